import { one, resource, string, strings } from '../define'

export const prefixList = resource(
  'prefix-list',
  {
    terraform: 'aws_ec2_managed_prefix_list',
    cloudformation: 'AWS::EC2::PrefixList',
    data: ['aws_ec2_managed_prefix_list', 'aws_prefix_list'],
  },
  {
    name: string('name', 'PrefixListName'),
    family: string('address_family', 'AddressFamily'),
    cidrs: strings(['entry[].cidr', 'entries[].cidr', 'cidr_blocks'], 'Entries[].Cidr'),
  },
  {
    about: 'A named list of address ranges, for rules and routes.',
    link: 'https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html',
    identity: ['name'],
  },
)

export const prefixListEntry = resource(
  'prefix-list-entry',
  { terraform: 'aws_ec2_managed_prefix_list_entry', cloudformation: null },
  { list: one('prefix-list', 'prefix_list_id', null), cidrs: strings('cidr', null) },
  {
    about: 'Adds a range of addresses to a prefix list.',
    link: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/ec2_managed_prefix_list_entry.html.markdown',
    lays: { on: 'list', adds: ['cidrs'] },
  },
)
