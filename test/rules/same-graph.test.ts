/**
 * A scenario is one thing said in several dialects: the same kinds with the same names, and the same value wherever two of them know it.
 * Configuration and plan are compared by address, Terraform and CloudFormation by name (`order_queue` is `OrderQueue`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Resource } from '../../model/resource'
import { readInput } from '../../parsers/read-input'
import { adapt } from '../../resources/adapt'
import { type Form, folderSources, formsOf, type Scenario, scenarios } from '../support/scenarios'

/** Texts for people and for other tools; dialects write them differently on purpose. */
const FREE_TEXT: ReadonlySet<string> = new Set(['name', 'id', 'arn', 'description', 'stage'])

const all = scenarios()
const between = (a: Form, b: Form) =>
  all.filter((scenario) => [a, b].every((form) => formsOf(scenario).includes(form)))

test.each(between('configuration', 'plan').map((scenario) => [titleOf(scenario), scenario] as const))(
  '%s: the plan agrees with the configuration',
  (_title, scenario) => {
    const written = byKey(scenario, 'configuration', ({ kind, id }) => `${kind} ${addressOf(id)}`)
    const planned = byKey(scenario, 'plan-alone', ({ kind, id }) => `${kind} ${addressOf(id)}`)
    expect(differences(written, planned)).toEqual([])
    expect(written.size).toBeGreaterThan(0)
  },
)

test.each(between('configuration', 'template').map((scenario) => [titleOf(scenario), scenario] as const))(
  '%s: the template agrees with the configuration',
  (_title, scenario) => {
    const key = ({ kind, address }: Resource) => `${kind} ${plainName(address)}`
    const terraform = byKey(scenario, 'configuration', key)
    const cloudformation = byKey(scenario, 'template', key)
    const shared = [...terraform.keys()].filter((each) => cloudformation.has(each))
    expect(shared.length).toBeGreaterThan(0)
    expect(differences(terraform, cloudformation)).toEqual([])
  },
)

function titleOf({ rule, name }: Scenario): string {
  return `${rule} / ${name}`
}

/** Resources whose key is their own; several of one key (instances, parts) are compared by nobody. */
function byKey(
  scenario: Scenario,
  form: Form,
  key: (resource: Resource) => string,
): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource[]>()
  for (const resource of resourcesOf(scenario, form)) {
    if (resource.ownership === 'managed' && resource.partOf === undefined)
      found.set(key(resource), [...(found.get(key(resource)) ?? []), resource])
  }
  return new Map(
    [...found].flatMap(([name, [one, ...more]]) => (one && more.length === 0 ? [[name, one]] : [])),
  )
}

function resourcesOf({ folder }: Scenario, form: Form): readonly Resource[] {
  const sources = folderSources(folder)
  if (form === 'configuration') return adapt(readInput({ is: 'folder', folder: '.' }, sources)).resources
  const name = form === 'template' ? 'template.yaml' : 'plan.json'
  const source = { name, text: readFileSync(join(folder, name), 'utf8') }
  return adapt(readInput({ is: 'text', source }, sources)).resources
}

function differences(
  one: ReadonlyMap<string, Resource>,
  other: ReadonlyMap<string, Resource>,
): readonly string[] {
  return [...one].flatMap(([key, resource]) => {
    const twin = other.get(key)
    return twin
      ? [...resource.attributes.keys()].flatMap((name) => difference(key, name, resource, twin))
      : []
  })
}

function difference(key: string, name: string, one: Resource, other: Resource): readonly string[] {
  const [a, b] = [one.attributes.get(name), other.attributes.get(name)]
  const bothKnown = a?.state === 'known' && b?.state === 'known'
  if (!bothKnown || FREE_TEXT.has(name) || a.value === b.value) return []
  return [`${key} ${name}: ${a.value} and ${b.value}`]
}

const addressOf = (id: string): string => id.slice(id.indexOf('#') + 1)

const plainName = (address: string): string =>
  (address.split('.').at(-1) ?? address)
    .replace(/\[.*\]$/, '')
    .replaceAll('_', '')
    .toLowerCase()
