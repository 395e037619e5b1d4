import { rule } from '../../engine/rule'

export default rule({
  id: 'route-to-dead-target',
  severity: 'error',
  title: 'A route leads to something that takes no traffic from its VPC',
  why: 'What follows this route is lost, or AWS refuses the route. Its target is not attached to the VPC of the route table: an internet gateway or virtual private gateway that is attached to no VPC or to another one, a NAT gateway or network interface in another VPC, a transit gateway without an attachment of this VPC, a peering connection between others or one that nobody accepts.',
  remedy:
    'Attach the target to the VPC of the route table, or accept the peering connection: auto_accept = true within one account and Region, aws_vpc_peering_connection_accepter otherwise. If the target belongs to another VPC, name the one of this VPC.',
  fixes: [
    {
      title: 'Attach {target.address} to the VPC of the table, or accept it',
      costs:
        'An internet gateway or virtual private gateway is attached to one VPC at a time. A peering connection is accepted by the owner of the other VPC.',
    },
    {
      title: 'Let the route lead to a target of this VPC',
    },
  ],
  check: {
    command:
      'aws ec2 describe-route-tables --region {region} --route-table-ids ROUTE_TABLE_ID --query "RouteTables[].Routes[].[DestinationCidrBlock,State]" --output text',
    says: 'active, not blackhole',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
    'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    'https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html',
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/vpc_peering_connection.html.markdown',
  ],
  tags: ['routing'],
  about: 'route',
  when: { target: { ownership: 'managed' } },
  must: { targetTakesTraffic: true },
  message:
    'A route of {table.address} leads to {target.address}, which takes no traffic from the VPC of that table.',
  pointAt: 'target',
  differs: {
    cloudformation:
      'A peering connection within one account and Region is accepted by itself; Terraform accepts it only with auto_accept or an accepter.',
  },
  traps: [
    'The gateway is attached by a resource of its own.',
    'A peering connection with another account or Region: it is accepted there.',
    'The peering connection is accepted by an accepter.',
    'The target, or the VPC of the route table, lives elsewhere.',
    'An attachment is declared where nobody knows its VPC.',
  ],
})
