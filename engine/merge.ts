/**
 * One cause, one finding: instances of one block (`count`, `for_each`, a module called twice) and different resources that one place
 * harms share a finding; the others are named in `also`.
 */
import { grouped } from '../model/grouped'
import type { Place } from '../model/place'
import type { Finding } from './finding'
import { withoutKeys } from './fingerprint'

export interface Merged {
  readonly finding: Finding
  readonly also: readonly string[]
  /** The deployments in which it was found. */
  readonly deployments: readonly string[]
}

export function mergeFindings(findings: readonly Finding[]): readonly Merged[] {
  const blocks = [...grouped(findings, blockKey).values()]
  const causes = grouped(blocks, (group) => (group[0] ? causeKey(group[0]) : ''))
  return [...causes.values()].flatMap((groups) => {
    const [first, ...others] = groups.flat()
    if (!first) return []
    const addresses = others.filter(
      ({ resource }) =>
        resource.deployment === first.resource.deployment || resource.address !== first.resource.address,
    )
    return [
      {
        finding: first,
        also: [...new Set(addresses.map(({ resource }) => resource.address))],
        deployments: [first, ...others].map(({ resource }) => resource.deployment),
      },
    ]
  })
}

/** What must be equal before two findings may say the same thing. */
const sayingOf = ({ rule, severity, certainty, assuming }: Finding): readonly unknown[] => [
  rule.id,
  severity,
  certainty,
  assuming.map(withoutKeys),
]

/** Instances of one block: same address but for the instance keys. */
const blockKey = (finding: Finding): string => {
  const { deployment, kind, address } = finding.resource
  return JSON.stringify([...sayingOf(finding), deployment, kind, withoutKeys(address)])
}

const causeKey = (finding: Finding): string => JSON.stringify([...sayingOf(finding), placeKey(finding.place)])

const placeKey = (place: Place): readonly unknown[] =>
  place.at === 'span'
    ? [place.source, place.start, place.end]
    : [place.source, ...(place.at === 'path' ? place.path : [])]
