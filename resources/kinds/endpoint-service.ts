import { boolean, byDefault, many, one, resource, reverse, string, strings } from '../define'

const OVERVIEW = 'https://docs.aws.amazon.com/vpc/latest/privatelink/endpoint-service-overview.html'
const provider = 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r'

/** CloudFormation's reference is silent about the default of `AcceptanceRequired`; the PrivateLink guide is not. */
export const endpointService = resource(
  'endpoint-service',
  {
    terraform: 'aws_vpc_endpoint_service',
    cloudformation: 'AWS::EC2::VPCEndpointService',
    data: 'aws_vpc_endpoint_service',
  },
  {
    serviceName: string(['service_name', 'service'], null),
    loadBalancers: many(
      'load-balancer',
      ['network_load_balancer_arns', 'gateway_load_balancer_arns'],
      ['NetworkLoadBalancerArns', 'GatewayLoadBalancerArns'],
    ),
    networkLoadBalancers: many('load-balancer', 'network_load_balancer_arns', 'NetworkLoadBalancerArns'),
    gatewayLoadBalancers: many('load-balancer', 'gateway_load_balancer_arns', 'GatewayLoadBalancerArns'),
    acceptanceRequired: boolean(
      'acceptance_required',
      'AcceptanceRequired',
      byDefault<boolean>({ cloudformation: true }, OVERVIEW),
    ),
    allowedPrincipals: strings('allowed_principals', null),
    privateDnsName: string('private_dns_name', 'PrivateDnsName'),
    supportedRegions: strings('supported_regions', 'SupportedRegions'),
    supportedIpAddressTypes: strings('supported_ip_address_types', 'SupportedIpAddressTypes'),
    accepters: reverse('endpoint-accepter', 'service'),
    permissions: reverse('endpoint-service-permission', 'service'),
    notifications: reverse('endpoint-notification', 'service'),
  },
  {
    about: 'A service of your own, offered through PrivateLink by a load balancer.',
    link: OVERVIEW,
  },
)

export const endpointServicePermission = resource(
  'endpoint-service-permission',
  {
    terraform: 'aws_vpc_endpoint_service_allowed_principal',
    cloudformation: 'AWS::EC2::VPCEndpointServicePermissions',
  },
  {
    service: one('endpoint-service', 'vpc_endpoint_service_id', 'ServiceId'),
    allowedPrincipals: strings('principal_arn', 'AllowedPrincipals'),
  },
  {
    about: 'Who may ask for a connection to an endpoint service.',
    link: 'https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html',
    lays: { on: 'service', adds: ['allowedPrincipals'] },
  },
)

/** CloudFormation has no such type. */
export const endpointAccepter = resource(
  'endpoint-accepter',
  { terraform: 'aws_vpc_endpoint_connection_accepter', cloudformation: null },
  {
    service: one('endpoint-service', 'vpc_endpoint_service_id', null),
    endpoint: one('vpc-endpoint', 'vpc_endpoint_id', null),
  },
  {
    about: 'Accepts the connection of one endpoint to an endpoint service.',
    link: `${provider}/vpc_endpoint_connection_accepter.html.markdown`,
  },
)

export const endpointNotification = resource(
  'endpoint-notification',
  {
    terraform: 'aws_vpc_endpoint_connection_notification',
    cloudformation: 'AWS::EC2::VPCEndpointConnectionNotification',
  },
  {
    service: one('endpoint-service', 'vpc_endpoint_service_id', 'ServiceId'),
    endpoint: one('vpc-endpoint', 'vpc_endpoint_id', 'VPCEndpointId'),
    topic: string('connection_notification_arn', 'ConnectionNotificationArn'),
    events: strings('connection_events', 'ConnectionEvents'),
  },
  {
    about: 'Tells a topic about connections to an endpoint service, so that somebody can accept them.',
    link: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-notification-endpoint-service.html',
  },
)

export const endpointServiceDnsVerification = resource(
  'endpoint-service-dns-verification',
  { terraform: 'aws_vpc_endpoint_service_private_dns_verification', cloudformation: null },
  { service: one('endpoint-service', 'service_id', null) },
  {
    about: 'Starts the check that the private DNS name of an endpoint service belongs to its owner.',
    link: `${provider}/vpc_endpoint_service_private_dns_verification.html.markdown`,
  },
)
