/**
 * # Who is meant by a name that several may have
 *
 * An export, a stored parameter, another state is looked up by name, in the account and Region and in the environment of whoever asks. What
 * is joined with one scenario alone is not seen from the others; of two scenarios that provide a name, the one with the name of the asker's
 * own is meant:
 *
 *     network.yaml as dev and as prod, app.yaml as dev and as prod      the app of dev imports from the network of dev
 */
import type { Deployment } from '../model/declaration'
import type { Resource } from '../model/resource'
import type { Value } from '../model/value'

export type Deployments = ReadonlyMap<string, Deployment>

/** Whoever looks a name up; what is not known of it may be anything. */
export interface Asker {
  readonly deployment: string
  readonly account: string | undefined
  readonly region: string | undefined
}

export const literal = (value: Value<string>): string | undefined =>
  value.state === 'known' ? value.value : undefined

export const differs = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other

export const askerOf = ({ deployment, account, region }: Resource): Asker => ({
  deployment,
  account: literal(account),
  region: literal(region),
})

/** All that a deployment asks is asked where it is deployed. */
export function askerFor(id: string, deployments: Deployments): Asker {
  const { account, region } = deployments.get(id) ?? {}
  return { deployment: id, account, region }
}

/** Of all that provide something, those that may be seen; of several, `closest` picks. */
export const seenBy = <T extends { readonly deployment: string }>(
  all: readonly T[],
  { deployment, account, region }: Asker,
  deployments: Deployments,
): readonly T[] =>
  all.filter((one) => {
    const own = deployments.get(one.deployment)
    return (
      sees(deployments.get(deployment), own) &&
      !differs(own?.account, account) &&
      !differs(own?.region, region)
    )
  })

/** What is joined with some scenarios is not there for the others. */
export function sees(one: Deployment | undefined, other: Deployment | undefined): boolean {
  const isFor = (joined: Deployment | undefined, name: string | undefined) =>
    joined?.joinedIn === undefined || name === undefined || joined.joinedIn.has(name)
  return isFor(one, other?.scenario?.name) && isFor(other, one?.scenario?.name)
}

/** Those of the asker's own scenario, where there are any. */
export function closest<T extends { readonly deployment: string }>(
  all: readonly T[],
  { deployment }: Asker,
  deployments: Deployments,
): readonly T[] {
  const name = deployments.get(deployment)?.scenario?.name
  const own = name === undefined ? [] : all.filter((one) => namedIn(deployments.get(one.deployment), name))
  return own.length > 0 ? own : all
}

const namedIn = (one: Deployment | undefined, name: string): boolean =>
  one?.scenario?.name === name || one?.joinedIn?.has(name) === true
