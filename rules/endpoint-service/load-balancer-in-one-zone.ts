import { rule } from '../../engine/rule'

export default rule({
  id: 'load-balancer-in-one-zone',
  severity: 'note',
  title: 'The Network Load Balancer of an endpoint service is in one Availability Zone',
  why: 'When that zone fails, the service is gone for every consumer. Besides, an endpoint service exists only in the zones of its load balancers: consumers cannot put their endpoints into other zones, and get "does not support the availability zone of the subnet" where they try.',
  remedy:
    'Give the load balancer a subnet in a second zone, with targets in each. After a zone is added to the load balancer, the endpoint service has to be modified once before consumers can use it.',
  check: {
    command:
      'aws elbv2 describe-load-balancers --region {region} --names LOAD_BALANCER_NAME --query "LoadBalancers[].AvailabilityZones[].ZoneName"',
    says: 'two zones at least',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/785',
  ],
  tags: ['privatelink', 'load-balancer', 'resilience'],
  about: 'load-balancer',
  when: {
    ownership: 'managed',
    type: 'network',
    endpointServices: { some: {} },
    subnets: {
      some: { vpc: { spansZones: true } },
      none: { zoneSort: 'local-zone' },
    },
  },
  must: { spansZones: true },
  message:
    '{address} stands behind {endpointServices.address} in one Availability Zone: the service fails with that zone.',
  pointAt: 'subnets',
  traps: [
    'No endpoint service names the load balancer.',
    'All subnets of the VPC are in one zone.',
    'A Local Zone or a Wavelength Zone: there is often no second one.',
    'The zones of the subnets are not known.',
  ],
})
