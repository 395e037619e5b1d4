/**
 * Attributes of `Fn::GetAtt` that give back the property of the same name, by CloudFormation type.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html (Return values), and
 * the pages of the other types. Attributes that AWS only fills in when the property is missing are here too: where the
 * property is set, both are the same.
 */
export const MIRRORED_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['AWS::EC2::VPC', new Set(['CidrBlock'])],
  ['AWS::EC2::Subnet', new Set(['AvailabilityZone', 'CidrBlock', 'VpcId'])],
  ['AWS::EC2::SecurityGroup', new Set(['VpcId'])],
])
