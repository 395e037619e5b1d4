/** Reads a committed plan, and prints values shortly, so that a test says what it expects in one line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declaration, Parsed } from '../../../model/declaration'
import type { Reference } from '../../../model/reference'
import type { Value } from '../../../model/value'
import { type PlanOptions, readPlan } from '../../../parsers/terraform/plan'

export const planText = (name: string): string =>
  readFileSync(join(__dirname, '../../../fixtures/plans', name, 'plan.json'), 'utf8')

export const planOf = (name: string, options: PlanOptions = {}): Parsed =>
  readPlan({ name: 'plan.json', text: planText(name) }, { deployment: 'shop', ...options })

export function declaration(parsed: Parsed, address: string): Declaration {
  const found = parsed.declarations.find((each) => each.address === address)
  if (found === undefined)
    throw new Error(`no ${address} in ${parsed.declarations.map((each) => each.address).join(' ')}`)
  return found
}

/** The attribute at a path like `endpoint_configuration.0.types`; `not set` when nobody sets it. */
export function attribute(parsed: Parsed, address: string, path: string): string {
  const value = valueAt(parsed, address, path)
  return value === undefined ? 'not set' : show(value)
}

export function valueAt(parsed: Parsed, address: string, path: string): Value<unknown> | undefined {
  const [name = '', ...rest] = path.split('.')
  let value = declaration(parsed, address).attributes.get(name)
  for (const step of rest) {
    if (value?.state === 'list') value = value.items[Number(step)]
    else if (value?.state === 'map') value = value.entries.get(step)
    else return undefined
  }
  return value
}

/** `-> address.attribute` is exact, `~> a | b` is one of these, `?reason` is unknown. */
export function show(value: Value<unknown>): string {
  switch (value.state) {
    case 'known':
      return JSON.stringify(value.value)
    case 'absent':
      return 'absent'
    case 'reference':
      return `${value.exact ? '->' : '~>'} ${value.targets.map(showReference).join(' | ')}`
    case 'unknown':
      return `?${value.reason}`
    case 'template':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `<${show(part)}>`)).join('')}\``
    case 'list':
      return `[${value.items.map(show).join(', ')}${value.open ? ', …' : ''}]`
    case 'map':
      return `{${[...value.entries].map(([name, each]) => `${name}: ${show(each)}`).join(', ')}}`
    case 'conditional':
      return `if(${value.cases.map((each) => show(each.value)).join(', ')})`
  }
}

function showReference({ to, attribute: asked }: Reference): string {
  if (to.is === 'declaration') return `${to.id.replace(/^shop#/, '')}.${asked}`
  return to.is === 'symbol' ? `${to.of}~${to.name}` : JSON.stringify(to)
}
