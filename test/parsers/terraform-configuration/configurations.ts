/** Whole configurations beside what Terraform planned of them, and how the two are compared. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Declaration, Parsed } from '../../../model/declaration'
import type { Value } from '../../../model/value'
import { readConfiguration } from '../../../parsers/terraform/modules'
import { memorySources } from './memory'

export const CONFIGURATIONS = join(__dirname, '../../../fixtures/configurations')

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

interface Sides {
  readonly after: Json
  readonly unknown: Json
}

export interface Planned {
  readonly resources: ReadonlyMap<string, Sides>
  readonly outputs: ReadonlyMap<string, Sides>
}

interface PlanText {
  readonly resource_changes?: readonly {
    readonly address: string
    readonly mode: string
    readonly change: Change
  }[]
  readonly output_changes?: Readonly<Record<string, Change>>
}

interface Change {
  readonly after: Json
  readonly after_unknown: Json
}

export function plannedOf(name: string): Planned {
  const plan: PlanText = JSON.parse(readFileSync(join(CONFIGURATIONS, name, 'plan.json'), 'utf8'))
  const managed = (plan.resource_changes ?? []).filter(({ mode }) => mode === 'managed')
  const sides = ({ after, after_unknown: unknown }: Change) => ({ after, unknown })
  return {
    resources: new Map(managed.map(({ address, change }) => [address, sides(change)])),
    outputs: new Map(
      Object.entries(plan.output_changes ?? {}).map(([output, change]) => [output, sides(change)]),
    ),
  }
}

interface Variables {
  readonly files: readonly string[]
  readonly typed: Readonly<Record<string, string>>
}

/** `variables.json` says what is typed on the command line. */
export function readAlone(name: string): Parsed {
  const folder = join(CONFIGURATIONS, name)
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'plan.json')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))
  const { files: varFiles, typed }: Variables = JSON.parse(
    texts['variables.json'] ?? '{ "files": [], "typed": {} }',
  )
  return readConfiguration('', memorySources(texts), {
    deployment: 'd',
    varFiles,
    variables: new Map(Object.entries(typed)),
  })
}

/** Every difference of what is read from what Terraform planned. */
export function comparedWith(name: string, parsed: Parsed): readonly Difference[] {
  const planned = plannedOf(name)
  const ours = new Map(parsed.declarations.filter(isThere).map((each) => [each.address, each] as const))
  const [deployment] = parsed.deployments
  const resources = [...planned.resources].flatMap(([address, sides]) => [
    ...inResource(`${name} ${address}`, ours.get(address), sides),
  ])
  const outputs = [...planned.outputs].flatMap(([output, { after, unknown }]) => [
    ...differences(deployment?.outputs.get(output)?.value, after, unknown, {
      at: `${name} output ${output}`,
      mayBeDefault: false,
    }),
  ])
  return [...resources, ...outputs]
}

/** Everything of `terraform_data` is in the text but for these two. */
const GIVEN_LATER = new Set(['id', 'output'])

function* inResource(
  at: string,
  ours: Declaration | undefined,
  { after, unknown }: Sides,
): Generator<Difference> {
  if (ours === undefined || !isObject(after)) return
  const masks = isObject(unknown) ? unknown : {}
  const where = { mayBeDefault: ours.type !== 'terraform_data' }
  for (const name of new Set([...Object.keys(after), ...Object.keys(masks)])) {
    if (GIVEN_LATER.has(name)) continue
    yield* differences(ours.attributes.get(name), after[name], masks[name], { ...where, at: `${at} ${name}` })
  }
}

export const isThere = ({ mode, exists, symbolic }: Declaration): boolean =>
  mode === 'managed' && symbolic !== true && exists.state === 'known' && exists.value === true

/** What is not the same: `differs` is a fault, `unsure` and `beyond` want a reason. */
export interface Difference {
  readonly is: 'differs' | 'unsure' | 'beyond'
  readonly at: string
  readonly says: string
}

interface Compared {
  readonly at: string
  /** What nobody sets may be there by a default of the provider. */
  readonly mayBeDefault: boolean
}

/** Value by value; text and numbers that Terraform converts to the provider's type are the same. */
export function* differences(
  ours: Value<unknown> | undefined,
  after: Json | undefined,
  unknown: Json | undefined,
  where: Compared,
): Generator<Difference> {
  const { at, mayBeDefault } = where
  const says = (is: Difference['is'], what: string): Difference => ({ is, at, says: what })
  if (unknown === true) {
    if (ours !== undefined && !isOpen(ours)) yield says('beyond', shown(ours))
    return
  }
  if (ours === undefined || ours.state === 'absent') {
    if (!mayBeDefault && after !== null && after !== undefined)
      yield says('differs', `null for ${JSON.stringify(after)}`)
  } else if (ours.state === 'list' && Array.isArray(after)) {
    yield* itemsOf(ours, after, unknown, where)
  } else if (ours.state === 'map' && isObject(after)) {
    yield* entriesOf(ours, after, unknown, where)
  } else if (ours.state === 'known') {
    if (after === null || typeof after === 'object' || !isSame(ours.value, after, mayBeDefault))
      yield says('differs', `${shown(ours)} for ${JSON.stringify(after)}`)
  } else if (ours.state === 'list' || ours.state === 'map')
    yield says('differs', `${shown(ours)} for ${JSON.stringify(after)}`)
  else yield says('unsure', `${shown(ours)} for ${JSON.stringify(after)}`)
}

const isSame = (ours: unknown, after: Json | undefined, converted: boolean): boolean =>
  ours === after || (converted && String(ours) === String(after))

const isObject = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isOpen = (value: Value<unknown>): boolean => value.state !== 'known'

function* itemsOf(
  ours: Value<unknown> & { state: 'list' },
  after: readonly Json[],
  unknown: Json | undefined,
  where: Compared,
): Generator<Difference> {
  const { items, open } = ours
  if (open) yield { is: 'unsure', at: where.at, says: `${shown(ours)} for ${JSON.stringify(after)}` }
  if (open || items.length !== after.length) {
    if (!open) yield { is: 'differs', at: where.at, says: `${shown(ours)} for ${JSON.stringify(after)}` }
    return
  }
  const pairs = where.mayBeDefault
    ? matched(items, after)
    : items.map((item, index) => [item, index] as const)
  for (const [item, index] of pairs)
    yield* differences(item, after[index], Array.isArray(unknown) ? unknown[index] : false, {
      ...where,
      at: `${where.at}[${index}]`,
    })
}

/** A provider's sets come in any order: each of ours with one that does not differ. */
function matched(
  items: readonly Value<unknown>[],
  after: readonly Json[],
): readonly (readonly [Value<unknown>, number])[] {
  const left = new Set(after.keys())
  return items.map((item) => {
    const fits = [...left].find(
      (index) => [...differences(item, after[index], false, { at: '', mayBeDefault: true })].length === 0,
    )
    const index = fits ?? [...left][0] ?? 0
    left.delete(index)
    return [item, index] as const
  })
}

function* entriesOf(
  ours: Value<unknown> & { state: 'map' },
  after: { readonly [key: string]: Json },
  unknown: Json | undefined,
  where: Compared,
): Generator<Difference> {
  const masks = isObject(unknown) ? unknown : {}
  if (ours.open) yield { is: 'unsure', at: where.at, says: `${shown(ours)} for ${JSON.stringify(after)}` }
  for (const key of new Set([...ours.entries.keys(), ...Object.keys(after), ...Object.keys(masks)])) {
    const at = `${where.at}.${key}`
    const isMissing = !(key in after) && !(key in masks)
    if (isMissing || (!ours.entries.has(key) && !where.mayBeDefault && !ours.open))
      yield {
        is: 'differs',
        at,
        says: isMissing ? 'is not in the plan' : `only the plan says ${JSON.stringify(after[key])}`,
      }
    else yield* differences(ours.entries.get(key), after[key], masks[key], { ...where, at })
  }
}

function shown(value: Value<unknown>): string {
  switch (value.state) {
    case 'known':
      return JSON.stringify(value.value)
    case 'list':
      return `[${value.items.map(shown).join(', ')}${value.open ? ', …' : ''}]`
    case 'map':
      return `{${[...value.entries].map(([key, entry]) => `${key}: ${shown(entry)}`).join(', ')}${value.open ? ', …' : ''}}`
    case 'template':
      return `"${value.parts.map((part) => (typeof part === 'string' ? part : `<${shown(part)}>`)).join('')}"`
    case 'unknown':
      return `?${value.reason}`
    case 'absent':
    case 'reference':
    case 'conditional':
      return value.state
  }
}
