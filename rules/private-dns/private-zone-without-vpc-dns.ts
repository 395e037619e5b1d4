import { rule } from '../../engine/rule'

export default rule({
  id: 'private-zone-without-vpc-dns',
  severity: 'warning',
  preview: true,
  title: 'A private hosted zone is associated with a VPC whose DNS attributes are off',
  why: 'Nothing in the VPC gets an answer from the zone, and no deployment says so: Route 53 answers from private hosted zones only in VPCs where both DNS attributes, DNS support and DNS hostnames, are on. DNS hostnames are off in every VPC that is created by Terraform, CloudFormation or the API without saying so.',
  remedy: 'Turn on both DNS support and DNS hostnames of each VPC that the zone is associated with.',
  check: {
    command:
      'aws ec2 describe-vpc-attribute --region {region} --vpc-id VPC_ID --attribute enableDnsHostnames',
    says: '"Value": true; the same for enableDnsSupport',
  },
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html',
  ],
  tags: ['private-dns', 'hosted-zone'],
  about: 'hosted-zone',
  when: { vpcs: { exists: true } },
  must: { vpcs: { every: { dnsSupport: true, dnsHostnames: true } } },
  message:
    'Nothing in {vpcs.address} gets an answer from {address}: both DNS attributes of a VPC must be on for that.',
  pointAt: 'vpcs',
  traps: [
    'The VPC lives elsewhere: nobody here can say how its attributes are set.',
    'A public zone is in no VPC.',
    'The default VPC, where AWS turns both attributes on.',
  ],
})
