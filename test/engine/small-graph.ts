/** Tiny graphs made by hand, where a test is about the engine and not about reading text. */
import { Graph } from '../../graph/graph'
import type { Deployment } from '../../model/declaration'
import type { Choice, Guard } from '../../model/guard'
import { span, wholeSource } from '../../model/place'
import { declarationId, type Reference } from '../../model/reference'
import type { Resource } from '../../model/resource'
import { absent, known, list, refersTo, unknown, type Value, written } from '../../model/value'
import { boolean, many, number, one, resource, reverse, string, strings } from '../../resources/define'

export const kinds = [
  resource(
    'net',
    { terraform: 'aws_net', cloudformation: 'AWS::Net' },
    {
      hostnames: boolean('hostnames', 'Hostnames'),
      cidr: string('cidr', 'Cidr'),
      doors: reverse('door', 'net'),
    },
    { about: 'A net.', link: 'https://docs.aws.amazon.com/' },
  ),
  resource(
    'door',
    { terraform: 'aws_door', cloudformation: 'AWS::Door' },
    {
      name: string('name', 'Name'),
      open: boolean('open', 'Open'),
      other: boolean('other', 'Other'),
      port: number('port', 'Port'),
      cidr: string('cidr', 'Cidr'),
      names: strings('names', 'Names'),
      net: one('net', 'net_id', 'NetId'),
      nets: many('net', 'net_ids', 'NetIds'),
    },
    { about: 'A door.', link: 'https://docs.aws.amazon.com/' },
  ),
]

export const STACK = 'stack.tf'
let offset = 0
const nextPlace = () => {
  offset += 10
  return span(STACK, offset, offset + 5)
}
export const here = () => written(nextPlace())

export const yes = (): Value<unknown> => known(true, here())
export const no = (): Value<unknown> => known(false, here())
export const text = (value: string | number): Value<unknown> => known(value, here())
export const nobody = (): Value<unknown> => absent(here())
export const somebody = (): Value<unknown> => unknown('no-value-for-input', here())
export const items = (values: readonly Value<unknown>[], open = false): Value<unknown> => ({
  ...list(values, here()),
  open,
})
export const when = (cases: readonly (readonly [Guard, Value<unknown>])[]): Value<unknown> => ({
  state: 'conditional',
  origin: here(),
  cases: cases.map(([guard, value]) => ({ guard, value })),
})
export const to = (...addresses: readonly string[]): Value<unknown> => refersTo(addresses.map(idOf), here())
const idOf = (address: string): Reference => ({
  to: { is: 'declaration', id: declarationId(STACK, address) },
  attribute: 'id',
})
export const elsewhere = (name: string): Value<unknown> =>
  refersTo([{ to: { is: 'outside', what: 'export', name }, attribute: '' }], here())

export function thing(
  kind: string,
  address: string,
  attributes: Readonly<Record<string, Value<unknown>>>,
  more: Partial<Resource> = {},
): Resource {
  const place = nextPlace()
  const symbol = (name: 'region' | 'account'): Value<string> => ({
    ...refersTo([{ to: { is: 'symbol', name, of: STACK }, attribute: '' }], written(place)),
  })
  return {
    id: declarationId(STACK, address),
    kind,
    deployment: STACK,
    dialect: 'terraform',
    address,
    type: `aws_${kind}`,
    ownership: 'managed',
    attributes: new Map(Object.entries(attributes)),
    place,
    calls: [],
    exists: known(true, written(place)),
    account: symbol('account'),
    region: symbol('region'),
    dependsOn: [],
    ...more,
  }
}

export function deployment(choices: readonly Choice[] = [], constraints: readonly Guard[] = []): Deployment {
  return {
    id: STACK,
    dialect: 'terraform',
    form: 'terraform-configuration',
    place: wholeSource(STACK),
    sources: [STACK],
    choices: new Map(choices.map((choice) => [choice.id, choice])),
    constraints,
    incomplete: [],
    outputs: new Map(),
  }
}

export const graphOf = (resources: readonly Resource[], around: Deployment = deployment()): Graph =>
  new Graph({ deployments: [around], resources }, kinds)
