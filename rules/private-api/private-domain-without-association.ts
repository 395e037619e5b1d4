import { rule } from '../../engine/rule'

export default rule({
  id: 'private-domain-without-association',
  severity: 'warning',
  preview: true,
  title: 'A private custom domain name is associated with no VPC endpoint',
  why: 'Everybody who calls the domain gets 403: a private custom domain name answers only requests through VPC endpoints that a domain name access association ties to it, and nothing here makes one.',
  remedy:
    'Add a domain name access association for the VPC endpoint that clients call through, and allow the endpoint in the policies of the domain and of the API. Where the endpoint is of another account, that account makes the association; allow the finding then.',
  check: {
    command:
      'aws apigateway get-domain-name-access-associations --region {region} --query "items[].[domainNameArn,accessAssociationSource]"',
    says: 'the ARN of the domain name with the id of the VPC endpoint',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainnameaccessassociation.html',
  ],
  tags: ['private-api', 'custom-domain'],
  about: 'api-domain',
  when: { endpointTypes: { includes: 'PRIVATE' } },
  must: { accessAssociations: { some: {} } },
  message: '{address} answers 403 to everybody: no VPC endpoint is associated with it.',
  pointAt: 'endpointTypes',
  traps: [
    'Another account associates an endpoint of its own, after the domain name was shared with it.',
    'A public domain name needs no association.',
    'The endpoint type is not known here.',
  ],
})
