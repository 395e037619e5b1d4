import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-arguments-do-not-fit-type',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { type: 'Gateway' },
      message:
        '{address} is a gateway endpoint, but has subnets, security groups or private DNS: it takes route tables only.',
    },
    {
      to: 'error',
      when: { type: 'Interface', routeTables: { exists: true } },
      message: '{address} is an interface endpoint, but has route tables: those belong to gateway endpoints.',
    },
    {
      to: 'error',
      when: { type: 'GatewayLoadBalancer' },
      message:
        '{address} leads to a Gateway Load Balancer: it takes exactly one subnet, and no security group, policy, route table or private DNS.',
    },
  ],
  title: 'A VPC endpoint has arguments of another type of endpoint',
  why: 'The endpoint cannot be created, or an argument has no effect. A gateway endpoint is a route: it takes route tables and a policy. An interface endpoint is made of network interfaces: it takes subnets, security groups and private DNS. An endpoint of a Gateway Load Balancer takes one subnet and nothing of all that. A policy on an endpoint for a service that is not one of AWS restricts nothing: such an endpoint always allows full access, which is the reason for a warning.',
  remedy:
    'Take the argument out, or change the type of the endpoint. Access to an endpoint service is restricted by the security groups of the endpoint and by what stands behind the service.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].[VpcEndpointType,State]"',
    says: 'the type that was meant, and available',
  },
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-load-balancer-endpoints.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  ],
  tags: ['vpc-endpoint', 'deployment'],
  about: 'vpc-endpoint',
  when: { ownership: 'managed' },
  must: {
    all: [
      {
        any: [
          { type: { isNot: 'Gateway' } },
          { serviceKey: { noneOf: ['s3', 'dynamodb', 's3express'] } },
          {
            subnets: { exists: false },
            securityGroups: { exists: false },
            privateDns: { isNot: true },
          },
        ],
      },
      { any: [{ type: { isNot: 'Interface' } }, { routeTables: { exists: false } }] },
      {
        any: [
          { type: { isNot: 'Interface' } },
          { policy: { exists: false } },
          { serviceKey: { not: { matches: 'vpce-svc-*' } } },
        ],
      },
      {
        any: [
          { type: { isNot: 'GatewayLoadBalancer' } },
          {
            subnets: { count: { atMost: 1 } },
            securityGroups: { exists: false },
            routeTables: { exists: false },
            policy: { exists: false },
            privateDns: { isNot: true },
          },
        ],
      },
    ],
  },
  message:
    '{address} has a policy, but leads to an endpoint service: policies have no effect there, the endpoint allows full access.',
  pointAt: 'type',
  traps: [
    'Null, false and empty lists are nothing, as in modules that pass an argument for one type only.',
    'A type that is not known yet, like those that AWS may add.',
    'A policy on an endpoint for a service of AWS.',
    'A gateway endpoint for a service that has none: that its type is wrong is told by another rule.',
  ],
})
