/**
 * # What an import is, inside texts and structures
 *
 * A relation follows an imported name to the export by itself (`refer.ts`). A text that is put together with one, a scalar, an entry of
 * a structure become what the other stack of the run exports; they stay where they are written, the export is on their trail:
 *
 *     URL: !Sub ['https://${Api}.execute-api…', { Api: !ImportValue orders-ApiId }]      text with a reference to the API
 *     CidrIp: !ImportValue network-VpcCidr                                               known "10.0.0.0/16"
 */
import type { Reference } from '../model/reference'
import type { Origin, Referring, Value } from '../model/value'

/** Exports of exports of exports: a cycle ends here. */
const DEPTH = 12

/** What a reference to something elsewhere means, where a deployment of the run provides it. */
export type Provide = (reference: Reference) => Value<unknown> | undefined

export function withImports(value: Value<unknown>, exported: Provide, depth: number = DEPTH): Value<unknown> {
  if (depth === 0) return value
  const inside = (one: Value<unknown>) => withImports(one, exported, depth - 1)
  switch (value.state) {
    case 'reference':
      return imported(value, exported, depth)
    case 'template':
      return {
        ...value,
        parts: value.parts.map((part) => (typeof part === 'string' ? part : inside(part))),
      }
    case 'list':
      return { ...value, items: value.items.map(inside) }
    case 'map':
      return { ...value, entries: new Map([...value.entries].map(([key, one]) => [key, inside(one)])) }
    case 'conditional':
      return { ...value, cases: value.cases.map((each) => ({ ...each, value: inside(each.value) })) }
    case 'known':
    case 'absent':
    case 'unknown':
      return value
  }
}

function imported(value: Referring, exported: Provide, depth: number): Value<unknown> {
  const [target] = value.exact ? value.targets : []
  if (!target) return value
  const given = exported(target)
  if (!given) return value
  const followed = withImports(given, exported, depth - 1)
  const secret = value.sensitive ?? followed.sensitive
  return { ...followed, origin: by(value.origin, followed.origin), ...(secret && { sensitive: secret }) }
}

/** Written where it is imported, by way of where it is exported. */
const by = (own: Origin, exporting: Origin): Origin => ({
  ...own,
  trail: [...own.trail, exporting.place, ...exporting.trail],
})
