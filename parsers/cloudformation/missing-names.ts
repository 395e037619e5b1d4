/** Names that nothing in the template has. One slip, a resource that was renamed or removed, is often referred to many times: told once a name. */
import type { Place } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Node } from '../yaml/node'
import { placeOf, type Run, type Scope } from './scope'

export function missesName(name: string, node: Node, scope: Scope): void {
  const places = scope.run.missing.get(name) ?? new Map<string, Place>()
  places.set(`${scope.source} ${node.start}`, placeOf(node, scope))
  scope.run.missing.set(name, places)
}

export const missingNames = ({ missing }: Run): readonly Problem[] =>
  [...missing].flatMap(([name, places]): readonly Problem[] => {
    const message = `${JSON.stringify(name)} is neither a parameter nor a resource of this template${often(places.size)}.`
    const [place] = [...places.values()].sort(byStart)
    return place ? [{ code: 'unresolved-reference', severity: 'partly-read', message, place }] : []
  })

const often = (times: number): string => (times === 1 ? '' : `; ${times} places refer to it`)

const byStart = (one: Place, other: Place): number =>
  one.at === 'span' && other.at === 'span' && one.source === other.source ? one.start - other.start : 0
