import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-in-zone-without-service',
  severity: 'error',
  title: 'An endpoint has a subnet in a zone that its endpoint service is not offered in',
  why: 'The endpoint cannot be created: "The VPC endpoint service does not support the availability zone of the subnet". An endpoint service exists only in the Availability Zones of its Network Load Balancers, and an endpoint takes subnets in these zones only. Clients in other zones of its VPC use it all the same.',
  remedy:
    'Choose subnets in the zones that consumer and service share; between accounts compare the ids of zones, because their names differ by account. Or give the load balancer a subnet in the zone, with targets, and then modify the endpoint service once, before consumers can use the zone.',
  fixes: [
    {
      title: 'Leave the subnet out of the endpoint',
      costs:
        'Clients in that zone reach the endpoint in another one, which is charged as traffic between zones.',
      steps: ['subnets in the zones of the load balancer only'],
    },
    {
      title: 'Offer the service in that zone too',
      costs:
        'Targets in the zone, or cross-zone load balancing; the endpoint service has to be modified once.',
      steps: ['a subnet of the load balancer in the zone'],
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-services --region {region} --service-names SERVICE_NAME --query "ServiceDetails[].AvailabilityZones[]"',
    says: 'every zone of the endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/785',
  ],
  tags: ['privatelink', 'vpc-endpoint', 'endpoint-service', 'deployment'],
  blocks: ['endpoint-zone-not-offered'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', ownService: { networkLoadBalancers: { some: {} } } },
  must: { unofferedSubnets: { none: {} } },
  message:
    '{address} cannot be created: {unofferedSubnets.address} is in a zone that {ownService.address} is not offered in.',
  pointAt: 'subnets',
  traps: [
    'The load balancer is in the zone; that it is in more zones harms nobody.',
    'One of several load balancers of the service is in the zone.',
    'A name and an id of a zone, or names of zones in two accounts, cannot be compared.',
    'The endpoint asks for the service in another Region: zones need not be the same.',
    'The service lives elsewhere, or subnets of its load balancer are not known here.',
  ],
})
