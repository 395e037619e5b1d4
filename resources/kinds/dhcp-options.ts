import { byDefault, one, resource, string, strings } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html'

/** Terraform documents no default for the servers, it asks to write them. */
export const dhcpOptions = resource(
  'dhcp-options',
  {
    terraform: ['aws_vpc_dhcp_options', 'aws_default_vpc_dhcp_options'],
    cloudformation: 'AWS::EC2::DHCPOptions',
    data: 'aws_vpc_dhcp_options',
  },
  {
    domainNameServers: strings(
      'domain_name_servers',
      'DomainNameServers',
      byDefault<readonly string[]>({ cloudformation: ['AmazonProvidedDNS'] }, page),
    ),
    domainName: string('domain_name', 'DomainName'),
  },
  {
    about: 'What instances of a VPC are told on start, above all which DNS servers they ask.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html',
  },
)

export const dhcpOptionsAssociation = resource(
  'dhcp-options-association',
  {
    terraform: 'aws_vpc_dhcp_options_association',
    cloudformation: 'AWS::EC2::VPCDHCPOptionsAssociation',
  },
  {
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    options: one('dhcp-options', 'dhcp_options_id', 'DhcpOptionsId'),
  },
  {
    about: 'Gives a VPC its DHCP options.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html',
  },
)
