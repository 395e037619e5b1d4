import { rule } from '../../engine/rule'

export default rule({
  id: 'gateway-endpoint-twice-on-route-table',
  severity: 'error',
  title: 'Two gateway endpoints of one service are on the same route table',
  why: 'The deployment fails: a route table takes one route to the addresses of a service, and each gateway endpoint brings one, so the second is refused because the route already exists. Two gateway endpoints of one service in a VPC are fine as long as no route table is associated with both.',
  remedy: 'Keep one gateway endpoint a service for each route table; one for the whole VPC is usual.',
  fixes: [
    {
      title: 'Keep one gateway endpoint for the whole VPC',
      costs: 'Policies of both endpoints have to become one.',
      steps: ['every route table on the endpoint that stays'],
    },
    {
      title: 'Keep both, with no route table in common',
      costs: 'Which policy holds then depends on the subnet.',
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].RouteTableIds"',
    says: 'no route table that another gateway endpoint of the service has',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/18607',
  ],
  tags: ['gateway-endpoint', 'routing', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: 'Gateway' },
  must: { tableSharers: { none: {} } },
  message:
    '{address} cannot be associated with all of its route tables: {tableSharers.address}, of the same service, is on one of them already.',
  pointAt: 'routeTables',
  traps: [
    'The two endpoints are on different route tables.',
    'They are of different services, S3 and DynamoDB.',
    'They never exist together: conditions or counts exclude each other.',
  ],
})
