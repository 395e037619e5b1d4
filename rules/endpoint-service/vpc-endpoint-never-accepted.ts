import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-never-accepted',
  severity: 'warning',
  raise: [{ to: 'error', when: { dialect: 'terraform', deployedWithService: true } }],
  title: 'Nobody accepts the connection of an endpoint to an endpoint service',
  why: 'Connections through the endpoint time out: its service requires that each connection is accepted, and nothing here accepts this one. The endpoint stays in pendingAcceptance and carries no traffic, while terraform apply reports success.',
  remedy:
    'Accept it: aws_vpc_endpoint_connection_accepter with the provider of the account that owns the service; or auto_accept, when both are in one account. Or do not require acceptance, and allow only the principals that need the service. CloudFormation has no resource that accepts a connection: turn the requirement off, or accept by a custom resource or by hand.',
  fixes: [
    {
      title: 'Accept the connection in the account of the service',
      costs:
        'CloudFormation has no resource for it: there it takes a custom resource, or somebody who accepts by hand.',
      steps: ['aws_vpc_endpoint_connection_accepter, with the provider of the account that owns the service'],
    },
    {
      title: 'In Terraform, let the endpoint accept by itself (auto_accept)',
      costs: 'Works only where endpoint and service are in one account and Region.',
      set: { autoAccept: true },
    },
    {
      title: 'Let {ownService.address} accept every connection',
      costs: 'Every principal that the service allows is then connected at once.',
      set: { 'ownService.acceptanceRequired': false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].State" --output text',
    says: 'available',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/22288',
  ],
  tags: ['privatelink', 'endpoint-service'],
  about: 'vpc-endpoint',
  when: { ownService: { acceptanceRequired: true }, autoAccept: { isNot: true } },
  must: { accepted: true },
  message:
    '{address} will stay in pendingAcceptance and carry no traffic: {ownService.address} requires acceptance, and nothing here accepts the connection.',
  pointAt: 'service',
  differs: {
    cloudformation:
      'A warning: CloudFormation has no resource that accepts a connection, so that it is often accepted by hand or by code that a template does not show.',
  },
  traps: [
    'The service does not require acceptance.',
    'An accepter for the endpoint is declared.',
    'auto_accept is on: it works in one account, and in two its own rule says so.',
    'The service lives elsewhere.',
    'A notification about connections is declared, a function knows the service, or a policy allows ec2:AcceptVpcEndpointConnections: code may accept.',
  ],
})
