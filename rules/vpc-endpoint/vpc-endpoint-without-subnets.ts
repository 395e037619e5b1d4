import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-without-subnets',
  severity: 'error',
  title: 'An endpoint that needs network interfaces has no subnet',
  why: 'Nobody reaches the service through the endpoint: it has no network interface, hence no address that its names could lead to. Such an endpoint gets one network interface in each subnet it is given, and it is given none; only gateway endpoints work without.',
  remedy:
    'Give the endpoint a subnet in each zone where its clients run. A module that hands on an empty list of subnets is the usual cause.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].SubnetIds"',
    says: 'a subnet in each zone of its clients',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
  ],
  tags: ['vpc-endpoint', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: { oneOf: ['Interface', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork'] } },
  must: { subnets: { exists: true } },
  message: '{address} has no subnet, so it has no network interface and nothing can reach it.',
  pointAt: 'subnets',
  traps: [
    'A gateway endpoint has route tables instead of subnets.',
    'Subnets are added by resources of their own beside the endpoint, or by subnet_configuration blocks.',
    'The list of subnets is handed in from elsewhere.',
  ],
})
