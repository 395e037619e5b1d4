import { rule } from '../../engine/rule'

export default rule({
  id: 'gateway-endpoint-without-route-table',
  severity: 'warning',
  title: 'A gateway endpoint is associated with no route table',
  why: 'Nothing uses the endpoint: requests to the service keep going through the NAT gateway and are paid for, or time out where there is none. A gateway endpoint has no network interface and no name of its own; all it does is to put one route, to the addresses of the service, into each route table it is associated with. AWS accepts one without any, so the deployment succeeds.',
  remedy: 'Associate the endpoint with the route tables of the subnets whose workloads use the service.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].RouteTableIds"',
    says: 'the route tables of the subnets that use the service',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
  ],
  tags: ['gateway-endpoint', 'routing'],
  about: 'vpc-endpoint',
  when: { type: 'Gateway', serviceKey: { oneOf: ['s3', 'dynamodb'] } },
  must: { routeTables: { exists: true } },
  message: '{address} is associated with no route table, so no traffic to {serviceKey} goes through it.',
  pointAt: 'routeTables',
  traps: [
    'Route tables are associated by resources of their own beside the endpoint.',
    'The list of route tables is handed in from elsewhere.',
    'An endpoint without a type is a gateway endpoint as well.',
  ],
})
