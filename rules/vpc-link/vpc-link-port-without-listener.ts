import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-port-without-listener',
  severity: 'warning',
  preview: true,
  title: 'A REST API asks the load balancer behind its VPC link on a port that it does not listen on',
  why: 'Every request through the API fails with 500 or 504: a VPC link leads to the load balancer as a whole, and the URI of the integration says the port, or its scheme does (80 for http, 443 for https). A load balancer answers on the ports of its listeners only. The usual cause is a URI without the port, in front of a listener on 8080.',
  remedy: 'Write the port of the listener into the URI, or give the load balancer a listener on that port.',
  fixes: [
    {
      title: 'Write the port of the listener into the URI of {address}',
      costs: 'The API has to be deployed again.',
    },
    {
      title: 'Give {loadBalancer.address} a listener on port {uriPort}',
      costs: 'Its security groups, where it has some, have to let that port in.',
    },
  ],
  check: {
    command:
      'aws elbv2 describe-listeners --region {region} --load-balancer-arn LOAD_BALANCER_ARN --query "Listeners[].Port" --output text',
    says: 'the port of the URI is among them',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html',
    'https://repost.aws/knowledge-center/api-gateway-500-error-vpc',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer'],
  blocks: ['load-balancer-without-listener'],
  about: 'api-integration',
  when: { connectionType: 'VPC_LINK', balancerListens: { exists: true } },
  must: { balancerListens: true },
  message: '{address} asks {loadBalancer.address} on port {uriPort}, where that has no listener.',
  pointAt: 'uri',
  traps: [
    'The URI says no port: it is that of its scheme.',
    'The integration names a listener as its target.',
    'The load balancer is not declared here, or others may add listeners to it.',
    'A stage variable says the port.',
    'An HTTP API names the listener itself.',
  ],
})
