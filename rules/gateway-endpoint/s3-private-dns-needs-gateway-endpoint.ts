import { rule } from '../../engine/rule'

export default rule({
  id: 's3-private-dns-needs-gateway-endpoint',
  severity: 'warning',
  raise: [{ to: 'error', when: { gatewaysOfService: { none: {} } } }],
  title: 'Private DNS of an S3 interface endpoint needs a gateway endpoint that is not there',
  why: 'The deployment fails: "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC must have a gateway endpoint for the service". That option is on unless it is turned off: private DNS of S3 then answers only queries that come in through Resolver inbound endpoints, and everything inside the VPC is meant to use the free gateway endpoint, which therefore must exist first and stay. Leaving out dns_options or DnsOptions does not turn it off, even though the Terraform provider documents false as the default.',
  remedy:
    'Add a gateway endpoint for S3 to the VPC, on its route tables, and make the interface endpoint depend on it. Or let private DNS answer inside the VPC as well: private_dns_only_for_inbound_resolver_endpoint = false in dns_options, PrivateDnsOnlyForInboundResolverEndpoint: AllResolvers in DnsOptions.',
  fixes: [
    {
      title: 'Add a gateway endpoint for S3 to the VPC',
      costs: 'A gateway endpoint is free.',
      steps: ['a gateway endpoint for S3, on the route tables of the VPC', '{quoted} depends on it'],
    },
    {
      title: 'Let private DNS answer inside the VPC as well',
      costs:
        'Traffic to S3 from inside the VPC then goes through the interface endpoint, and is charged there.',
      steps: [
        'Terraform: private_dns_only_for_inbound_resolver_endpoint = false in dns_options; CloudFormation: PrivateDnsOnlyForInboundResolverEndpoint: AllResolvers in DnsOptions',
      ],
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --filters Name=vpc-id,Values=VPC_ID Name=service-name,Values=com.amazonaws.{region}.s3 --query "VpcEndpoints[].[VpcEndpointType,State]" --output text',
    says: 'Gateway available, or with B Interface available',
  },
  links: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpcendpoint-dnsoptionsspecification.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/46404',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/982',
  ],
  tags: ['private-dns', 'gateway-endpoint', 'deployment'],
  about: 'vpc-endpoint',
  when: {
    type: 'Interface',
    serviceKey: 's3',
    privateDns: true,
    privateDnsOnlyForInboundResolverEndpoint: { isNot: false },
  },
  must: { declaredGateways: { some: {} } },
  message:
    '{address} cannot be created without a gateway endpoint for S3 in {vpc.address}, and none is declared here: private DNS of S3 is for inbound resolver endpoints only unless told otherwise, and that needs one.',
  pointAt: 'privateDns',
  traps: [
    'The VPC has a gateway endpoint for S3.',
    'Private DNS is set to answer all resolvers.',
    'Private DNS is off.',
    'The interface endpoint is of another service.',
    'The VPC lives elsewhere and so may the gateway endpoint: a warning, not an error.',
  ],
})
