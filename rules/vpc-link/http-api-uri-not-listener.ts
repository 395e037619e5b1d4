import { rule } from '../../engine/rule'

export default rule({
  id: 'http-api-uri-not-listener',
  severity: 'error',
  title: 'A private integration of an HTTP API names something other than a listener',
  why: 'The integration cannot be created: "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN". An HTTP API asks the listener for everything else (host, port, protocol), so its URI is the ARN of a listener of an Application or Network Load Balancer, or of a Cloud Map service. A load balancer, its DNS name, a target group or a URL is what other kinds of APIs want.',
  remedy:
    'Name the listener itself. The path, and a host name for HTTPS, are set by parameter mapping and by the TLS configuration of the integration.',
  check: {
    command:
      'aws apigatewayv2 get-integrations --region {region} --api-id API_ID --query "Items[].IntegrationUri"',
    says: 'the ARN of a listener or of a Cloud Map service',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://github.com/anomalyco/sst/issues/5510',
    'https://github.com/klothoplatform/klotho/issues/347',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer'],
  about: 'http-integration',
  when: { connectionType: 'VPC_LINK', api: { protocol: 'HTTP' } },
  must: { uriSort: { oneOf: ['listener', 'cloud-map-service'] } },
  message:
    '{address} goes through a VPC link, for which API Gateway takes a listener or a Cloud Map service and refuses the {uriSort} that its URI names.',
  pointAt: 'uri',
  traps: [
    'The URI is the ARN of a listener, written out or not.',
    'The URI is the ARN of a Cloud Map service.',
    'The integration goes over the internet: a URL is right there.',
    'A WebSocket API: its private integrations name the load balancer by a URL.',
    'The URI is not known here.',
  ],
})
