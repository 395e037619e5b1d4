/** Every name in the tables is a name the official schemas know, and every default has a page that says so. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, Resource, SpecDatabase } from '@aws-cdk/service-spec-types'
import type { Kind, Row, Spelling } from '../../resources/define'
import { groupNames, kindNamed, kinds, kindsInGroup } from '../../resources/index'
import terraformSchema from './terraform-schema.json'

interface Names {
  readonly [name: string]: Names
}

const all: readonly Kind[] = Object.values(kinds)
const listed = (names: string | readonly string[] | null | undefined): readonly string[] =>
  names === null || names === undefined ? [] : typeof names === 'string' ? [names] : names
const stepsOf = (path: string): readonly string[] => path.split('.').map((step) => step.replace('[]', ''))

/** What a kind is read from: its own types, and the blocks of other kinds that become its parts. */
interface Shape {
  readonly type: string
  readonly has: (path: string) => boolean
}

const spec: SpecDatabase = loadAwsServiceSpecSync()

/** What is inside a map of texts is free. */
const KEYS_OF_MAPS = ['parameters.endpointConfigurationTypes', 'request_parameters.overwrite:path']
const inMap = (tree: Names | undefined, path: string): boolean =>
  KEYS_OF_MAPS.includes(path) && tree !== undefined && Object.hasOwn(tree, path.split('.')[0] ?? '')

function inTree(tree: Names | undefined, path: string): boolean {
  if (inMap(tree, path)) return true
  let at = tree
  for (const step of stepsOf(path)) at = at && Object.hasOwn(at, step) ? at[step] : undefined
  return at !== undefined
}

function inType(type: PropertyType, steps: readonly string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return true
  switch (type.type) {
    case 'array':
      return inType(type.element, steps)
    case 'map':
      return inType(type.element, rest)
    case 'union':
      return type.types.some((each) => inType(each, steps))
    case 'ref': {
      const property = spec.get('typeDefinition', type.reference.$ref).properties[step]
      return property !== undefined && inType(property.type, rest)
    }
    default:
      return false
  }
}

function inResource(resource: Resource, path: string): boolean {
  const [step, ...rest] = stepsOf(path)
  const property = step === undefined ? undefined : resource.properties[step]
  return property !== undefined && inType(property.type, rest)
}

function cloudFormationType(type: string): Resource | undefined {
  return spec.lookup('resource', 'cloudFormationType', 'equals', type)[0]
}

const trees: { readonly resources: Names; readonly data: Names } = terraformSchema

const treesOf = (kind: Kind): readonly (readonly [string, Names | undefined])[] => [
  ...listed(kind.names.terraform).map((type) => [type, trees.resources[type]] as const),
  ...listed(kind.names.data).map((type) => [`data.${type}`, trees.data[type]] as const),
]

const terraformShapes = (kind: Kind): readonly Shape[] => [
  ...treesOf(kind).map(([type, tree]) => ({ type, has: (path: string) => inTree(tree, path) })),
  ...owners(kind.kind).flatMap(({ owner, row }) =>
    listed(row.terraform).flatMap((block) =>
      treesOf(owner)
        .filter(([, tree]) => inTree(tree, block))
        .map(([type, tree]) => ({
          type: `${type}.${block}`,
          has: (path: string) => inTree(tree, `${block}.${path}`),
        })),
    ),
  ),
]

const cloudFormationShapes = (kind: Kind): readonly Shape[] => {
  const has = (type: string, path: string): boolean => {
    const resource = cloudFormationType(type)
    return resource !== undefined && inResource(resource, path)
  }
  return [
    ...listed(kind.names.cloudformation).map((type) => ({ type, has: (path: string) => has(type, path) })),
    ...owners(kind.kind).flatMap(({ owner, row }) =>
      listed(row.cloudformation).flatMap((block) =>
        listed(owner.names.cloudformation).map((type) => ({
          type: `${type}.${block}`,
          has: (path: string) => has(type, `${block}.${path}`),
        })),
      ),
    ),
  ]
}

const owners = (kind: string) =>
  all.flatMap((owner) =>
    Object.values(owner.rows).flatMap((row) =>
      row.row === 'parts' && row.kind === kind ? [{ owner, row }] : [],
    ),
  )

const spellingIn = (row: Row, dialect: 'terraform' | 'cloudformation'): Spelling =>
  row.row === 'reverse' || row.row === 'read' ? null : row[dialect]

/**
 * In the provider's documentation and newer than the schema beside this test:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/vpc_endpoint.html.markdown
 */
const newer = new Set(['dns_options.private_dns_preference', 'dns_options.private_dns_specified_domains'])

/** Made from the grammar of policies, which no provider's schema describes. */
const fromPolicies = new Set(['policy-statement', 'policy-condition'])
const described = all.filter((kind) => !fromPolicies.has(kind.kind))

describe.each(described)('the table of $kind', (kind) => {
  test('names types that exist', () => {
    expect(listed(kind.names.terraform).filter((type) => !trees.resources[type])).toEqual([])
    expect(listed(kind.names.data).filter((type) => !trees.data[type])).toEqual([])
    expect(listed(kind.names.cloudformation).filter((type) => !cloudFormationType(type))).toEqual([])
  })

  test.each(Object.keys(kind.rows))('spells %s as the schemas do', (name) => {
    const row = kind.rows[name]
    if (!row) throw new Error('a row without a row')
    const wrong = (shapes: readonly Shape[], spelling: Spelling): readonly string[] =>
      listed(spelling)
        .filter((path) => !(kind.openapi && path.startsWith('openapi.')))
        .filter((path) => !newer.has(path) && !shapes.some((shape) => shape.has(path)))
    expect(wrong(terraformShapes(kind), spellingIn(row, 'terraform'))).toEqual([])
    expect(wrong(cloudFormationShapes(kind), spellingIn(row, 'cloudformation'))).toEqual([])
  })

  test('is spelled in every type it names', () => {
    for (const shape of terraformShapes(kind)) {
      const paths = Object.values(kind.rows).flatMap((row) => listed(spellingIn(row, 'terraform')))
      expect([shape.type, paths.length === 0 || paths.some(shape.has)]).toEqual([shape.type, true])
    }
  })
})

describe.each(all)('the table of $kind', (kind) => {
  test('relates to kinds that exist', () => {
    for (const row of Object.values(kind.rows)) {
      if (!('kind' in row)) continue
      const members = kindNamed(row.kind) ? [row.kind] : kindsInGroup(row.kind)
      expect([row.kind, members.length > 0]).toEqual([row.kind, true])
      const relation = row.row === 'reverse' ? row.relation : row.row === 'parts' ? row.owner : undefined
      for (const member of members)
        if (relation !== undefined) expect(kindNamed(member)?.rows).toHaveProperty(relation)
    }
  })

  test('lays and spreads rows that exist', () => {
    const { lays, spread } = kind
    const on = lays && kind.rows[lays.on]
    const leads = on?.row === 'one' || on?.row === 'many' ? on.kind : undefined
    if (lays) expect(leads).toBeDefined()
    for (const name of [...(lays?.sets ?? []), ...(lays?.adds ?? [])]) {
      expect(kind.rows).toHaveProperty(name)
      const targets = leads === undefined ? [] : kindNamed(leads) ? [leads] : kindsInGroup(leads)
      expect(targets.length).toBeGreaterThan(0)
      for (const target of targets) expect(kindNamed(target)?.rows).toHaveProperty(name)
    }
    for (const name of spread?.over ?? []) expect(kind.rows).toHaveProperty(name)
  })

  test('has a sentence, a page, and a page for every default', () => {
    expect(kind.about).toMatch(/\.$/)
    expect(kind.link).toMatch(/^https:\/\//)
    const sources = Object.values(kind.rows).flatMap((row) =>
      'byDefault' in row && row.byDefault ? [row.byDefault.source] : [],
    )
    const ofTypes = Object.values(kind.defaults ?? {}).flatMap((rows) =>
      Object.values(rows).map((standard) => standard.source),
    )
    for (const source of [...sources, ...ofTypes]) expect(source).toMatch(/^https:\/\//)
  })
})

test('no type belongs to two kinds', () => {
  const names = all.flatMap((kind) => [
    ...listed(kind.names.terraform),
    ...listed(kind.names.cloudformation),
    ...listed(kind.names.data).map((type) => `data.${type}`),
  ])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('no group has the name of a kind', () => {
  expect(groupNames.filter((group) => kindNamed(group))).toEqual([])
})
