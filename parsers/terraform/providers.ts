/**
 * Provider instances: where things are created. Two resources of one instance are in one Region and one account, although
 * nobody may know which.
 */

import type { Place } from '../../model/place'
import type { SymbolName } from '../../model/reference'
import { known, refersTo, type Value, written } from '../../model/value'
import { plainScalar } from './evaluate/plain'
import { placeOf, type Scope } from './evaluate/scope'
import { attributeValue } from './nested-blocks'
import type { Block, Expression } from './syntax/tree'

export interface ProviderInstance {
  /** Unique in a run: `live#provider.aws.west`. */
  readonly id: string
  readonly region: Value<string>
  readonly account: Value<string>
}

/** A thing of this provider instance that has an identity and no text. */
export const symbolOf = (name: SymbolName, of: string, place: Place): Value<string> =>
  refersTo([{ to: { is: 'symbol', name, of }, attribute: '' }], { ...written(place), how: 'inherited' })

/** An instance of which nothing is configured: environment variables decide. */
export const ambientProvider = (id: string, place: Place): ProviderInstance => ({
  id,
  region: symbolOf('region', id, place),
  account: symbolOf('account', id, place),
})

export function configuredProvider(id: string, block: Block, scope: Scope): ProviderInstance {
  const place = placeOf(block.header, { ...scope, source: block.source })
  const ambient = ambientProvider(id, place)
  const region = block.body.attributes.find((attribute) => attribute.name === 'region')
  const account = accountOf(block, scope)
  return {
    id,
    region: region === undefined ? ambient.region : (textOr(attributeValue(region, scope)) ?? ambient.region),
    account: account ?? ambient.account,
  }
}

/** Text, or one of several texts; everything else is better said by the symbol. */
export function textOr(value: Value<unknown>): Value<string> | undefined {
  const scalar = plainScalar(value)
  if (typeof scalar === 'string') return { ...value, ...known(scalar, { ...value.origin, how: 'inherited' }) }
  if (value.state !== 'conditional') return undefined
  const cases = value.cases.flatMap((each) => {
    const text = textOr(each.value)
    return text === undefined ? [] : [{ guard: each.guard, value: text }]
  })
  return cases.length === value.cases.length ? { ...value, cases } : undefined
}

const ROLE = /^arn:[^:]+:iam::(\d{12}):role\//

/** The only account that is allowed, or that of the role to assume. */
function accountOf(block: Block, scope: Scope): Value<string> | undefined {
  return allowedAccount(block, scope) ?? accountOfRole(block, scope)
}

function accountOfRole(block: Block, scope: Scope): Value<string> | undefined {
  const [assumed, ...chained] = block.body.blocks.filter(({ type }) => type === 'assume_role')
  const role = assumed?.body.attributes.find((attribute) => attribute.name === 'role_arn')
  if (role === undefined || chained.length > 0) return undefined
  const value = attributeValue(role, scope)
  const account = ROLE.exec(String(plainScalar(value) ?? ''))?.[1]
  return account === undefined ? undefined : known(account, { ...value.origin, how: 'inherited' })
}

function allowedAccount(block: Block, scope: Scope): Value<string> | undefined {
  const allowed = block.body.attributes.find((attribute) => attribute.name === 'allowed_account_ids')
  if (allowed === undefined) return undefined
  const value = attributeValue(allowed, scope)
  const [only] = value.state === 'list' && !value.open && value.items.length === 1 ? value.items : []
  const scalar = only === undefined ? undefined : plainScalar(only)
  return only === undefined || scalar === undefined
    ? undefined
    : known(String(scalar), { ...only.origin, how: 'inherited' })
}

/** `aws`, `aws.west`; an instance key (`aws.by_region[each.key]`) belongs to the name. */
export function providerName(expression: Expression, text: string): string | undefined {
  switch (expression.kind) {
    case 'root':
      return expression.name
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : undefined
    case 'attribute':
      return expression.of.kind === 'root' ? `${expression.of.name}.${expression.name}` : undefined
    case 'index':
      return text.slice(expression.start, expression.end)
    default:
      return undefined
  }
}

/** The default provider of a resource type: `aws_vpc` belongs to `aws`. */
export const defaultProvider = (type: string): string => type.split('_', 1)[0] ?? type
