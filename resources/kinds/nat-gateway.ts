import { byDefault, one, resource, string } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html'

/** A regional one has no subnet, only a VPC. */
export const natGateway = resource(
  'nat-gateway',
  { terraform: 'aws_nat_gateway', cloudformation: 'AWS::EC2::NatGateway', data: 'aws_nat_gateway' },
  {
    subnet: one('subnet', 'subnet_id', 'SubnetId'),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    connectivity: string('connectivity_type', 'ConnectivityType', byDefault('public', page)),
    availability: string(
      'availability_mode',
      'AvailabilityMode',
      byDefault('zonal', 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html'),
    ),
    address: one('elastic-ip', 'allocation_id', 'AllocationId'),
  },
  {
    about: 'Lets private subnets reach out, to the internet or to other networks, under one address.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html',
    groups: ['route-target'],
  },
)

export const elasticIp = resource(
  'elastic-ip',
  { terraform: 'aws_eip', cloudformation: 'AWS::EC2::EIP', data: 'aws_eip' },
  {
    instance: one('instance', ['instance', 'instance_id'], 'InstanceId'),
    networkInterface: one('network-interface', ['network_interface', 'network_interface_id'], null),
  },
  {
    about: 'A public IPv4 address that stays.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html',
  },
)
