import { byDefault, one, policy, resource, reverse, string, strings } from '../define'

const page = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html'
const PRIVATE =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html'
const SPEC =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html'

/** Public and private ones are two types in CloudFormation and one in Terraform. */
export const apiDomain = resource(
  'api-domain',
  {
    terraform: 'aws_api_gateway_domain_name',
    cloudformation: ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::DomainNameV2'],
    data: 'aws_api_gateway_domain_name',
  },
  {
    name: string('domain_name', 'DomainName'),
    endpointTypes: strings('endpoint_configuration.types', 'EndpointConfiguration.Types'),
    ipAddressType: string('endpoint_configuration.ip_address_type', 'EndpointConfiguration.IpAddressType'),
    policy: policy('policy', 'Policy'),
    routingMode: string(
      null,
      'RoutingMode',
      byDefault<string>({ cloudformation: 'BASE_PATH_MAPPING_ONLY' }, SPEC),
    ),
    mappings: reverse('base-path-mapping', 'domain'),
    accessAssociations: reverse('domain-access-association', 'domain'),
  },
  {
    about: 'A domain name of your own for REST APIs.',
    link: page,
    groups: ['domain'],
    identity: ['name'],
  },
)

export const basePathMapping = resource(
  'base-path-mapping',
  {
    terraform: 'aws_api_gateway_base_path_mapping',
    cloudformation: ['AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::BasePathMappingV2'],
  },
  {
    domain: one('api-domain', ['domain_name_id', 'domain_name'], ['DomainName', 'DomainNameArn']),
    domainId: string('domain_name_id', 'DomainNameArn'),
    api: one('api', 'api_id', 'RestApiId'),
    stage: string('stage_name', 'Stage'),
    path: string('base_path', 'BasePath'),
  },
  {
    about: 'Which API answers under a path of a domain name.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
  },
)

export const domainAccessAssociation = resource(
  'domain-access-association',
  {
    terraform: 'aws_api_gateway_domain_name_access_association',
    cloudformation: 'AWS::ApiGateway::DomainNameAccessAssociation',
  },
  {
    domain: one('api-domain', 'domain_name_arn', 'DomainNameArn'),
    endpoint: one('vpc-endpoint', 'access_association_source', 'AccessAssociationSource'),
    sourceType: string('access_association_source_type', 'AccessAssociationSourceType'),
  },
  { about: 'Lets a VPC endpoint reach a private domain name.', link: PRIVATE },
)

export const httpDomain = resource(
  'http-domain',
  { terraform: 'aws_apigatewayv2_domain_name', cloudformation: 'AWS::ApiGatewayV2::DomainName' },
  {
    name: string('domain_name', 'DomainName'),
    endpointTypes: strings(
      'domain_name_configuration.endpoint_type',
      'DomainNameConfigurations.EndpointType',
    ),
    mappings: reverse('http-mapping', 'domain'),
  },
  {
    about: 'A domain name of your own for HTTP and WebSocket APIs.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html',
    groups: ['domain'],
    identity: ['name'],
  },
)

export const httpMapping = resource(
  'http-mapping',
  { terraform: 'aws_apigatewayv2_api_mapping', cloudformation: 'AWS::ApiGatewayV2::ApiMapping' },
  {
    domain: one('domain', 'domain_name', 'DomainName'),
    api: one('api', 'api_id', 'ApiId'),
    stage: string('stage', 'Stage'),
    path: string('api_mapping_key', 'ApiMappingKey'),
  },
  {
    about: 'Which API answers under a path of a domain name.',
    link: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html',
  },
)
