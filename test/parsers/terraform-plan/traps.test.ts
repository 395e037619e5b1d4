/** One test for each way a plan misleads its readers. Every plan is Terraform's own output. */
import { readPlan } from '../../../parsers/terraform/plan'
import { attribute, declaration, planOf, planText, show, valueAt } from './plan-fixture'

const references = planOf('references')
const leftOut = planOf('arguments')
const deferred = planOf('deferred')
const change = planOf('change')

test('T1: what goes through a local is unknown, not nothing', () => {
  expect(attribute(references, 'aws_internet_gateway.out', 'vpc_id')).toBe('?opaque-expression')
})

test('T2: what a dynamic block made has no expression', () => {
  expect(attribute(references, 'aws_lb.inner', 'subnet_mapping.0.subnet_id')).toBe('?dynamic-block')
  expect(attribute(leftOut, 'aws_security_group.generated', 'ingress.0.security_groups')).toBe(
    '?dynamic-block',
  )
  expect(attribute(leftOut, 'aws_security_group.generated', 'ingress.1.from_port')).toBe('8443')
})

test('T3: a function call without references is not "left out"', () => {
  expect(attribute(references, 'aws_lb.open', 'name')).toBe('"OPEN"')
  expect(attribute(leftOut, 'aws_lambda_permission.stamped', 'statement_id')).toBe('?computed')
})

test('T4: of the references of all blocks of an attribute, the fitting one', () => {
  expect(attribute(references, 'aws_security_group.endpoint', 'ingress.1.security_groups')).toBe(
    '-> aws_security_group.caller.id',
  )
  expect(attribute(references, 'aws_route_table.named["a"]', 'route.0.gateway_id')).toBe(
    '-> aws_internet_gateway.out.id',
  )
})

test('T4: the parts that nobody wrote of an attribute written as blocks are absent', () => {
  expect(attribute(references, 'aws_route_table.named["a"]', 'route.0')).toBe(
    '{cidr_block: "0.0.0.0/0", gateway_id: -> aws_internet_gateway.out.id}',
  )
})

test('T5: a resource is repeated when it has keys, whatever the configuration says', () => {
  expect(declaration(references, 'aws_subnet.named["a"]').attributes.get('vpc_id')).toBeDefined()
  expect(attribute(references, 'aws_route_table_association.named["b"]', 'subnet_id')).toBe(
    '~> aws_subnet.named["b"].id',
  )
})

test('T6: resources of modules find their configuration, though its addresses are relative', () => {
  expect(attribute(references, 'module.service["plain"].aws_lb_target_group.this', 'vpc_id')).toBe(
    '-> aws_vpc.main.id',
  )
})

describe('T7: unknown because nobody set it', () => {
  test.each([
    ['aws_vpc.main', 'enable_dns_hostnames'],
    ['aws_lb.open', 'internal'],
    ['aws_vpc_endpoint.one', 'private_dns_enabled'],
    ['aws_vpc_endpoint.api', 'policy'],
    ['aws_security_group.caller', 'egress'],
    ['aws_api_gateway_rest_api.open', 'policy'],
    ['aws_api_gateway_rest_api.open', 'endpoint_configuration'],
  ])('%s %s', (address, name) => {
    expect(attribute(references, address, name)).toBe('not set')
  })

  test('a module hands on null', () => {
    expect(attribute(leftOut, 'module.balancer.aws_lb.this', 'internal')).toBe('not set')
    expect(attribute(leftOut, 'aws_lb.given', 'internal')).toBe('not set')
  })

  test('an empty list that was written is set', () => {
    expect(attribute(leftOut, 'aws_security_group.source', 'ingress')).toBe('[]')
  })

  test('what only AWS sets is unknown', () => {
    expect(attribute(references, 'aws_vpc.main', 'id')).toBe('?computed')
    expect(attribute(references, 'aws_vpc.main', 'main_route_table_id')).toBe('?computed')
  })

  test('a condition may have left it out, so what it refers to is not exact', () => {
    expect(attribute(leftOut, 'aws_lb.given', 'security_groups')).toBe('~> aws_security_group.source.id')
  })
})

test('T8: a reference in a branch that is not taken does no harm', () => {
  expect(attribute(references, 'aws_security_group.generated', 'vpc_id')).toBe('-> aws_vpc.main.id')
})

describe('T9: what a reference means', () => {
  test.each([
    ['aws_subnet.counted[1]', 'vpc_id', '-> aws_vpc.main.id'],
    ['aws_vpc_endpoint.api', 'subnet_ids', '~> aws_subnet.counted[0].* | aws_subnet.counted[1].*'],
    ['aws_vpc_endpoint.api', 'security_group_ids', '-> aws_security_group.endpoint.id'],
    ['aws_vpc_endpoint.one', 'subnet_ids', '~> aws_subnet.counted[0].id | aws_subnet.named["b"].id'],
    ['aws_vpc_endpoint.one', 'vpc_id', '-> aws_vpc.main.id'],
    ['aws_vpc_endpoint.one', 'service_name', '-> aws_vpc_endpoint_service.own.service_name'],
    ['aws_route_table_association.named["a"]', 'route_table_id', '~> aws_route_table.named["a"].*'],
    [
      'aws_api_gateway_rest_api.private',
      'endpoint_configuration.0.vpc_endpoint_ids',
      '-> aws_vpc_endpoint.api.id',
    ],
    ['aws_api_gateway_rest_api.private', 'policy', '~> aws_vpc_endpoint.api.id'],
    ['aws_lambda_function.caller', 'environment.0.variables.URL', '~> aws_api_gateway_rest_api.private.id'],
  ])('%s %s', (address, path, expected) => {
    expect(attribute(references, address, path)).toBe(expected)
  })

  test('a splat over the only instance is that instance', () => {
    expect(attribute(leftOut, 'aws_lb.given', 'subnets')).toBe('-> aws_subnet.only[0].id')
  })

  test('a text with a reference in it is not the same as what it refers to', () => {
    expect(attribute(leftOut, 'aws_route53_record.app', 'alias.0.name')).toBe('~> aws_lb.given.dns_name')
    expect(attribute(leftOut, 'aws_route53_record.app', 'alias.0.zone_id')).toBe('-> aws_lb.given.zone_id')
  })

  test('one of several blocks is told by its literals', () => {
    expect(attribute(leftOut, 'aws_instance.app', 'ebs_block_device.0.kms_key_id')).toBe(
      '-> aws_kms_key.disks.arn',
    )
    expect(attribute(leftOut, 'aws_instance.app', 'ebs_block_device.1.kms_key_id')).toBe('not set')
  })
})

test('T10: an imported object without a change of its own is read', () => {
  expect(declaration(change, 'aws_internet_gateway.adopted')).toMatchObject({
    mode: 'managed',
    action: 'update',
  })
  expect(attribute(change, 'aws_internet_gateway.adopted', 'id')).toBe('"igw-0123456789abcdef0"')
})

test('T10: what is imported and has its configuration generated has none in the plan', () => {
  const plan = planOf('generated')
  expect(declaration(plan, 'aws_subnet.adopted')).toMatchObject({ mode: 'managed', action: 'no-op' })
  expect(attribute(plan, 'aws_subnet.adopted', 'availability_zone')).toBe('"eu-west-1b"')
  expect(attribute(plan, 'aws_subnet.adopted', 'vpc_id')).toBe(attribute(plan, 'aws_vpc.main', 'id'))
})

test('what is replaced, whichever is first, has a new id and is there once', () => {
  const plan = planOf('replaced')
  const { actions } = changeOf('replaced', 'aws_security_group.endpoint')
  expect(actions).toEqual(['create', 'delete'])
  expect(plan.declarations.map(({ address, action }) => [address, action])).toEqual([
    ['aws_security_group.endpoint', 'replace'],
    ['aws_subnet.main', 'no-op'],
    ['aws_vpc.main', 'no-op'],
    ['aws_vpc_endpoint.sqs', 'replace'],
  ])
  expect(attribute(plan, 'aws_vpc_endpoint.sqs', 'id')).toBe('?computed')
  expect(attribute(plan, 'aws_vpc_endpoint.sqs', 'security_group_ids')).toBe(
    '-> aws_security_group.endpoint.id',
  )
})

test('what has drifted is as it was found, and what was found gone is made again', () => {
  const drifted = { before: planOf('drifted', { state: 'before' }), after: planOf('drifted') }
  expect(changeOf('drifted', 'aws_vpc.main', 'resource_drift').before.enable_dns_hostnames).toBe(true)
  expect(attribute(drifted.before, 'aws_vpc.main', 'enable_dns_hostnames')).toBe('false')
  expect(attribute(drifted.after, 'aws_vpc.main', 'enable_dns_hostnames')).toBe('false')
  expect(attribute(drifted.before, 'aws_vpc.other', 'enable_dns_hostnames')).toBe('false')
  expect(attribute(drifted.after, 'aws_vpc.other', 'enable_dns_hostnames')).toBe('true')
  expect(drifted.before.declarations.map(({ address }) => address)).not.toContain('aws_vpc_endpoint.lost')
  expect(declaration(drifted.after, 'aws_vpc_endpoint.lost').action).toBe('create')
})

test('a refresh-only plan that found drift leaves it', () => {
  const refreshed = planOf('drifted-refresh-only')
  expect(attribute(refreshed, 'aws_vpc.other', 'enable_dns_hostnames')).toBe('false')
  expect(refreshed.declarations.map(({ address }) => address)).not.toContain('aws_vpc_endpoint.lost')
  expect(refreshed.deployments[0]?.incomplete).toEqual([])
})

test('what an earlier replacement left behind is not taken for its successor, before or after', () => {
  for (const state of ['before', 'after'] as const) {
    const [endpoint, ...others] = planOf('deposed', { state }).declarations.filter(
      ({ address }) => address === 'aws_vpc_endpoint.sqs',
    )
    expect(others).toEqual([])
    const id = endpoint?.attributes.get('id')
    expect(id && show(id)).toBe('"vpce-0bcd65e04f14db4b6"')
  }
})

const changeOf = (plan: string, address: string, among = 'resource_changes') =>
  JSON.parse(planText(plan))[among].find((each: { address: string }) => each.address === address).change

test('T11: a refresh-only plan changes nothing, so everything stays', () => {
  const refreshed = planOf('refresh-only')
  expect(refreshed.declarations).toHaveLength(16)
  expect(refreshed.declarations.every((each) => each.action === undefined)).toBe(true)
  expect(refreshed.deployments[0]?.incomplete).toEqual([])
})

test('T12: after a destroy plan nothing is left, before it everything is', () => {
  expect(planOf('destroy').declarations).toEqual([])
  expect(planOf('destroy', { state: 'before' }).declarations).toHaveLength(16)
})

test('T13: a targeted plan is incomplete, what it left out is carried over, what is new is missing', () => {
  const targeted = planOf('targeted')
  expect(targeted.deployments[0]?.incomplete.map((each) => each.what)).toEqual(['targeted-plan'])
  expect(targeted.declarations.map((each) => [each.address, each.action])).toEqual([
    ['aws_vpc.main', 'update'],
    ['aws_vpc.other', undefined],
  ])
})

test('T14: a plan that failed is incomplete', () => {
  const errored = planOf('errored')
  expect(errored.deployments[0]?.incomplete.map((each) => each.what)).toEqual(['errored-plan'])
  expect(errored.declarations.map((each) => each.address)).toEqual(['aws_vpc.main'])
})

test('T15: a forgotten object stays in AWS, but is not managed', () => {
  const left = declaration(change, 'aws_vpc.left')
  expect(left).toMatchObject({ mode: 'read' })
  expect(left.action).toBeUndefined()
  expect(attribute(change, 'aws_vpc.left', 'cidr_block')).toBe('"10.8.0.0/16"')
})

test('T16: data sources that were read while planning are in the prior state', () => {
  expect(declaration(references, 'data.aws_region.current').mode).toBe('read')
  expect(attribute(deferred, 'data.aws_availability_zones.zones', 'names.1')).toBe('"eu-central-1b"')
})

test('T17: a name built from a Region that waits for the apply still says which Region', () => {
  expect(attribute(deferred, 'data.aws_region.current', 'name')).toBe('?data-source')
  expect(attribute(deferred, 'aws_vpc_endpoint.api', 'service_name')).toBe('~> shop#provider.aws~region')
})

describe('T19: a policy document that waits for the apply', () => {
  test('is put together from its statements', () => {
    const policy = declaration(deferred, 'data.aws_iam_policy_document.callers').attributes.get('json')
    expect(policy && show(policy)).toBe(
      '{Version: "2012-10-17", Statement: [' +
        '{Sid: "Callers", Effect: "Allow", Action: ["execute-api:Invoke"], Resource: ["arn:aws:execute-api:eu-central-1:123456789012:*"], ' +
        'Principal: {AWS: ["arn:aws:iam::123456789012:role/known", -> aws_iam_role.caller.arn]}, ' +
        'Condition: {StringEquals: {aws:SourceVpc: [-> aws_vpc.main.id]}}}, ' +
        '{Effect: "Deny", NotAction: ["execute-api:Invoke"], NotResource: ["*"], Principal: "*"}]}',
    )
  })

  test('and stands where it is referred to', () => {
    const policy = valueAt(deferred, 'aws_vpc_endpoint.api', 'policy')
    expect(policy?.state).toBe('map')
    expect(policy?.origin.place).toMatchObject({ at: 'path', source: 'plan.json' })
    expect(policy?.origin.trail).toHaveLength(1)
  })

  test('a known document stays text', () => {
    expect(valueAt(deferred, 'data.aws_iam_policy_document.known', 'json')).toMatchObject({ state: 'known' })
  })
})

test('T20: outputs of modules are what they refer to', () => {
  expect(attribute(references, 'module.service["plain"].aws_security_group.this', 'vpc_id')).toBe(
    '-> module.network.aws_vpc.this.id',
  )
  expect(attribute(leftOut, 'aws_vpc_endpoint_service.own', 'network_load_balancer_arns')).toBe(
    '-> module.balancer.aws_lb.this.arn',
  )
  expect(attribute(leftOut, 'module.endpoint.aws_vpc_endpoint.s3', 'vpc_id')).toBe('-> aws_vpc.main.id')
})

test('T20: all instances of a module are meant where no key is', () => {
  const rule = 'aws_vpc_security_group_ingress_rule'
  expect(attribute(references, `${rule}.from_service`, 'referenced_security_group_id')).toBe(
    '-> module.service["k.2[x]"].aws_security_group.this.id',
  )
  expect(attribute(references, `${rule}.from_all`, 'referenced_security_group_id')).toBe(
    '~> module.service["k.2[x]"].aws_security_group.this.id | module.service["plain"].aws_security_group.this.id',
  )
})

test('T21: places point into the plan', () => {
  const value = valueAt(references, 'aws_vpc.main', 'cidr_block')
  expect(value && JSON.parse(planText('references'))).toBeDefined()
  const place = value?.origin.place
  const found = place?.at === 'path' ? place.path.reduce(step, JSON.parse(planText('references'))) : undefined
  expect(found).toBe('10.0.0.0/16')
})

const step = (json: unknown, key: string | number): unknown => Object(json)[key]

describe('T22: Regions and accounts', () => {
  test('of the provider, through a variable', () => {
    expect(show(declaration(references, 'aws_vpc.main').region)).toBe('"eu-west-1"')
  })

  test('of an alias that a module was handed', () => {
    expect(show(declaration(references, 'module.service["plain"].aws_security_group.this').region)).toBe(
      '"us-west-2"',
    )
  })

  test('an account nobody names is a symbol for its provider instance', () => {
    expect(show(declaration(references, 'aws_vpc.main').account)).toBe('-> shop#provider.aws~account')
  })

  test('an account that is the only one allowed, or that a data source has read', () => {
    expect(show(declaration(leftOut, 'aws_vpc.main').account)).toBe('"210987654321"')
    expect(show(declaration(deferred, 'aws_vpc.main').account)).toBe('"123456789012"')
  })
})

test('T24: what is marked as secret is withheld, and nothing of it is in what was read', () => {
  expect(valueAt(references, 'aws_lambda_function.caller', 'environment.0.variables.TOKEN')).toMatchObject({
    state: 'unknown',
    reason: 'sensitive',
    sensitive: true,
  })
  expect(valueAt(leftOut, 'aws_instance.app', 'user_data')).toMatchObject({
    state: 'unknown',
    sensitive: true,
  })
  expect(planText('references')).toContain('not-for-print')
  for (const parsed of [references, leftOut]) {
    const everything = JSON.stringify(parsed, (_, each) => (each instanceof Map ? [...each] : each))
    expect(everything).not.toContain('not-for-print')
  }
})

test('T23: the one set of relevant attributes of a plan is no reference of anything', () => {
  const { relevant_attributes: relevant } = JSON.parse(planText('references'))
  expect(relevant).toContainEqual({ resource: 'aws_vpc.main', attribute: ['id'] })
  expect(attribute(references, 'aws_internet_gateway.out', 'vpc_id')).toBe('?opaque-expression')
})

test.each([
  ['checked', 'data.aws_vpc.again', '?data-source'],
  ['adopted', 'data.aws_vpc.looked', '"10.0.0.0/16"'],
])(
  'T25: a data source of a check block is read like all others, and somebody else owns it: %s',
  (name, address, cidr) => {
    const plan = planOf(name)
    expect(declaration(plan, address).mode).toBe('read')
    expect(attribute(plan, address, 'cidr_block')).toBe(cidr)
    expect(JSON.parse(planText(name)).checks).toHaveLength(1)
  },
)

test('T28: what is handed to a template in a text is mentioned, so that nobody takes the rest for all', () => {
  const mentions = declaration(planOf('stack'), 'aws_cloudformation_stack.inner').mentions?.() ?? []
  const said = mentions.map(({ to, attribute }) => [to.is === 'declaration' && to.id, attribute])
  expect(said).toEqual([
    ['shop#aws_vpc.main', 'id'],
    ['shop#aws_security_group.workload', 'id'],
  ])
})

test('T26: keys with dots and brackets', () => {
  expect(attribute(references, 'module.service["k.2[x]"].aws_lb_target_group.this', 'port')).toBe('80')
})

test('T27: instances come in the order of their numbers', () => {
  const keys = change.declarations
    .filter((each) => each.address.startsWith('aws_subnet.b['))
    .map((each) => each.address)
  expect(keys).toEqual(Array.from({ length: 11 }, (_, at) => `aws_subnet.b[${at}]`))
})

test('actions', () => {
  const actions = Object.fromEntries(change.declarations.map((each) => [each.address, each.action]))
  expect(actions).toMatchObject({
    'aws_vpc.main': 'update',
    'aws_subnet.moved': 'replace',
    'aws_security_group.endpoint': 'no-op',
  })
  expect(Object.keys(actions)).not.toContain('aws_vpc.old')
  expect(declaration(deferred, 'data.aws_region.current').action).toBe('read')
})

test('depends_on is every instance that is named, and all of a module', () => {
  const own = declaration(references, 'aws_vpc_endpoint.api').dependsOn
  expect(own.map(({ to }) => (to.is === 'declaration' ? to.id : ''))).toEqual([
    'shop#module.network.aws_security_group.given',
    'shop#module.network.aws_vpc.this',
    'shop#aws_internet_gateway.out',
  ])
  const inModule = declaration(leftOut, 'module.endpoint.aws_vpc_endpoint.s3').dependsOn
  expect(inModule.map(({ to }) => (to.is === 'declaration' ? to.id : ''))).toEqual([
    'shop#module.balancer.aws_lb.this',
  ])
})

test('outputs', () => {
  const outputs = references.deployments[0]?.outputs
  const shown = [...(outputs ?? [])].map(([name, output]) => `${name} ${show(output.value)}`)
  expect(shown).toEqual([
    'endpoint_service ~> aws_vpc_endpoint_service.own.service_name',
    'region "eu-west-1"',
    'vpc ~> aws_vpc.main.id',
  ])
})

test('before and after one plan', () => {
  const before = planOf('change', { state: 'before' })
  expect(attribute(before, 'aws_vpc.main', 'enable_dns_hostnames')).toBe('false')
  expect(attribute(change, 'aws_vpc.main', 'enable_dns_hostnames')).toBe('true')
  expect(before.declarations.map((each) => each.address)).toContain('aws_vpc.old')
})

test('a deployment is named after its source unless it has another name', () => {
  const parsed = readPlan({ name: 'a/plan.json', text: planText('errored') })
  expect(parsed.deployments[0]).toMatchObject({
    id: 'a/plan.json',
    form: 'terraform-plan',
    sources: ['a/plan.json'],
  })
  expect(parsed.declarations[0]?.id).toBe('a/plan.json#aws_vpc.main')
})
