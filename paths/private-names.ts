/** Names under the top-level domains that are kept out of public DNS, for networks of one's own. */
import type { Resolution } from './answer'
import { always, type Cases } from './cases'
import { type HostName, isUnder, shownName } from './host-name'
import { hostNames } from './host-name-of'
import { ended, type Lookup, unclear } from './lookup'

const PRIVATE_ENDS: ReadonlySet<string> = new Set(['internal', 'local'])

export const isOfPrivateNetworks = (name: HostName): boolean => PRIVATE_ENDS.has(name.at(-1)?.key ?? '')

/** Without a zone here that holds the name, one that nobody here sees may: a namespace of Cloud Map, a Profile of another account. */
export function notPublic(lookup: Lookup, name: HostName): Cases<Resolution> {
  const { graph } = lookup
  const holder = graph
    .ofKind('hosted-zone')
    .find((zone) =>
      hostNames(graph, graph.value(zone, 'name')).some(
        ({ it }) => it && isUnder(name, it).yes.is === 'always',
      ),
    )
  const end = name.at(-1)?.shown ?? ''
  if (!holder)
    return unclear(
      lookup,
      name,
      `public DNS has no names under ${end}, and no zone that is declared here holds this one`,
      [],
    )
  return always(
    ended(
      lookup,
      { is: 'no-name' },
      {
        name: shownName(name),
        verdict: 'blocked',
        code: 'name-nxdomain',
        says: `public DNS has no names under ${end}, and ${holder.address} does not answer from here`,
        at: holder,
        because: [graph.value(holder, 'name')],
        source: 'https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml',
      },
    ),
  )
}
