import { rule } from '../../engine/rule'

export default rule({
  id: 'gateway-endpoint-client-blocked',
  severity: 'error',
  title: 'A workload is kept from the service of a gateway endpoint by filters of its own',
  why: 'Calls of S3 or DynamoDB time out while everything else works. A gateway endpoint has no address and no security group: it only brings a route, and clients still talk to the public addresses of the service. A security group that lets out to the VPC alone, or a network ACL whose outgoing rules name private ranges alone, drops these packets before the route is taken.',
  remedy:
    'Let TCP 443 out to the prefix list of the service in the security group of the workload: prefix_list_id of the endpoint, or DestinationPrefixListId. In the network ACL, which knows no prefix lists, let 443 out to 0.0.0.0/0.',
  check: {
    command: 'curl -I -m 5 https://s3.{region}.amazonaws.com',
    says: 'from the workload: any HTTP answer, no time-out; for DynamoDB dynamodb in place of s3',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
  ],
  tags: ['gateway-endpoint', 'security-group', 'network-acl'],
  blocks: ['security-group-egress', 'network-acl-out'],
  about: 'workload',
  when: { subnets: { exists: true } },
  must: { shutGateways: { none: {} } },
  message:
    '{address} cannot reach the service of {shutGateways.address}: its security groups or the network ACL of its subnet let nothing out to the public addresses of that service.',
  pointAt: 'securityGroups',
  traps: [
    'A rule lets out to the prefix list of the service, by reference to the endpoint or by the name of the list.',
    'A rule lets everything out.',
    'The prefix list is handed in from elsewhere: it is likely the right one.',
    'Nothing in the configuration of the workload names the service.',
    'The endpoint is on no route table of the workload: that is another fault.',
    'An interface endpoint of the service with private DNS answers the name.',
  ],
})
