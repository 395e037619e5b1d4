import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-listener-mismatch',
  severity: 'warning',
  title: 'A private integration and the listener behind it do not speak the same protocol',
  why: 'Every request through the API fails: with 400 where plain HTTP arrives at an HTTPS listener of an Application Load Balancer, otherwise with 500 or 503. An HTTP API speaks plain HTTP to its listener until it is told which name to verify the certificate by; then it speaks HTTPS. A REST API speaks what the scheme of the URI says.',
  remedy:
    'For an HTTP API, set the server name to verify where the listener takes HTTPS or TLS, and only there. For a REST API, let the scheme of the URI be that of the listener.',
  fixes: [
    {
      title: 'Let {address} speak {listener.protocol}',
      costs: 'For HTTPS or TLS the certificate of the listener has to be for the name that the API verifies.',
      steps: ['HTTP API: the server name to verify, for HTTPS or TLS only; REST API: the scheme of the URI'],
    },
    {
      title: 'Let the listener take {scheme}',
      costs: 'Other clients of {listener.address} have to follow.',
    },
  ],
  check: {
    command:
      'aws elbv2 describe-listeners --region {region} --listener-arns LISTENER_ARN --query "Listeners[].[Protocol,Port]" --output text',
    says: 'what the integration speaks',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://repost.aws/knowledge-center/api-gateway-500-error-vpc',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer', 'tls'],
  about: 'integration',
  when: { connectionType: 'VPC_LINK', listener: { exists: true } },
  must: {
    any: [
      { scheme: 'https', listener: { protocol: { noneOf: ['HTTP'] } } },
      { scheme: 'http', listener: { protocol: { noneOf: ['HTTPS', 'TLS'] } } },
    ],
  },
  message: '{address} speaks {scheme}, but its listener {listener.address} takes {listener.protocol}.',
  pointAt: 'uri',
  traps: [
    'A TCP listener passes on whatever comes, so that the targets take HTTPS or HTTP.',
    'An HTTP listener that redirects still takes HTTP.',
    'The protocol of the listener, or the scheme of the URI, is not known here.',
    'The integration leads to a Cloud Map service.',
  ],
})
