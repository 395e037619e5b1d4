import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-type-mismatch',
  severity: 'error',
  title: 'A gateway endpoint is made for a service that has none',
  why: 'The endpoint cannot be created: "Endpoint type (Gateway) does not match available service types ([Interface])". An endpoint whose type is left out is a gateway endpoint, in Terraform, CloudFormation and the API alike, and only Amazon S3 and DynamoDB have gateway endpoints.',
  remedy: 'Set the type to Interface, and give the endpoint subnets and a security group.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].[VpcEndpointType,State]" --output text',
    says: 'Interface available',
  },
  links: [
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/24478',
  ],
  tags: ['vpc-endpoint', 'deployment'],
  about: 'vpc-endpoint',
  when: { ownership: 'managed', type: 'Gateway' },
  must: { serviceKey: { oneOf: ['s3', 'dynamodb', 's3express'] } },
  message: '{address} is a gateway endpoint, but its service can only have endpoints of another type.',
  pointAt: 'type',
  traps: [
    'S3, S3 Express and DynamoDB have gateway endpoints.',
    'The type says Interface or GatewayLoadBalancer.',
    'The service or the type is not known here.',
  ],
})
