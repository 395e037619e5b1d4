import { rule } from '../../engine/rule'

export default rule({
  id: 'disabled-default-endpoint-called',
  severity: 'error',
  preview: true,
  title: 'A workload calls an API by its default name, which the API has turned off',
  why: 'Every such call gets 403: with its default endpoint disabled, an API answers by its custom domain names only. The default name still resolves, so nothing looks wrong until the answer comes.',
  remedy: 'Call the API by its custom domain name, or leave the default endpoint on.',
  fixes: [
    {
      title: 'Call the API by its custom domain name',
      costs: 'The configuration of the workload changes.',
    },
    {
      title: 'Leave the default endpoint of {calledApis.address} on',
      costs: 'The API can then be called past its custom domain, and past what is in front of that.',
    },
  ],
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/',
    says: 'no 403 Forbidden',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
  ],
  tags: ['api', 'custom-domain'],
  about: 'workload',
  when: { calledApis: { some: {} } },
  must: { calledApis: { none: { disableExecuteApiEndpoint: true } } },
  message: '{address} calls {calledApis.address} by a default name that is turned off: it gets 403.',
  pointAt: 'calledApis',
  traps: [
    'The workload calls the API by a custom domain name.',
    'The default endpoint is on.',
    'What the workload calls is not known here.',
  ],
})
