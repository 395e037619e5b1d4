import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-in-other-region',
  severity: 'error',
  title: 'A VPC endpoint asks for a service of another Region',
  why: 'The endpoint cannot be created: a service name leads to the Region that it spells, and in the Region of the endpoint there is no service of that name. It usually happens when a name that was written out for one Region is deployed to another. Some services of AWS can be reached across Regions, but only when the endpoint names the Region of the service as such; API Gateway (execute-api) is not one of them.',
  remedy:
    'Take the Region of the name from where the endpoint is created: data.aws_region in Terraform, AWS::Region in CloudFormation. If the other Region is meant, set the service Region of the endpoint, where the service supports that; to reach an API of another Region, connect to a VPC there that has an endpoint.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].State" --output text',
    says: 'available',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
    'https://github.com/aws-samples/serverless-patterns/tree/main/private-apigw-cross-region',
  ],
  tags: ['vpc-endpoint', 'region', 'deployment'],
  about: 'vpc-endpoint',
  when: {
    ownership: 'managed',
    regionInName: { exists: true },
    regionTold: true,
    any: [{ serviceRegion: { exists: false } }, { serviceKey: 'execute-api' }],
  },
  must: { inNamedRegion: true },
  message: '{address} asks for {service}, but is created in {toldRegion}.',
  pointAt: 'service',
  traps: [
    'The Region in the name is that of the provider or stack.',
    'The name has no Region: some services are global.',
    'The service Region is set: some services can be reached across Regions.',
    'An endpoint service of somebody else, which may be offered in other Regions.',
    'Nothing tells the Region of the deployment: a module without a provider, a template.',
  ],
})
