import { rule } from '../../engine/rule'

export default rule({
  id: 'private-dns-without-vpc-dns',
  severity: 'error',
  title: 'An endpoint turns on private DNS in a VPC whose DNS attributes are off',
  why: 'The deployment fails: AWS refuses private DNS on an endpoint unless both DNS attributes of its VPC, DNS support and DNS hostnames, are on. DNS hostnames are off in every VPC that is created by Terraform, CloudFormation or the API without saying so.',
  remedy: 'Turn on both DNS support and DNS hostnames of the VPC, or turn off private DNS on the endpoint.',
  fixes: [
    {
      title: 'Turn on both DNS attributes of {vpc.address}',
      costs: 'Instances with a public IPv4 address then get a public DNS name too.',
      set: { 'vpc.dnsSupport': true, 'vpc.dnsHostnames': true },
    },
    {
      title: 'Turn private DNS off',
      costs: 'Clients then call the endpoint by its own DNS name, or by an alias record to it.',
      set: { privateDns: false },
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-attribute --region {region} --vpc-id VPC_ID --attribute enableDnsHostnames',
    says: '"Value": true; the same for enableDnsSupport',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  ],
  tags: ['private-dns', 'deployment'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', privateDns: true, vpc: { exists: true } },
  must: { vpc: { dnsSupport: true, dnsHostnames: true } },
  message: '{address} turns on private DNS, but {vpc.address} does not have both DNS attributes on.',
  pointAt: 'privateDns',
  traps: [
    'The VPC lives elsewhere: nobody here can say how its attributes are set.',
    'Private DNS is off.',
    'The default VPC, where AWS turns both attributes on.',
  ],
})
