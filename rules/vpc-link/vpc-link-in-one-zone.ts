import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-in-one-zone',
  severity: 'note',
  preview: true,
  title: 'A VPC link has subnets in one zone only',
  why: 'When that zone fails, no request of an API gets into the VPC any more, whatever zones the load balancer behind the link is in: API Gateway goes through the network interfaces that it makes in the subnets of the link. AWS recommends two zones at least, and a VPC link cannot get other subnets later.',
  remedy: 'Name a subnet in each zone of the load balancer. Changing the subnets replaces the link.',
  check: {
    command: 'aws apigatewayv2 get-vpc-link --region {region} --vpc-link-id VPC_LINK_ID --query SubnetIds',
    says: 'subnets in several zones',
  },
  links: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html'],
  tags: ['vpc-link', 'resilience'],
  about: 'vpc-link-v2',
  when: {
    subnets: { exists: true, every: { vpc: { spansZones: true } } },
  },
  must: { spansZones: true },
  message: '{address} is in one zone of a VPC that has several: no API gets through it when that zone fails.',
  pointAt: 'subnets',
  traps: [
    'The VPC has subnets in one zone only.',
    'The subnets of the link are in several zones, whatever their names.',
    'The subnets, or their zones, are not known here.',
  ],
})
