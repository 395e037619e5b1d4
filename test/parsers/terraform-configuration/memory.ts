/** Configurations in memory, and values as short text for comparing. */
import type { Declaration, Parsed } from '../../../model/declaration'
import type { Guard } from '../../../model/guard'
import type { Reference } from '../../../model/reference'
import type { Sources } from '../../../model/sources'
import type { Value } from '../../../model/value'
import type { ConfigurationSettings } from '../../../parsers/terraform/modules'
import { readConfiguration } from '../../../parsers/terraform/modules'

export type Files = Readonly<Record<string, string>>

export function memorySources(files: Files): Sources {
  return {
    read: (name) => {
      const text = files[name]
      return text === undefined ? { refused: 'missing', detail: `there is no ${name}` } : { name, text }
    },
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`
      const below = Object.keys(files).filter((name) => name.startsWith(prefix))
      return [...new Set(below.map((name) => name.slice(prefix.length).replace(/\/.*/, '/')))].sort()
    },
  }
}

export const read = (files: Files | string, settings: ConfigurationSettings = {}): Parsed =>
  readConfiguration('', memorySources(typeof files === 'string' ? { 'main.tf': files } : files), {
    deployment: 'd',
    ...settings,
  })

export function named(parsed: Parsed, address: string): Declaration {
  const found = parsed.declarations.find((declaration) => declaration.address === address)
  if (found === undefined)
    throw new Error(`no ${address} among ${parsed.declarations.map((each) => each.address)}`)
  return found
}

/** One attribute of one resource, shown. */
export const attribute = (parsed: Parsed, address: string, name: string): unknown => {
  const value = named(parsed, address).attributes.get(name)
  return value === undefined ? 'nobody sets it' : show(value)
}

/** What `x = EXPRESSION` evaluates to beside some other text. */
export const evaluated = (expression: string, beside = ''): unknown =>
  attribute(read(`resource "t" "t" {\n  x = ${expression}\n}\n${beside}`), 't.t', 'x')

/**
 * Known scalars as they are; `<id.attribute>` a reference, `<~…>` an inexact one; an array ends in `…` when it is open; text with
 * holes is `{ text: [...] }`, a conditional `{ if: [[guard, value], …] }`, an unknown `?reason`.
 */
export function show(value: Value<unknown>): unknown {
  switch (value.state) {
    case 'known':
      return value.value
    case 'absent':
      return null
    case 'reference':
      return `<${value.exact ? '' : '~'}${value.targets.map(showReference).join(' ')}>`
    case 'template':
      return { text: value.parts.map((part) => (typeof part === 'string' ? part : show(part))) }
    case 'list':
      return [...value.items.map(show), ...(value.open ? ['…'] : [])]
    case 'map':
      return {
        ...Object.fromEntries([...value.entries].map(([key, entry]) => [key, show(entry)])),
        ...(value.open ? { '…': '…' } : {}),
      }
    case 'conditional':
      return { if: value.cases.map((each) => [showGuard(each.guard), show(each.value)]) }
    case 'unknown':
      return `?${value.reason}`
  }
}

function showReference({ to, attribute: name }: Reference): string {
  const suffix = name === '' || name.startsWith('[') ? name : `.${name}`
  switch (to.is) {
    case 'declaration':
      return `${to.id.replace(/^d#/, '')}${suffix}`
    case 'symbol':
      return `${to.name} of ${to.of.replace(/^d#/, '')}${suffix}`
    case 'input':
      return `var.${to.name}${suffix}`
    case 'outside':
      return `${to.what} ${to.name.replace(/^d#/, '')}${suffix}`
  }
}

export function showGuard(guard: Guard): string {
  switch (guard.is) {
    case 'equals': {
      const choice = guard.choice.replace(/^d\?/, '')
      return guard.value === 'true' ? choice : `${choice}=${guard.value}`
    }
    case 'not':
      return `!${showGuard(guard.guard)}`
    case 'all':
    case 'any':
      return `(${guard.guards.map(showGuard).join(guard.is === 'all' ? ' & ' : ' | ')})`
    case 'same':
      return guard.choices.join(' = ')
    case 'named':
      return guard.name
    case 'always':
    case 'never':
      return guard.is
  }
}
