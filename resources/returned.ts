/**
 * What an attribute of a resource says about it, where facts need to know: its id, the URL that API Gateway gives it, its DNS
 * name. Attributes that are not here say something else.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * https://github.com/hashicorp/terraform-provider-aws/tree/main/website/docs/r
 */
import type { Dialect } from '../model/declaration'

export type Returned =
  | 'id'
  | 'arn'
  | 'default-url'
  | 'dns-name'
  | 'service-name'
  /** A URL at the host name of the service that the resource is of. */
  | 'service-url'
  /** The name that a record for a domain of your own leads to, in its Region. */
  | 'regional-name'
  /** The same, of a domain served by CloudFront. */
  | 'edge-name'
  /** The name of the resource itself. */
  | 'own-name'
  /** Its address inside its subnet. */
  | 'private-address'

type Words = Readonly<Partial<Record<Returned, readonly string[]>>>

const SORTS: readonly Returned[] = [
  'id',
  'arn',
  'default-url',
  'dns-name',
  'service-name',
  'service-url',
  'regional-name',
  'edge-name',
  'own-name',
  'private-address',
]

const RETURNED: Readonly<Record<Dialect, ReadonlyMap<string, Words>>> = {
  terraform: new Map<string, Words>([
    ['rest-api', { id: ['id'] }],
    ['http-api', { id: ['id'], 'default-url': ['api_endpoint'] }],
    ['api-stage', { 'default-url': ['invoke_url'] }],
    ['api-deployment', { 'default-url': ['invoke_url'] }],
    ['http-stage', { 'default-url': ['invoke_url'] }],
    ['load-balancer', { id: ['id', 'arn'], 'dns-name': ['dns_name'] }],
    ['classic-load-balancer', { id: ['id', 'arn'], 'dns-name': ['dns_name'] }],
    ['listener', { id: ['id', 'arn'] }],
    ['target-group', { id: ['id', 'arn'] }],
    ['cloud-map-service', { id: ['id'], arn: ['arn'] }],
    ['endpoint-service', { id: ['id'], 'service-name': ['service_name'] }],
    ['sqs-queue', { 'service-url': ['url', 'id'] }],
    ['instance', { 'private-address': ['private_ip'] }],
    ['network-interface', { 'private-address': ['private_ip'] }],
    // The first entry is the Regional name; which entries follow differs.
    ['vpc-endpoint', { id: ['id'], 'dns-name': ['dns_entry[0].dns_name'] }],
    [
      'api-domain',
      {
        'regional-name': ['regional_domain_name'],
        'edge-name': ['cloudfront_domain_name'],
        'own-name': ['id', 'domain_name'],
      },
    ],
    [
      'http-domain',
      {
        'regional-name': ['domain_name_configuration[0].target_domain_name'],
        'own-name': ['id', 'domain_name'],
      },
    ],
  ]),
  cloudformation: new Map<string, Words>([
    ['rest-api', { id: ['Ref', 'RestApiId'] }],
    ['http-api', { id: ['Ref', 'ApiId'], 'default-url': ['ApiEndpoint'] }],
    ['load-balancer', { id: ['Ref', 'LoadBalancerArn'], 'dns-name': ['DNSName'] }],
    ['classic-load-balancer', { id: ['Ref'], 'dns-name': ['DNSName'] }],
    ['listener', { id: ['Ref', 'ListenerArn'] }],
    ['target-group', { id: ['Ref', 'TargetGroupArn'] }],
    ['cloud-map-service', { id: ['Ref', 'Id'], arn: ['Arn'] }],
    ['endpoint-service', { id: ['Ref', 'ServiceId'] }],
    ['sqs-queue', { 'service-url': ['Ref', 'QueueUrl'] }],
    ['instance', { 'private-address': ['PrivateIp'] }],
    ['network-interface', { 'private-address': ['PrimaryPrivateIpAddress'] }],
    ['vpc-endpoint', { id: ['Ref', 'Id'], 'dns-name': ['DnsEntries[0]|:[1]'] }],
    [
      'api-domain',
      {
        'regional-name': ['RegionalDomainName'],
        'edge-name': ['DistributionDomainName'],
        'own-name': ['Ref'],
      },
    ],
    ['http-domain', { 'regional-name': ['RegionalDomainName'], 'own-name': ['Ref'] }],
  ]),
}

export function returnedBy(dialect: Dialect, kind: string, attribute: string): Returned | undefined {
  const words = RETURNED[dialect].get(kind)
  return SORTS.find((sort) => words?.[sort]?.includes(attribute))
}

const IDENTITIES: Readonly<Record<Dialect, RegExp>> = {
  terraform: /^(?:id|arn)$/,
  cloudformation: /^(?:Ref|.*Id|.*Arn)$/,
}

/** An attribute by which others name the whole resource, whatever its kind. */
export const isIdentity = (dialect: Dialect, attribute: string): boolean =>
  IDENTITIES[dialect].test(attribute)

const REPOSITORY: Readonly<Record<Dialect, string>> = {
  terraform: 'repository_url',
  cloudformation: 'RepositoryUri',
}

/**
 * An attribute that is the address of a private repository of Amazon ECR, which no other resource has; the repository is of no kind.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html
 */
export const isRepositoryAddress = (dialect: Dialect, attribute: string): boolean =>
  REPOSITORY[dialect] === attribute
