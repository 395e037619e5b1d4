import { rule } from '../../engine/rule'

export default rule({
  id: 'stage-in-path-to-backend',
  severity: 'note',
  preview: true,
  title: 'A private integration gets the name of the stage at the front of its paths',
  why: 'What is behind the VPC link answers 404, unless it expects that: a request for /prod/orders arrives there as /prod/orders and not as /orders. API Gateway leaves the name of the stage in the path of private integrations of HTTP APIs, except for the stage $default.',
  remedy:
    'Overwrite the path of the integration with $request.path, which is without the stage. Or use the stage $default. If the application expects the stage in its paths, allow this note with that reason.',
  fixes: [
    {
      title: 'Overwrite the path of {address}',
      costs: 'None, unless the application expects the name of the stage.',
      steps: ['request parameter overwrite:path = $request.path'],
    },
    { title: 'Use the stage $default', costs: 'The URL of the API changes: no stage stands in it any more.' },
  ],
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/STAGE/PATH',
    says: 'the answer of the application for PATH, and no 404',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html',
  ],
  tags: ['api-gateway', 'vpc-link'],
  about: 'http-integration',
  when: {
    connectionType: 'VPC_LINK',
    api: { protocol: 'HTTP', body: { exists: false }, stages: { some: { name: { isNot: '$default' } } } },
  },
  must: { writtenPath: { exists: true } },
  message: '{address} gets paths that begin with the name of a stage of {api.address}: nothing takes it off.',
  pointAt: 'connectionType',
  traps: [
    'The stage is $default.',
    'The integration overwrites the path.',
    'An integration without a VPC link.',
    'A document describes the API, with the parameters of its integrations.',
    'The name of the stage is not known here.',
  ],
})
