import { one, resource, string } from '../define'

const page = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html'

export const blockPublicAccess = resource(
  'block-public-access',
  {
    terraform: 'aws_vpc_block_public_access_options',
    cloudformation: 'AWS::EC2::VPCBlockPublicAccessOptions',
  },
  { mode: string('internet_gateway_block_mode', 'InternetGatewayBlockMode') },
  { about: 'Blocks internet gateways for all VPCs of an account in a Region.', link: page },
)

export const blockPublicAccessExclusion = resource(
  'block-public-access-exclusion',
  {
    terraform: 'aws_vpc_block_public_access_exclusion',
    cloudformation: 'AWS::EC2::VPCBlockPublicAccessExclusion',
  },
  {
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    subnet: one('subnet', 'subnet_id', 'SubnetId'),
    mode: string('internet_gateway_exclusion_mode', 'InternetGatewayExclusionMode'),
  },
  { about: 'Exempts a VPC or a subnet from blocked public access.', link: page },
)
