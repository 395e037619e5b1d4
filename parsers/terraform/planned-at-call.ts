/**
 * What a plan has from modules whose text is not at hand: nobody ran `terraform init` where the sources are. It stands at their call, the
 * only thing about it that people wrote; and what the sources have for such a module's output, the plan knows better.
 */
import type { Declaration, Parsed } from '../../model/declaration'
import type { Place } from '../../model/place'
import { blockAddress, parseAddress } from './address'
import { placedAt } from './planned-in-source'

/** Where the innermost module around an address is called whose text is not there. */
export type CallOf = (address: string) => Place | undefined

export function callsNotRead({ deployments }: Parsed): CallOf {
  const calls = new Map(
    deployments.flatMap(({ id, incomplete }) =>
      incomplete.flatMap(({ what, is, place }): [string, Place][] =>
        what === 'module-not-read' && is?.to.is === 'outside'
          ? [[blockAddress(is.to.name.slice(id.length + 1)), place]]
          : [],
      ),
    ),
  )
  return (address) => {
    const steps = calls.size === 0 ? [] : (parseAddress(address)?.modules ?? [])
    const paths = steps.map((_, at) => steps.slice(0, at + 1).map(({ name }) => `module.${name}`))
    return paths.flatMap((path) => calls.get(path.join('.')) ?? [])[0]
  }
}

export function atCall(planned: Declaration, call: Place): Declaration {
  const attributes = [...planned.attributes].map(
    ([name, value]) => [name, placedAt(value, { ...value.origin, place: call, trail: [] })] as const,
  )
  return { ...planned, attributes: new Map(attributes), place: call, calls: [call] }
}
