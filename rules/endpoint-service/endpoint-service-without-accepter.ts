import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-without-accepter',
  severity: 'warning',
  title: 'An endpoint service requires acceptance, and nothing here accepts connections',
  why: 'Consumers of the service see their connections time out: each new endpoint stays in pendingAcceptance, carries no traffic and answers no private name until the owner of the service accepts it. Nothing here does, and nobody is told that a request is waiting. CloudFormation requires acceptance also when the template does not mention it.',
  remedy:
    'Accept the endpoints that you know: aws_vpc_endpoint_connection_accepter in Terraform, a custom resource in CloudFormation, which has no resource of its own for it. Or declare a connection notification, so that somebody hears of requests. Or turn the requirement off and allow only the principals that need the service. If somebody accepts by hand on purpose, allow this warning with that reason.',
  fixes: [
    {
      title: 'Accept the endpoints that you know',
      costs: 'CloudFormation has no resource for it: there it takes a custom resource.',
      steps: ['aws_vpc_endpoint_connection_accepter for each endpoint'],
    },
    {
      title: 'Let somebody be told of requests, and accept by hand',
      costs: 'Each new endpoint waits for that person.',
      steps: ['a connection notification for the event Connect'],
    },
    {
      title: 'Turn the requirement off',
      costs: 'Every principal that the service allows is then connected at once.',
      set: { acceptanceRequired: false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-connections --region {region} --filters Name=service-id,Values=SERVICE_ID --query "VpcEndpointConnections[].[VpcEndpointId,VpcEndpointState]" --output text',
    says: 'available; none pendingAcceptance',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/endpoint-service-overview.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpointConnectionNotification.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/22288',
  ],
  tags: ['privatelink', 'endpoint-service'],
  about: 'endpoint-service',
  when: { ownership: 'managed', acceptanceRequired: true },
  must: {
    any: [
      { accepters: { some: {} } },
      { notifications: { some: {} } },
      { namingWorkloads: { some: {} } },
      { requests: { some: {} } },
    ],
  },
  message:
    '{address} requires that each connection is accepted, but nothing here accepts one, and nobody is told of requests.',
  pointAt: 'acceptanceRequired',
  traps: [
    'The service does not require acceptance.',
    'An accepter is declared, also one for an endpoint that lives elsewhere.',
    'A connection notification is declared: whoever hears of it may accept.',
    'A custom resource, a provisioner or a function knows the service, or a policy allows ec2:AcceptVpcEndpointConnections: code may accept.',
    'The endpoint that asks is here too: then the fault is told at the endpoint, not twice.',
  ],
})
