/** A plan read together with the folder it was made of: places and values of the source, never a wrong line. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Parsed } from '../../../model/declaration'
import type { Place } from '../../../model/place'
import type { Sources } from '../../../model/sources'
import type { Value } from '../../../model/value'
import { readConfiguration } from '../../../parsers/terraform/modules'
import { readPlan } from '../../../parsers/terraform/plan'
import { planExpressions, planVariables } from '../../../parsers/terraform/plan-variables'
import { attribute, declaration, planOf, planText, show, valueAt } from './plan-fixture'

type Files = ReadonlyMap<string, string>

function filesIn(folder: string, prefix = ''): Files {
  const files = new Map<string, string>()
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory())
      for (const [each, text] of filesIn(path, `${prefix}${name}/`)) files.set(each, text)
    else files.set(prefix + name, readFileSync(path, 'utf8'))
  }
  return files
}

const inMemory = (files: Files): Sources => ({
  read: (name) => {
    const text = files.get(name)
    return text === undefined ? { refused: 'missing', detail: name } : { name, text }
  },
  list: (folder) => {
    const prefix = folder === '' ? '' : `${folder}/`
    const below = [...files.keys()]
      .filter((each) => each.startsWith(prefix))
      .map((each) => each.slice(prefix.length))
    return [...new Set(below.map((each) => each.replace(/\/.*/s, '/')))].sort()
  },
})

interface Joined {
  readonly parsed: Parsed
  /** The text at the place of an attribute, and those it came through. */
  at(address: string, path?: string): string
  trail(address: string, path: string): readonly string[]
}

function joinedOf(name: string, folder = name, edit: (files: Files) => Files = (files) => files): Joined {
  const files = edit(filesIn(join(__dirname, '../../../fixtures/plans', folder)))
  const source = { name: 'plan.json', text: planText(name) }
  const settings = { deployment: 'shop', variables: planVariables(source) }
  const configuration = readConfiguration('', inMemory(files), settings)
  const parsed = readPlan(source, { deployment: 'shop', configuration })
  const text = (place: Place): string => {
    if (place.at !== 'span') return `(in ${place.source})`
    const whole = files.get(place.source) ?? ''
    const line = whole.slice(0, place.start).split('\n').length
    return `${place.source}:${line} ${whole.slice(place.start, place.end).split('\n')[0]}`
  }
  const value = (address: string, path: string): Value<unknown> => {
    const found = valueAt(parsed, address, path)
    if (found === undefined) throw new Error(`${address} has no ${path}`)
    return found
  }
  return {
    parsed,
    at: (address, path) =>
      text(path === undefined ? declaration(parsed, address).place : value(address, path).origin.place),
    trail: (address, path) => value(address, path).origin.trail.map(text),
  }
}

const references = joinedOf('references')
const leftOut = joinedOf('arguments')
const deferred = joinedOf('deferred')

test('declarations stand at their block, behind the module calls around them', () => {
  expect(references.at('aws_vpc.main')).toBe('main.tf:41 resource "aws_vpc" "main"')
  expect(references.at('module.service["k.2[x]"].aws_security_group.this')).toBe(
    'modules/service/main.tf:19 resource "aws_security_group" "this"',
  )
  const { calls } = declaration(references.parsed, 'module.service["k.2[x]"].aws_security_group.this')
  expect(calls).toHaveLength(1)
})

test('a resource that CDK for Terraform wrote names its construct, in a plan beside its file too', () => {
  const vpc = { address: 'aws_vpc.main', mode: 'managed', type: 'aws_vpc', name: 'main' }
  const values = { cidr_block: '10.0.0.0/16' }
  const plan = {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: [{ ...vpc, values }] } },
    resource_changes: [
      { ...vpc, change: { actions: ['create'], before: null, after: values, after_unknown: {} } },
    ],
    configuration: {
      root_module: {
        resources: [{ ...vpc, expressions: { cidr_block: { constant_value: '10.0.0.0/16' } } }],
      },
    },
  }
  const main = { '//': { metadata: { path: 'net/main' } }, ...values }
  const files = new Map([['cdk.tf.json', JSON.stringify({ resource: { aws_vpc: { main } } })]])
  const configuration = readConfiguration('', inMemory(files), { deployment: 'net' })
  const source = { name: 'plan.json', text: JSON.stringify(plan) }
  const { declarations } = readPlan(source, { deployment: 'net', configuration })
  expect(declarations.map(({ construct }) => construct)).toEqual([{ path: 'net/main' }])
})

test('attributes stand at their expression, with the places they came through', () => {
  expect(references.at('aws_vpc_endpoint.api', 'service_name')).toContain('main.tf:108 "com.amazonaws.')
  expect(references.at('module.network.aws_vpc.this', 'cidr_block')).toBe(
    'modules/network/main.tf:10 var.cidr',
  )
  expect(references.trail('module.network.aws_vpc.this', 'cidr_block')).toEqual(['main.tf:190 "10.1.0.0/16"'])
})

test("what nobody wrote stands at the block, as the provider's", () => {
  expect(references.at('aws_vpc.main', 'enable_dns_support')).toBe('main.tf:41 resource "aws_vpc" "main"')
  expect(valueAt(references.parsed, 'aws_vpc.main', 'enable_dns_support')?.origin.how).toBe('default')
})

test('blocks of a set are found by what is known of them, not by their order', () => {
  expect(attribute(references.parsed, 'aws_security_group.endpoint', 'ingress.0.from_port')).toBe('80')
  expect(references.at('aws_security_group.endpoint', 'ingress.0.from_port')).toBe('main.tf:89 80')
  expect(references.at('aws_security_group.endpoint', 'ingress.1.from_port')).toBe('main.tf:82 443')
})

describe('what a plan loses is taken from the source', () => {
  test('T1: locals', () => {
    expect(attribute(references.parsed, 'aws_internet_gateway.out', 'vpc_id')).toBe('-> aws_vpc.main.id')
    expect(references.trail('aws_internet_gateway.out', 'vpc_id')).toEqual(['main.tf:38 aws_vpc.main.id'])
  })

  test('T2: dynamic blocks', () => {
    expect(attribute(references.parsed, 'aws_lb.inner', 'subnet_mapping.1.subnet_id')).toBe(
      '-> aws_subnet.counted[1].id',
    )
    expect(references.at('aws_lb.inner', 'subnet_mapping.1.subnet_id')).toBe(
      'main.tf:132 subnet_mapping.value.id',
    )
    expect(attribute(leftOut.parsed, 'aws_security_group.generated', 'ingress.1.security_groups')).toBe(
      '[-> aws_security_group.source.id]',
    )
  })

  test('T3: the structure of a policy', () => {
    const path = 'policy.Statement.0.Condition.StringEquals.aws:SourceVpce'
    expect(attribute(references.parsed, 'aws_api_gateway_rest_api.private', path)).toBe(
      '-> aws_vpc_endpoint.api.id',
    )
    expect(references.at('aws_api_gateway_rest_api.private', path)).toBe(
      'main.tf:179 aws_vpc_endpoint.api.id',
    )
  })

  test('T9: which instances a list is made of', () => {
    expect(attribute(references.parsed, 'aws_vpc_endpoint.one', 'subnet_ids')).toBe(
      '[-> aws_subnet.counted[0].id, -> aws_subnet.named["b"].id]',
    )
  })

  test('T17, T18: the literal parts of a text', () => {
    expect(attribute(deferred.parsed, 'aws_vpc_endpoint.api', 'service_name')).toBe(
      '"com.amazonaws.eu-central-1.execute-api"',
    )
    expect(attribute(references.parsed, 'aws_lambda_function.caller', 'environment.0.variables.URL')).toBe(
      '`https://<-> aws_api_gateway_rest_api.private.id>.execute-api.eu-west-1.amazonaws.com/live`',
    )
  })

  test('T7: a condition that left an argument out', () => {
    expect(attribute(leftOut.parsed, 'aws_lb.given', 'security_groups')).toBe('not set')
  })
})

test('T19: the leaves of a policy document are paired with those of the source', () => {
  const identifiers = 'statement.0.principals.0.identifiers'
  const address = 'data.aws_iam_policy_document.callers'
  expect(attribute(deferred.parsed, address, `${identifiers}.1`)).toBe('-> aws_iam_role.caller.arn')
  expect(deferred.at(address, `${identifiers}.0`)).toContain('"arn:aws:iam::123456789012:role/known"')
  expect(deferred.at(address, `${identifiers}.1`)).toContain('aws_iam_role.caller.arn')
})

test('T24: a secret is withheld although the source could be read', () => {
  expect(valueAt(leftOut.parsed, 'aws_instance.app', 'user_data')).toMatchObject({
    state: 'unknown',
    sensitive: true,
  })
  expect(leftOut.at('aws_instance.app', 'user_data')).toBe('main.tf:60 var.secret')
  for (const { parsed } of [references, leftOut]) {
    const everything = JSON.stringify(parsed, (_, each) => (each instanceof Map ? [...each] : each))
    expect(everything).not.toContain('not-for-print')
  }
})

test('known ids of an update keep their text, at the place of the reference', () => {
  const change = joinedOf('change', 'change/after')
  expect(attribute(change.parsed, 'aws_subnet.moved', 'vpc_id')).toBe(
    attribute(change.parsed, 'aws_vpc.main', 'id'),
  )
  expect(change.at('aws_subnet.moved', 'vpc_id')).toBe('main.tf:24 aws_vpc.main.id')
  expect(change.at('aws_vpc.left')).toBe('(in plan.json)')
  expect(change.parsed.problems).toEqual([])
})

test('nothing is said against the sources a plan was made of', () => {
  for (const { parsed } of [references, leftOut, deferred]) expect(parsed.problems).toEqual([])
})

test('what is imported and only then written is not missed in the sources', () => {
  const joined = joinedOf('generated', 'generated/after')
  expect(joined.parsed.problems).toEqual([])
  expect(joined.at('aws_subnet.main')).toBe('main.tf:10 resource "aws_subnet" "main"')
  expect(joined.at('aws_subnet.adopted')).toBe('(in plan.json)')
})

test('of what drifted and is left so, the plan has the places', () => {
  const joined = joinedOf('drifted', 'drifted')
  expect(joined.parsed.problems).toMatchObject([
    { code: 'sources-differ-from-plan', message: expect.stringContaining('aws_vpc.main:') },
  ])
  expect(joined.at('aws_vpc.main')).toBe('(in plan.json)')
  expect(joined.at('aws_vpc.other', 'enable_dns_hostnames')).toBe('main.tf:16 true')
})

describe('a module that nobody downloaded', () => {
  const joined = joinedOf('unread')
  const call = 'main.tf:11 module "network"'

  test('what is in it stands at its call, also in modules that it calls itself', () => {
    const inner = 'module.network.module.inner.aws_vpc_endpoint.sns'
    expect(joined.at('module.network.aws_vpc.this')).toBe(call)
    expect(joined.at('module.network.aws_vpc.this', 'cidr_block')).toBe(call)
    expect(joined.at(inner, 'private_dns_enabled')).toBe(call)
    expect(declaration(joined.parsed, inner).calls).toHaveLength(1)
  })

  test('what people wrote stands where they wrote it', () => {
    expect(joined.at('aws_vpc_endpoint.sqs', 'private_dns_enabled')).toBe('main.tf:34 true')
    expect(joined.parsed.problems).toMatchObject([{ code: 'module-not-read', severity: 'note' }])
  })

  test('its outputs are what the plan says they are, also through a local', () => {
    expect(attribute(joined.parsed, 'aws_vpc_endpoint.sqs', 'vpc_id')).toBe(
      '-> module.network.aws_vpc.this.id',
    )
    expect(attribute(joined.parsed, 'aws_security_group.endpoint', 'vpc_id')).toBe(
      '-> module.network.aws_vpc.this.id',
    )
  })
})

describe('a module that nobody downloaded, called by a local one', () => {
  const joined = joinedOf('unread-inside')

  test.each(['core', 'edge'])('its outputs lead into the instance that is called for %s', (key) => {
    const inner = `module.networks["${key}"].module.vpc`
    const endpoint = `aws_vpc_endpoint.sqs["${key}"]`
    expect(attribute(joined.parsed, endpoint, 'vpc_id')).toBe(`-> ${inner}.aws_vpc.this.id`)
    expect(attribute(joined.parsed, endpoint, 'subnet_ids.0')).toBe(`-> ${inner}.aws_subnet.this.id`)
  })

  test('one instance is named', () => {
    expect(attribute(joined.parsed, 'aws_security_group.endpoint', 'vpc_id')).toBe(
      '-> module.networks["core"].module.vpc.aws_vpc.this.id',
    )
  })

  test('what is in it stands at its call in the local one', () => {
    const vpc = 'module.networks["edge"].module.vpc.aws_vpc.this'
    expect(joined.at(vpc)).toBe('networks/networks.tf:5 module "vpc"')
    expect(joined.at('aws_vpc_endpoint.sqs["edge"]', 'vpc_id')).toBe('main.tf:22 each.value.vpc_id')
  })
})

describe('policy documents that wait, and are made of others that wait', () => {
  const [alone, joined] = [planOf('documents'), joinedOf('documents')]

  test('a later statement takes the place of an earlier one with its Sid, whatever stands first in the plan', () => {
    const policy = valueAt(alone, 'aws_s3_bucket_policy.all', 'policy')
    const statements = policy?.state === 'map' ? policy.entries.get('Statement') : undefined
    const sids = statements?.state === 'list' ? statements.items.map(show) : []
    expect(sids).toEqual([
      expect.stringContaining('Sid: "Read"'),
      expect.stringMatching(/Effect: "Deny".*Sid: "Write"/),
      expect.stringContaining('arn:aws:s3:::bucket/${aws:username}/*'),
    ])
  })

  test('the plan does not differ from its sources', () => {
    expect(joined.parsed.problems).toEqual([])
    expect(attribute(joined.parsed, 'aws_s3_bucket_policy.callers', 'policy.Id')).toBe('"callers"')
  })

  test('a block that the sources do not have is not one that nobody can see', () => {
    const endpoint = 'module.inner.aws_vpc_endpoint.api'
    expect(attribute(alone, endpoint, 'subnet_configuration')).toBe('?dynamic-block')
    expect(attribute(joined.parsed, endpoint, 'subnet_configuration')).toBe('not set')
  })
})

describe('which instance is meant, the source says', () => {
  const [alone, joined] = [planOf('keys'), joinedOf('keys')]
  const table = 'aws_route_table_association'

  test.each([
    [`${table}.straight["a"]`, '~> aws_subnet.main["a"].*', '-> aws_subnet.main["a"].id'],
    [`${table}.crossed["a"]`, '~> aws_subnet.main["a"].*', '-> aws_subnet.main["b"].id'],
    [`${table}.chained["a"]`, '~> aws_subnet.main["a"].id', '-> aws_subnet.main["a"].id'],
    [`${table}.chained_crossed["a"]`, '~> aws_subnet.main["a"].id', '-> aws_subnet.main["b"].id'],
    [`${table}.all[2]`, '~> aws_subnet.counted[2].*', '-> aws_subnet.counted[2].id'],
  ])('%s', (address, byPlan, bySource) => {
    expect(attribute(alone, address, 'subnet_id')).toBe(byPlan)
    expect(attribute(joined.parsed, address, 'subnet_id')).toBe(bySource)
  })

  test('of more instances than there are referrers, any may be meant by its number', () => {
    const [first, second] = [`${table}.second_half[0]`, `${table}.second_half[1]`]
    const any = [0, 1, 2, 3].map((at) => `aws_subnet.counted[${at}].*`).join(' | ')
    expect([first, second].map((each) => attribute(alone, each, 'subnet_id'))).toEqual([
      `~> ${any}`,
      `~> ${any}`,
    ])
    expect(attribute(joined.parsed, first, 'subnet_id')).toBe('-> aws_subnet.counted[2].id')
  })

  test('none is taken for an edit of the source', () => {
    expect(joined.parsed.problems).toEqual([])
  })
})

describe('other sources than those of the plan', () => {
  const edited = (from: string, to: string) => (files: Files) =>
    new Map([...files].map(([name, text]) => [name, name === 'main.tf' ? text.replace(from, to) : text]))

  test('an edited resource keeps its places in the plan, one note says so', () => {
    const joined = joinedOf(
      'references',
      'references',
      edited('cidr_block = "10.0.0.0/16"', 'cidr_block = "10.7.0.0/16"'),
    )
    expect(joined.at('aws_vpc.main')).toBe('(in plan.json)')
    expect(joined.at('aws_vpc.main', 'cidr_block')).toBe('(in plan.json)')
    expect(joined.at('aws_subnet.counted[0]')).toBe('main.tf:45 resource "aws_subnet" "counted"')
    expect(joined.parsed.problems).toMatchObject([{ code: 'sources-differ-from-plan', severity: 'note' }])
    expect(attribute(joined.parsed, 'aws_vpc.main', 'cidr_block')).toBe('"10.0.0.0/16"')
  })

  test('a reference to another resource is an edit too', () => {
    const joined = joinedOf(
      'arguments',
      'arguments',
      edited('subnet_id     = aws_subnet.pair[1].id', 'subnet_id     = aws_subnet.pair[0].id'),
    )
    expect(attribute(joined.parsed, 'aws_instance.app', 'subnet_id')).toBe('-> aws_subnet.pair[1].id')
    expect(joined.at('aws_instance.app', 'subnet_id')).toBe('(in plan.json)')
  })

  test('another folder is not joined at all', () => {
    const joined = joinedOf('references', 'deferred')
    expect(joined.parsed.problems).toMatchObject([{ code: 'sources-of-another-plan', severity: 'note' }])
    expect(joined.at('aws_vpc.main')).toBe('(in plan.json)')
  })

  test('a source with an error elsewhere still gives places, and the error is a note', () => {
    const joined = joinedOf(
      'references',
      'references',
      (files) => new Map([...files, ['broken.tf', 'resource "x" {']]),
    )
    expect(joined.at('aws_vpc.main')).toBe('main.tf:41 resource "aws_vpc" "main"')
    expect(joined.parsed.problems.length).toBeGreaterThan(0)
    expect(joined.parsed.problems.every((each) => each.severity === 'note')).toBe(true)
  })
})

test('the values a plan was made with are given as -var takes them', () => {
  const variables = planVariables({ name: 'plan.json', text: planText('arguments') })
  expect([...variables]).toEqual([
    ['rules', '[443,8443]'],
    ['secret', 'not-for-print'],
  ])
  expect([...planExpressions({ name: 'plan.json', text: planText('arguments') })]).toEqual(['rules'])
})
