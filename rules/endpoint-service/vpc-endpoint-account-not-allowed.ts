import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-account-not-allowed',
  severity: 'warning',
  raise: [{ to: 'error', when: { ownService: { permissions: { none: { dialect: 'terraform' } } } } }],
  title: 'An endpoint service does not allow the account of an endpoint',
  why: 'The endpoint cannot be created: to an account that the endpoint service does not allow, its name does not exist ("The Vpc Endpoint Service ... does not exist"). A service is open to nobody but those principals that its owner allows: whole accounts by the ARN of their root, single roles and users, or everybody (*). Acceptance comes after that and replaces nothing of it. Endpoints that were connected before a principal was taken away stay connected until they are replaced.',
  remedy:
    'Allow the account of the endpoint by the ARN of its root (arn:aws:iam::123456789012:root): allowed_principals or aws_vpc_endpoint_service_allowed_principal in Terraform, AWS::EC2::VPCEndpointServicePermissions in CloudFormation.',
  fixes: [
    {
      title: 'Allow the account on {ownService.address}',
      costs: 'Everybody in the account who may create endpoints can ask for the service.',
      steps: ['the ARN of the root of the account, among the allowed principals of {ownService.address}'],
    },
    {
      title: 'Allow one role or user of the account on {ownService.address}',
      costs: 'Only endpoints that this role or user creates are connected.',
      steps: [
        'the ARN of the role or user, without a path, among the allowed principals of {ownService.address}',
      ],
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoint-service-permissions --region {region} --service-id SERVICE_ID --query "AllowedPrincipals[].Principal"',
    says: 'names the account of the endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpointServicePermissions.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpointservicepermissions.html',
    'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/vpc_endpoint_service.html.markdown',
  ],
  tags: ['privatelink', 'endpoint-service', 'deployment'],
  blocks: ['account-not-allowed'],
  about: 'vpc-endpoint',
  when: {
    account: { exists: true },
    ownService: { ownership: 'managed', allowedPrincipals: { exists: true } },
  },
  must: { accountAllowed: true },
  message: '{address} cannot be created: {ownService.address} does not allow its account {account}.',
  pointAt: 'service',
  differs: {
    terraform:
      'A warning where principals are allowed by resources of their own: another root may allow more of them.',
  },
  traps: [
    'Both are in one account.',
    'The service allows nobody at all: then the fault is told at the service, not twice.',
    'The principal is everybody (*).',
    'A resource of its own allows the account.',
    'The accounts are not known here.',
    'A role or user of the account is allowed: nobody can tell who creates the endpoint.',
    'Others may allow principals: the id of the service is exported or handed to code.',
  ],
})
