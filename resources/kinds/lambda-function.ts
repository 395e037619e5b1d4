import { boolean, many, one, resource, reverse, string, structure } from '../define'

export const lambdaFunction = resource(
  'lambda-function',
  {
    terraform: 'aws_lambda_function',
    cloudformation: 'AWS::Lambda::Function',
    data: 'aws_lambda_function',
  },
  {
    name: string('function_name', 'FunctionName'),
    subnets: many('subnet', 'vpc_config.subnet_ids', 'VpcConfig.SubnetIds'),
    securityGroups: many('security-group', 'vpc_config.security_group_ids', 'VpcConfig.SecurityGroupIds'),
    role: one('iam-role', 'role', 'Role'),
    ipv6: boolean('vpc_config.ipv6_allowed_for_dual_stack', 'VpcConfig.Ipv6AllowedForDualStack'),
    environment: structure('environment.variables', 'Environment.Variables'),
    permissions: reverse('lambda-permission', 'function'),
  },
  {
    about: 'A Lambda function; with subnets it sends its traffic through a VPC.',
    link: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    groups: ['workload', 'service-client', 'caller', 'load-balancer-target', 'security-group-member'],
    identity: ['name'],
  },
)

export const lambdaPermission = resource(
  'lambda-permission',
  { terraform: 'aws_lambda_permission', cloudformation: 'AWS::Lambda::Permission' },
  {
    function: one('lambda-function', 'function_name', 'FunctionName'),
    action: string('action', 'Action'),
    principal: string('principal', 'Principal'),
    sourceArn: string('source_arn', 'SourceArn'),
    functionUrlAuth: string('function_url_auth_type', 'FunctionUrlAuthType'),
  },
  {
    about: 'Lets a service or an account call a function.',
    link: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  },
)

export const functionUrl = resource(
  'function-url',
  {
    terraform: 'aws_lambda_function_url',
    cloudformation: 'AWS::Lambda::Url',
    data: 'aws_lambda_function_url',
  },
  {
    function: one('lambda-function', 'function_name', 'TargetFunctionArn'),
    authorization: string('authorization_type', 'AuthType'),
  },
  {
    about: 'A public HTTPS address of a function.',
    link: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  },
)
