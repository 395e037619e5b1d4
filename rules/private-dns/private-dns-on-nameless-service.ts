import { rule } from '../../engine/rule'

export default rule({
  id: 'private-dns-on-nameless-service',
  severity: 'error',
  title: 'An endpoint turns on private DNS of an endpoint service that has no private name',
  why: 'The endpoint cannot be created: "Private DNS can\'t be enabled because the service ... does not provide a private DNS name". An endpoint service of your own has no private DNS name until its owner gives it one and proves to own the domain; only services of AWS have names from the start.',
  remedy:
    'Turn private DNS off and use the name of the endpoint, or an alias record to it in a private hosted zone. Or give the service a private DNS name, and verify its domain before endpoints use it.',
  fixes: [
    {
      title: 'Turn private DNS off',
      costs: 'Clients then call the endpoint by its own DNS name, or by an alias record to it.',
      set: { privateDns: false },
    },
    {
      title: 'Give {ownService.address} a private DNS name',
      costs: 'Its owner has to prove ownership of the domain by a TXT record before endpoints use it.',
      steps: [
        'the private DNS name of the service',
        'the TXT record that AWS asks for in the public DNS of that domain',
      ],
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-services --region {region} --service-names SERVICE_NAME --query "ServiceDetails[].[PrivateDnsName,PrivateDnsNameVerificationState]"',
    says: 'a name, and verified',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://github.com/vespa-engine/vespa/pull/33303',
    'https://github.com/eksctl-io/eksctl/issues/3214',
  ],
  tags: ['privatelink', 'private-dns', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', privateDns: true, ownService: { ownership: 'managed' } },
  must: { ownService: { hasPrivateDnsName: true } },
  message: '{address} turns on private DNS, but {ownService.address} has no private DNS name.',
  pointAt: 'privateDns',
  traps: [
    'The service has a private DNS name.',
    'Private DNS is off.',
    'The service lives elsewhere: nobody here can say whether it has a name.',
    'A custom resource or a provisioner gets the id of the service: it may set the name.',
  ],
})
