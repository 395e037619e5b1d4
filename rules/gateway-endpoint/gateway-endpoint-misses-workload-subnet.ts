import { rule } from '../../engine/rule'

export default rule({
  id: 'gateway-endpoint-misses-workload-subnet',
  severity: 'warning',
  title: 'A workload calls a service from a subnet that the gateway endpoint for it does not serve',
  why: 'Where the subnet has no other way out, calls of the service time out; where it has a NAT gateway, they go through it and are charged there. A gateway endpoint is a route: it serves the subnets whose route table it is associated with, and no others of the VPC.',
  remedy:
    'Associate the gateway endpoint with the route table of every subnet whose workloads call the service.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].RouteTableIds"',
    says: 'the route table of every subnet that calls the service',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html',
  ],
  tags: ['gateway-endpoint', 'routing'],
  blocks: ['route-none'],
  about: 'vpc-endpoint',
  when: { type: 'Gateway' },
  must: { clientsWithoutRoute: { none: {} } },
  message:
    '{clientsWithoutRoute.address|calls|call} the service of {address} from a subnet whose route table the endpoint is not associated with.',
  pointAt: 'routeTables',
  traps: [
    'The endpoint is on the route table of the workload, alone or among others.',
    'Nothing in the configuration of the workload names the service; the name of a bucket or a table alone does not.',
    'An interface endpoint of the service with private DNS serves the workload wherever its routes lead.',
    'The route tables of the endpoint are not known here.',
  ],
})
