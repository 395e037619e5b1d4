import { rule } from '../../engine/rule'

export default rule({
  id: 'rest-v2-link-without-target',
  severity: 'error',
  title: 'An integration of a REST API uses a newer VPC link without a load balancer as its target',
  why: 'The integration cannot be created: "IntegrationTarget is required for VpcLinkV2". A VPC link of the second generation leads into a VPC and not to a load balancer, so each integration of a REST API has to say which one it means; the URI only gives the scheme, the Host header, the port and the path. Cloud Map services cannot be the target of a REST API, only of an HTTP API.',
  remedy:
    'Set the integration target to the load balancer behind the link. In Terraform this needs a version of the AWS provider that has the argument integration_target.',
  check: {
    command:
      'aws apigateway get-integration --region {region} --rest-api-id API_ID --resource-id RESOURCE_ID --http-method METHOD',
    says: 'integrationTarget is the ARN of the load balancer',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html',
    'https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/45230',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer'],
  about: 'api-integration',
  when: { connectionType: 'VPC_LINK', vpcLink: { kind: 'vpc-link-v2' } },
  // A link whose generation nobody can tell (a stage variable, another stack) may well be of the first: that is no suspicion.
  must: {
    any: [
      { targetSort: { exists: true, noneOf: ['cloud-map-service', 'cloud-map-service-id'] } },
      { not: { vpcLink: { kind: 'vpc-link-v2' } } },
    ],
  },
  message:
    '{address} uses {vpcLink.address}, a VPC link of the second generation, but has no load balancer as its integration target.',
  pointAt: 'vpcLink',
  traps: [
    'The target is a load balancer or a listener: AWS describes both, neither is judged.',
    'A link of the first generation: it names the load balancer itself.',
    'The link is chosen by a stage variable: nobody can tell its generation here.',
    'The integration goes over the internet.',
  ],
})
