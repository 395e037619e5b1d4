import { rule } from '../../engine/rule'

export default rule({
  id: 'duplicate-private-dns-endpoint',
  severity: 'error',
  title: 'Two endpoints want the same private DNS name in one VPC',
  why: 'The deployment fails: AWS refuses the second endpoint with "private-dns-enabled cannot be set because there is already a conflicting DNS domain". A private DNS name has one owner in a VPC, and both endpoints claim it: they lead to the same service, or to two services that answer one name, such as two endpoint services of your own with the same private DNS name.',
  remedy:
    'Keep one endpoint for the name in the VPC, with a subnet in every zone that needs it; or turn private DNS off on all of them but one.',
  fixes: [
    {
      title: 'Keep one of the two endpoints for the whole VPC',
      costs: 'The one that stays has to let in the clients of both.',
      steps: ['a subnet of the remaining endpoint in every zone that the other one served'],
    },
    {
      title: 'Keep both, and turn private DNS of {quoted} off',
      costs: 'Clients then call the endpoint by its own DNS name, or by an alias record to it.',
      set: { privateDns: false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --filters Name=vpc-id,Values=VPC_ID --query "VpcEndpoints[].[ServiceName,PrivateDnsEnabled,VpcEndpointId]" --output text',
    says: 'True once a service',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/17269',
    'https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md',
  ],
  tags: ['private-dns', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', privateDns: true },
  must: { rivalEndpoints: { none: {} } },
  message:
    '{address} cannot be created: {rivalEndpoints.address} already has private DNS on for the same name in the same VPC.',
  pointAt: 'privateDns',
  traps: [
    'Only one of the two has private DNS on.',
    'They are in different VPCs.',
    'They are endpoints of different services without a name in common.',
    'They never exist together: conditions or counts exclude each other.',
    'One is a gateway endpoint, which has no private DNS name.',
  ],
})
