/**
 * Names of condition keys are not case-sensitive: `aws:sourceVpce` is `aws:SourceVpce`
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). Rules know one spelling of each.
 */
const KEYS = [
  'aws:CalledVia',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:ViaAWSService',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  's3:DataAccessPointAccount',
] as const

const spelled = new Map<string, string>(KEYS.map((key) => [key.toLowerCase(), key]))

/** A key as rules spell it; one that they do not know stays as it is written. */
export const conditionKey = (written: string): string => spelled.get(written.toLowerCase()) ?? written
