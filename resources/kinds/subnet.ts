import { boolean, byDefault, one, resource, string } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html'

export const subnet = resource(
  'subnet',
  { terraform: ['aws_subnet', 'aws_default_subnet'], cloudformation: 'AWS::EC2::Subnet', data: 'aws_subnet' },
  {
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    cidr: string('cidr_block', 'CidrBlock'),
    ipv6Cidr: string('ipv6_cidr_block', 'Ipv6CidrBlock'),
    assignsIpv6: boolean('assign_ipv6_address_on_creation', 'AssignIpv6AddressOnCreation'),
    zone: string('availability_zone', 'AvailabilityZone'),
    zoneId: string('availability_zone_id', 'AvailabilityZoneId'),
    mapPublicIp: boolean('map_public_ip_on_launch', 'MapPublicIpOnLaunch', byDefault(false, page)),
  },
  {
    about: 'A range of addresses of a VPC in one Availability Zone.',
    link: page,
    defaults: {
      aws_default_subnet: {
        mapPublicIp: byDefault(
          true,
          'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html',
        ),
      },
    },
  },
)
