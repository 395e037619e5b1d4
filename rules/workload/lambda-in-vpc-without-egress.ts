import { rule } from '../../engine/rule'

export default rule({
  id: 'lambda-in-vpc-without-egress',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { callsWithoutAddress: { exists: true } },
      message:
        '{address} cannot call {callsWithoutAddress}: a subnet of it leads to an internet gateway, which passes nothing of a function, and no endpoint serves that in its VPC.',
    },
  ],
  title: 'A function in a VPC calls what its subnets have no way to',
  why: 'Every such call hangs until the function ends with "Task timed out". The network interfaces of a function never get a public IPv4 address, whatever the subnet gives to others, and an internet gateway drops what comes from a private one. So a function in a public subnet reaches its VPC and no more, and in a subnet without any route out it is the same.',
  remedy:
    'Put the function into private subnets whose default route leads to a NAT gateway. For AWS services alone, add their VPC endpoints instead. Or take the function out of the VPC, if it needs nothing there.',
  fixes: [
    {
      title: 'Put the function into private subnets whose default route leads to a NAT gateway',
      costs: 'A NAT gateway is charged by the hour and by the gigabyte.',
    },
    {
      title: 'Add VPC endpoints for the AWS services that it calls',
      costs: 'Serves AWS services only. Interface endpoints are charged by the hour, zone and gigabyte.',
    },
    {
      title: 'Take the function out of the VPC',
      costs: 'It then reaches nothing that only the VPC reaches.',
    },
  ],
  check: {
    command: 'aws lambda invoke --region {region} --function-name FUNCTION_NAME response.json',
    says: 'StatusCode 200 and no FunctionError',
  },
  links: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
  ],
  tags: ['lambda', 'routing'],
  blocks: ['route-none', 'internet-gateway-without-public-address'],
  about: 'lambda-function',
  when: { subnets: { some: { any: [{ class: 'public' }, { hasRoutesOut: false }] } } },
  must: { callsWithoutAddress: { exists: false }, hostsWithoutWay: { exists: false } },
  message:
    '{address} cannot call {hostsWithoutWay}: a subnet of it has no way to the internet that takes a function along.',
  pointAt: 'subnets',
  traps: [
    'The subnets are private and have a NAT gateway.',
    'An endpoint in the VPC serves the service.',
    'Nothing in the configuration of the function names anything outside of its VPC.',
    'The function may use IPv6: nobody has measured whether that has a way out.',
    'The function is in no VPC.',
    'A private hosted zone of the VPC answers the name of the host.',
    'The function is told of a proxy.',
    'A URL is one of origins, redirects or issuers that the function compares or hands on.',
    'An AWS service out of reach of a subnet without any route: private-workload-without-endpoints says that.',
  ],
})
