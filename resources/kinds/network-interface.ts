import { boolean, byDefault, entry, many, resource } from '../define'

export const networkInterface = resource(
  'network-interface',
  {
    terraform: 'aws_network_interface',
    cloudformation: 'AWS::EC2::NetworkInterface',
    data: 'aws_network_interface',
  },
  {
    subnets: entry('subnet', 'subnet_id', 'SubnetId'),
    securityGroups: many('security-group', 'security_groups', 'GroupSet'),
    sourceDestCheck: boolean(
      'source_dest_check',
      'SourceDestCheck',
      byDefault(true, 'https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html'),
    ),
  },
  {
    about: 'A network card: an address in a subnet behind security groups.',
    link: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html',
    groups: ['route-target'],
  },
)
