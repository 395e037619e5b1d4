import {
  boolean,
  byDefault,
  many,
  one,
  parts,
  policy,
  resource,
  reverse,
  string,
  strings,
  structure,
} from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html'
const TYPES =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html'

export const restApi = resource(
  'rest-api',
  {
    terraform: 'aws_api_gateway_rest_api',
    cloudformation: 'AWS::ApiGateway::RestApi',
    data: 'aws_api_gateway_rest_api',
  },
  {
    name: string('name', 'Name'),
    endpointTypes: strings(
      ['endpoint_configuration.types', 'parameters.endpointConfigurationTypes'],
      ['EndpointConfiguration.Types', 'Parameters.endpointConfigurationTypes'],
      byDefault<readonly string[]>(['EDGE'], TYPES),
    ),
    vpcEndpoints: many(
      'vpc-endpoint',
      ['endpoint_configuration.vpc_endpoint_ids', 'openapi.vpcEndpointIds'],
      ['EndpointConfiguration.VpcEndpointIds', 'openapi.vpcEndpointIds'],
    ),
    vpcEndpointsInBody: many('vpc-endpoint', 'openapi.vpcEndpointIds', 'openapi.vpcEndpointIds'),
    ipAddressType: string('endpoint_configuration.ip_address_type', 'EndpointConfiguration.IpAddressType'),
    policy: policy(['policy', 'openapi.policy'], ['Policy', 'openapi.policy']),
    disableExecuteApiEndpoint: boolean(
      ['disable_execute_api_endpoint', 'openapi.disableExecuteApiEndpoint'],
      ['DisableExecuteApiEndpoint', 'openapi.disableExecuteApiEndpoint'],
      byDefault(false, page),
    ),
    body: structure('body', ['Body', 'BodyS3Location']),
    methodsInBody: parts('api-method', 'api', 'openapi.methods', 'openapi.methods'),
    integrationsInBody: parts('api-integration', 'api', 'openapi.integrations', 'openapi.integrations'),
    importMode: string('put_rest_api_mode', 'Mode'),
    deployments: reverse('api-deployment', 'api'),
    stages: reverse('api-stage', 'api'),
    methods: reverse('api-method', 'api'),
    integrations: reverse('api-integration', 'api'),
    basePathMappings: reverse('base-path-mapping', 'api'),
    apiMappings: reverse('http-mapping', 'api'),
  },
  {
    about:
      'A REST API of API Gateway: public at the edge, public in its Region, or private behind VPC endpoints.',
    link: TYPES,
    groups: ['api'],
    identity: ['name'],
    openapi: { terraform: 'body', cloudformation: ['Body', 'BodyS3Location'] },
  },
)

export const restApiPolicy = resource(
  'rest-api-policy',
  { terraform: 'aws_api_gateway_rest_api_policy', cloudformation: null },
  { api: one('rest-api', 'rest_api_id', null), policy: policy('policy', null) },
  {
    about: 'The resource policy of a REST API, apart from the API.',
    link: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_rest_api_policy.html.markdown',
    lays: { on: 'api', sets: ['policy'] },
  },
)

export const restApiPut = resource(
  'rest-api-put',
  { terraform: 'aws_api_gateway_rest_api_put', cloudformation: null },
  {
    api: one('rest-api', 'rest_api_id', null),
    body: structure('body', null),
    methodsInBody: parts('api-method', 'importedBy', 'openapi.methods', 'openapi.methods', {
      taking: { api: 'api' },
    }),
    integrationsInBody: parts(
      'api-integration',
      'importedBy',
      'openapi.integrations',
      'openapi.integrations',
      { taking: { api: 'api' } },
    ),
  },
  {
    about: 'Imports an OpenAPI document into a REST API, apart from the API.',
    link: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/api_gateway_rest_api_put.html.markdown',
    lays: { on: 'api', sets: ['body'] },
    openapi: { terraform: 'body', cloudformation: null },
  },
)

export const apiDeployment = resource(
  'api-deployment',
  { terraform: 'aws_api_gateway_deployment', cloudformation: 'AWS::ApiGateway::Deployment' },
  {
    api: one('rest-api', 'rest_api_id', 'RestApiId'),
    stageName: string(null, 'StageName'),
    triggers: structure('triggers', null),
  },
  {
    about: 'A snapshot of a REST API that a stage can serve.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html',
  },
)

export const apiStage = resource(
  'api-stage',
  { terraform: 'aws_api_gateway_stage', cloudformation: 'AWS::ApiGateway::Stage' },
  {
    api: one('rest-api', 'rest_api_id', 'RestApiId'),
    deployment: one('api-deployment', 'deployment_id', 'DeploymentId'),
    name: string('stage_name', 'StageName'),
    variables: structure('variables', 'Variables'),
  },
  {
    about: 'A name under which a deployment of a REST API can be called.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html',
  },
)

export const apiMethod = resource(
  'api-method',
  { terraform: 'aws_api_gateway_method', cloudformation: 'AWS::ApiGateway::Method' },
  {
    api: one('rest-api', 'rest_api_id', 'RestApiId'),
    importedBy: one('rest-api-put', null, null),
    httpMethod: string('http_method', 'HttpMethod'),
    authorization: string('authorization', 'AuthorizationType'),
    apiKeyRequired: boolean('api_key_required', 'ApiKeyRequired'),
    authorizer: one('api-authorizer', 'authorizer_id', 'AuthorizerId'),
    integration: parts('api-integration', 'method', null, 'Integration', { taking: { api: 'api' } }),
  },
  {
    about: 'A method of a resource of a REST API: what a client may ask for.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html',
  },
)
