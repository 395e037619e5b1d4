import { rule } from '../../engine/rule'

export default rule({
  id: 'endpoint-service-without-principals',
  severity: 'warning',
  title: 'An endpoint service admits no principal',
  why: 'Consumers in other accounts cannot create an endpoint: to them the name of the service does not exist. A new endpoint service is open to no consumer; each account, role or user has to be allowed first, and nothing here allows one. Whether the account that owns the service has to be allowed too, AWS does not say clearly; endpoints there are made without, so a service that one asks for is left alone.',
  remedy:
    'Allow the consumers, an account by the ARN of its root (arn:aws:iam::123456789012:root): allowed_principals or aws_vpc_endpoint_service_allowed_principal in Terraform, AWS::EC2::VPCEndpointServicePermissions in CloudFormation. If another stack allows them, allow this warning with that reason.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-service-permissions --region {region} --service-id SERVICE_ID --query "AllowedPrincipals[].Principal"',
    says: 'names every consumer',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpointServicePermissions.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservicepermissions.html',
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/vpc_endpoint_service.html.markdown',
  ],
  tags: ['privatelink', 'endpoint-service'],
  about: 'endpoint-service',
  when: { ownership: 'managed' },
  must: {
    any: [
      { allowedPrincipals: { exists: true } },
      { permissions: { some: { allowedPrincipals: { exists: true } } } },
      { requests: { some: { inAccountOfService: true } } },
    ],
  },
  message: '{address} allows no principal: no other account can create an endpoint for it.',
  pointAt: 'allowedPrincipals',
  traps: [
    'The principals are allowed by a resource of their own.',
    'The id of the service is exported or handed to code: others may allow principals.',
    'The principals are not known here.',
    'An endpoint of the same account asks for the service.',
  ],
})
