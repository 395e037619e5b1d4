/** Plans of the fixtures as they would be later: applied, with an update of some attributes that is left to do. */

type Values = Record<string, unknown>

interface Change {
  readonly address: string
  readonly mode: string
  readonly type: string
  readonly name: string
  readonly change: { readonly after: Values | null; readonly after_unknown?: Values }
}

/** One resource with an attribute that was another one before. */
export interface Update {
  /** Picks of the managed resources that are left, and of the attributes of one. */
  readonly resource: number
  readonly attribute: number
  readonly was: unknown
  /** The value that will be is not known yet. */
  readonly unknown: boolean
}

/** `updates`: none for a plan with nothing left to do. */
export function updatedPlan(text: string, updates: readonly Update[]): string {
  const plan = JSON.parse(text)
  const changes: readonly Change[] = (plan.resource_changes ?? []).filter(
    (one: Change) => one.mode === 'managed' && one.change.after !== null,
  )
  const after = changes.map((one) =>
    appliedValues(one, changes, plan.configuration?.root_module?.resources ?? []),
  )
  const before = after.map((values) => ({ ...values }))
  const unknown = after.map((): Values => ({}))
  for (const { resource, attribute, was, unknown: isUnknown } of changes.length === 0 ? [] : updates) {
    const at = resource % changes.length
    const names = [...Object.keys(after[at] ?? {}), 'tags']
    const name = names[attribute % names.length] ?? ''
    Object.assign(before[at] ?? {}, { [name]: was })
    if (!isUnknown) continue
    Object.assign(unknown[at] ?? {}, { [name]: true })
    delete after[at]?.[name]
  }
  const isSame = (at: number) => JSON.stringify([before[at], {}]) === JSON.stringify([after[at], unknown[at]])
  const resources = (values: readonly Values[]) =>
    changes.map((one, at) => ({
      ...entryOf(one),
      schema_version: 1,
      values: values[at],
      sensitive_values: {},
    }))
  return JSON.stringify({
    ...plan,
    planned_values: { root_module: { resources: resources(after) } },
    prior_state: { format_version: '1.0', values: { root_module: { resources: resources(before) } } },
    resource_changes: changes.map((one, at) => ({
      ...entryOf(one),
      change: {
        actions: [isSame(at) ? 'no-op' : 'update'],
        before: before[at],
        after: after[at],
        after_unknown: unknown[at],
        before_sensitive: {},
        after_sensitive: {},
      },
    })),
  })
}

const entryOf = ({ change: _, ...entry }: Change) => entry

/** What a plan leaves to be known is the id of what its expression names, or some text. */
function appliedValues(one: Change, all: readonly Change[], configured: readonly Values[]): Values {
  const values: Values = { id: `id-of-${one.address}`, ...one.change.after }
  const block = configured.find(({ type, name }) => type === one.type && name === one.name)
  for (const [name, is] of Object.entries(one.change.after_unknown ?? {})) {
    const expression = (block?.expressions as Values | undefined)?.[name] as Values | undefined
    const ids = idsOf((expression?.references ?? []) as readonly string[], all)
    if (is !== true) continue
    if (name === 'id') values.id = `id-of-${one.address}`
    else if (ids.length > 0) values[name] = name.endsWith('s') ? ids : ids[0]
    else values[name] = `${name}-of-${one.address}`
  }
  return values
}

const idsOf = (references: readonly string[], all: readonly Change[]): readonly string[] =>
  all.filter(({ address }) => references.includes(address)).map(({ address }) => `id-of-${address}`)
