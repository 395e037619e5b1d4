import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-cannot-reach-target',
  severity: 'warning',
  raise: [{ to: 'error', when: { securityGroups: { exists: true } } }],
  title: 'Filters keep a VPC link away from the load balancer behind its integrations',
  why: 'Requests to the API end in 503 Service Unavailable or 504 Gateway Timeout, and nothing shows in the logs of the load balancer. The link is a set of network interfaces in the VPC, with security groups of their own: those must let traffic out to the port of the listener, and the groups of the load balancer must let it in from there. Terraform takes away the rule that lets everything out, so that a group which only says what may come in lets nothing out.',
  remedy:
    'Let the security groups of the link out to the listener, and let them, or the ranges of its subnets, in at the load balancer. Subnets and security groups of a link cannot be changed: another group means another link; the rules of the groups can.',
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/PATH',
    says: 'neither 503 nor 504',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://repost.aws/knowledge-center/api-gateway-alb-integration',
  ],
  tags: ['api-gateway', 'vpc-link', 'security-group'],
  blocks: ['security-group-ingress', 'security-group-egress', 'network-acl-out', 'network-acl-in'],
  about: 'vpc-link-v2',
  when: { integrations: { exists: true } },
  must: { filteredBalancers: { none: {} } },
  message:
    '{address} cannot reach {filteredBalancers.address}: security groups or network ACLs between them do not let it through to the listener.',
  pointAt: 'securityGroups',
  differs: {
    cloudformation:
      'A template keeps the rule that lets everything out of a security group; Terraform takes it away.',
  },
  traps: [
    'The load balancer lets in the security group of the link, or the range of its subnets or of the VPC.',
    'A Network Load Balancer without security groups filters nothing.',
    'Security groups of the link that come from elsewhere: nobody here can say what they let out.',
    'An integration that leads to a Cloud Map service.',
    'A link that no integration uses.',
  ],
})
