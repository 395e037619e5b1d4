import { rule } from '../../engine/rule'

export default rule({
  id: 'private-domain-mapped-by-name',
  severity: 'error',
  preview: true,
  title: 'A mapping names a private custom domain name without its id',
  why: 'The deployment fails: "Invalid domain name identifier specified". Private domain names need not be unique, so that a name alone says of none which one is meant: a mapping has to give the id that API Gateway made for it, in Terraform as domain_name_id, in CloudFormation as part of the ARN that AWS::ApiGateway::BasePathMappingV2 takes.',
  remedy:
    'Terraform: add domain_name_id of the domain name. CloudFormation: use AWS::ApiGateway::BasePathMappingV2 with DomainNameArn.',
  check: {
    command:
      'aws apigateway get-base-path-mappings --region {region} --domain-name DOMAIN_NAME --domain-name-id DOMAIN_NAME_ID',
    says: 'the mapping',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-cfn.html',
    'https://github.com/hashicorp/terraform-provider-aws/issues/41659',
  ],
  tags: ['private-api', 'custom-domain', 'deployment'],
  about: 'base-path-mapping',
  when: { domain: { endpointTypes: { includes: 'PRIVATE' } } },
  must: { domainId: { exists: true } },
  message:
    '{address} names {domain.address}, which is private, by a name that need not be unique: its id is missing.',
  pointAt: 'domain',
  traps: [
    'A public domain name is found by its name.',
    'The endpoint type of the domain name is not known here.',
  ],
})
