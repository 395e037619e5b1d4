import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-open-to-everyone',
  severity: 'warning',
  title: 'Every AWS account can connect to an endpoint service, and nobody is asked',
  why: 'Whoever learns the name of the service reaches what is behind it from any AWS account: the principal * admits all of them, and without acceptance each endpoint is connected at once. AWS says of the two together that they make the load balancer public, even when it has no public address.',
  remedy:
    'Name the principals that need the service, or require acceptance, so that each connection is looked at.',
  fixes: [
    {
      title: 'Name the principals that need the service',
      costs: 'New consumers have to be added.',
      steps: ['the ARN of each account, role or user in place of *'],
    },
    {
      title: 'Require acceptance',
      costs: 'Each new endpoint waits until somebody accepts it.',
      set: { acceptanceRequired: true },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-service-configurations --region {region} --service-ids SERVICE_ID --query "ServiceConfigurations[].AcceptanceRequired"',
    says: 'true, unless the principals are named',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpointServicePermissions.html',
  ],
  tags: ['privatelink', 'endpoint-service', 'exposure'],
  about: 'endpoint-service',
  when: { ownership: 'managed', allowedPrincipals: { includes: '*' } },
  must: { acceptanceRequired: true },
  message: '{address} allows every principal (*) and accepts every connection by itself.',
  pointAt: 'acceptanceRequired',
  traps: ['Each connection must be accepted.', 'The principals are named.'],
})
