/** Small hand-made inventories, for what no text needs to be read for. */

import { graphFacts } from '../../graph/derive/index'
import { Graph } from '../../graph/graph'
import type { Deployment } from '../../model/declaration'
import type { Choice } from '../../model/guard'
import { span } from '../../model/place'
import type { Reference } from '../../model/reference'
import type { Resource } from '../../model/resource'
import { known, list, refersTo, unknown, type Value, written } from '../../model/value'
import { kinds } from '../../resources/index'

let position = 0
const here = () => written(span('main.tf', position++, position))

export const text = (value: unknown): Value<unknown> => known(value, here())
export const many = (...items: Value<unknown>[]): Value<unknown> => list(items, here())
export const to = (address: string, attribute = 'id'): Reference => ({
  to: { is: 'declaration', id: `main#${address}` },
  attribute,
})
export const ref = (address: string, attribute = 'id'): Value<unknown> =>
  refersTo([to(address, attribute)], here())
export const oneOf = (...addresses: string[]): Value<unknown> => ({
  ...refersTo(
    addresses.map((address) => to(address)),
    here(),
  ),
  exact: false,
})
export const variable = (name: string): Value<unknown> =>
  refersTo([{ to: { is: 'input', deployment: 'main', name }, attribute: '*' }], here())
export const unseen = (): Value<unknown> => unknown('opaque-expression', here())
export const template = (...parts: (string | Value<unknown>)[]): Value<unknown> => ({
  state: 'template',
  parts,
  origin: here(),
})
export const when = (choice: string, yes: Value<unknown>, no: Value<unknown>): Value<unknown> => ({
  state: 'conditional',
  cases: [
    { guard: { is: 'equals', choice, value: 'true' }, value: yes },
    { guard: { is: 'equals', choice, value: 'false' }, value: no },
  ],
  origin: here(),
})
export const existsWhen = (choice: string, value: string): Value<boolean> => ({
  state: 'conditional',
  cases: [
    { guard: { is: 'equals', choice, value }, value: known(true, here()) },
    { guard: { is: 'not', guard: { is: 'equals', choice, value } }, value: known(false, here()) },
  ],
  origin: here(),
})

const symbol = (name: 'region' | 'account', of: string): Value<string> =>
  refersTo([{ to: { is: 'symbol', name, of }, attribute: '*' }], here())

export function made(
  kind: string,
  address: string,
  attributes: Record<string, Value<unknown>> = {},
  more: Partial<Resource> = {},
): Resource {
  const deployment = more.deployment ?? 'main'
  return {
    id: `${deployment}#${address}`,
    kind,
    deployment,
    dialect: 'terraform',
    address,
    type: kind,
    ownership: 'managed',
    attributes: new Map(Object.entries(attributes)),
    place: here().place,
    calls: [],
    exists: known(true, here()),
    account: symbol('account', deployment),
    region: symbol('region', deployment),
    dependsOn: [],
    ...more,
  }
}

export function deployed(id = 'main', more: Partial<Deployment> = {}): Deployment {
  return {
    id,
    dialect: 'terraform',
    form: 'terraform-configuration',
    place: here().place,
    sources: [`${id}.tf`],
    choices: new Map(['public', 'old', 'a', 'b'].map((name) => [name, yesOrNo(name)])),
    constraints: [],
    incomplete: [],
    outputs: new Map(),
    ...more,
  }
}

const yesOrNo = (id: string): Choice => ({ id, label: id, values: ['true', 'false'] })

export const graphOf = (
  resources: readonly Resource[],
  deployments: readonly Deployment[] = [deployed()],
): Graph => new Graph({ deployments, resources }, Object.values(kinds), graphFacts)

/** The addresses or names that the certain edges lead to. */
export const targetsOf = (graph: Graph, address: string, relation: string): readonly string[] => {
  const [resource] = graph.named(address)
  if (!resource) return ['no such resource']
  return graph
    .relation(resource, relation)
    .edges.map(
      (edge) =>
        edge.to.map((one) => ('outside' in one ? `outside ${one.name}` : one.address)).join(' or ') ||
        'unknown',
    )
}

export const asked = (graph: Graph, address: string, attribute: string): Value<unknown> => {
  const [resource] = graph.named(address)
  return resource ? graph.value(resource, attribute) : unseen()
}
