import { rule } from '../../engine/rule'

export default rule({
  id: 'private-dns-before-acceptance',
  severity: 'error',
  title: 'Private DNS is turned on before the connection of the endpoint is accepted',
  why: 'The deployment fails, or the private name resolves to an endpoint that carries no traffic: private DNS cannot be turned on while a connection waits for acceptance. The endpoint service requires acceptance, and here private DNS is asked for with the endpoint itself, or beside the accepter without waiting for it.',
  remedy:
    'In Terraform leave private DNS out of the endpoint and turn it on by aws_vpc_endpoint_private_dns, with depends_on naming the accepter. In CloudFormation deploy in two steps: private DNS off until the connection is accepted, then on. Or do not require acceptance, and allow only the principals that need the service.',
  fixes: [
    {
      title: 'Turn private DNS on after the connection is accepted',
      costs: 'CloudFormation takes two deployments: off first, on when the connection is accepted.',
      steps: ['in Terraform aws_vpc_endpoint_private_dns, with depends_on naming the accepter'],
      set: { privateDns: false },
    },
    {
      title: 'Let the service accept by itself',
      costs: 'Every principal that the service allows is then connected at once.',
      set: { 'ownService.acceptanceRequired': false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].[State,PrivateDnsEnabled]" --output text',
    says: 'available True',
  },
  links: [
    'https://github.com/hashicorp/terraform-provider-aws/pull/37628',
    'https://github.com/hashicorp/terraform-provider-aws/issues/7148',
    'https://github.com/crossplane-contrib/provider-aws/issues/1363',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html',
  ],
  tags: ['privatelink', 'private-dns', 'deployment'],
  about: 'vpc-endpoint',
  when: {
    type: 'Interface',
    privateDns: true,
    autoAccept: { isNot: true },
    ownService: { acceptanceRequired: true },
  },
  must: { privateDnsAfterAcceptance: true },
  message:
    '{address} turns on private DNS before anybody can have accepted its connection to {ownService.address}.',
  pointAt: 'privateDns',
  traps: [
    'Private DNS is turned on by a resource of its own that waits for the accepter.',
    'auto_accept: the provider accepts as part of creating the endpoint.',
    'The service does not require acceptance, as those of AWS never do.',
    'Private DNS waits for something that may accept by code.',
  ],
})
