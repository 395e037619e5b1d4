import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-policy-blocks-clients',
  severity: 'error',
  title: 'The policy of an endpoint does not allow a call that a workload makes through it',
  why: 'The workload gets 403 "User: anonymous is not authorized to perform: execute-api:Invoke". The policy of the endpoint is asked before that of the API, and no statement of it allows the call, or one denies it. For requests that are not signed the principal must be *.',
  remedy:
    'Allow execute-api:Invoke on the ARN of the API, with the principal * where callers do not sign their requests; or leave the policy out, which allows everything.',
  fixes: [
    {
      title: 'Allow execute-api:Invoke on the ARN of the API, to the principal * where callers do not sign',
      costs:
        'Requests that are not signed have no other principal: limit them by the resource, not by who asks.',
    },
    {
      title: 'Leave the policy of the endpoint out',
      costs: 'The endpoint then allows everything: the policy of each API decides alone.',
    },
  ],
  check: {
    command: 'curl -i https://API_ID.execute-api.{region}.amazonaws.com/STAGE',
    says: 'from the workload: no 403 "not authorized to perform: execute-api:Invoke"',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
    'https://repost.aws/knowledge-center/api-gateway-private-endpoint-connection',
  ],
  tags: ['api-gateway', 'policy'],
  blocks: ['endpoint-policy'],
  about: 'vpc-endpoint',
  when: { type: 'Interface', serviceKey: 'execute-api', policy: { exists: true } },
  must: { refusedCallers: { none: {} } },
  message:
    'The policy of {address} does not allow the call that {refusedCallers.address|makes|make} through it.',
  pointAt: 'policy',
  traps: [
    'The policy allows everything.',
    'There is no policy: everything is allowed.',
    'The resource is a wildcard that covers the API.',
  ],
})
