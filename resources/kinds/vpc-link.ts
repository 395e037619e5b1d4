import { many, resource, reverse, string } from '../define'

const page = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html'

export const vpcLinkV1 = resource(
  'vpc-link-v1',
  {
    terraform: 'aws_api_gateway_vpc_link',
    cloudformation: 'AWS::ApiGateway::VpcLink',
    data: 'aws_api_gateway_vpc_link',
  },
  {
    name: string('name', 'Name'),
    targets: many('load-balancer', 'target_arns', 'TargetArns'),
    integrations: reverse('integration', 'vpcLink'),
  },
  {
    about: 'Leads a REST API to a Network Load Balancer in a VPC, through an endpoint service of its own.',
    link: page,
    groups: ['vpc-link'],
    identity: ['name'],
  },
)

export const vpcLinkV2 = resource(
  'vpc-link-v2',
  {
    terraform: 'aws_apigatewayv2_vpc_link',
    cloudformation: 'AWS::ApiGatewayV2::VpcLink',
    data: 'aws_apigatewayv2_vpc_link',
  },
  {
    name: string('name', 'Name'),
    subnets: many('subnet', 'subnet_ids', 'SubnetIds'),
    securityGroups: many('security-group', 'security_group_ids', 'SecurityGroupIds'),
    integrations: reverse('integration', 'vpcLink'),
  },
  {
    about:
      'Leads an API to load balancers and Cloud Map services in a VPC, through network interfaces in its subnets.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
    groups: ['vpc-link', 'caller'],
    identity: ['name'],
  },
)
