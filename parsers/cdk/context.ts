/**
 * # What an app looked up
 *
 * `cdk.context.json`, beside `cdk.json`, keeps what `cdk synth` asked the account for, and is committed with the app. VPCs, their subnets and
 * route tables, and hosted zones in it are things that somebody else owns, seen by the stacks of the same account and Region:
 *
 *     "vpc-provider:account=111122223333:filter.vpc-id=vpc-0a1b2c3d:region=eu-west-1:returnAsymmetricSubnets=true": { "vpcId": … }
 *     "hosted-zone:account=111122223333:domainName=example.com:region=eu-west-1": { "Id": "/hostedzone/Z0A1B2C3", … }
 *
 * Zones and stored parameters that were looked up stand in the templates themselves.
 * https://docs.aws.amazon.com/cdk/v2/guide/context.html
 */
import type { Declaration, Parsed } from '../../model/declaration'
import type { Source } from '../../model/place'
import { declarationId } from '../../model/reference'
import { isRefusal, type Sources } from '../../model/sources'
import { known, type Value, written } from '../../model/value'
import { readJson } from '../yaml/json'
import type { Node } from '../yaml/node'
import { networkIn, type Thing, zoneIn } from './looked-up-things'

const FILE = 'cdk.context.json'

/** What was looked up where the stacks that were read are deployed. `manifest`: of the whole app. */
export function lookedUp(
  manifest: string,
  sources: Sources,
  { declarations }: Pick<Parsed, 'declarations'>,
): readonly Declaration[] {
  const source = contextOf(manifest, sources)
  const root = source && readJson(source).root
  if (!source || root?.kind !== 'mapping') return []
  const found = root.pairs.flatMap(({ key, value }): readonly Declaration[] => {
    const asked = askedBy(key.text)
    const home = asked && declarations.find((one) => isIn(one, asked))
    if (!home) return []
    return thingsIn(value, asked, source.name).map((thing) => declared(thing, home))
  })
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/** `app/cdk.context.json` of `app/cdk.out/manifest.json`. */
function contextOf(manifest: string, sources: Sources): Source | undefined {
  const [, above] = /^(.*?\/?)[^/]+\/manifest\.json$/.exec(manifest) ?? []
  const source = above === undefined ? undefined : sources.read(above + FILE)
  return source && !isRefusal(source) ? source : undefined
}

interface Asked {
  readonly provider: string
  readonly account: string
  readonly region: string
  /** The VPC that a private hosted zone was asked for by. */
  readonly vpc: string | undefined
}

/** `hosted-zone:account=111122223333:domainName=example.com:region=eu-west-1`. */
function askedBy(key: string): Asked | undefined {
  const [provider = '', ...parts] = key.split(':')
  const properties = new Map(parts.map((part) => [part.replace(/=.*/s, ''), part.replace(/^[^=]*=/, '')]))
  const [account, region] = [properties.get('account'), properties.get('region')]
  return account === undefined || region === undefined
    ? undefined
    : { provider, account, region, vpc: properties.get('vpcId') }
}

function thingsIn(answer: Node, { provider, vpc }: Asked, source: string): readonly Thing[] {
  if (provider === 'vpc-provider') return networkIn(answer, source)
  return provider === 'hosted-zone' ? zoneIn(answer, vpc, source) : []
}

const isIn = ({ account, region }: Declaration, asked: Asked): boolean =>
  isText(account, asked.account) && isText(region, asked.region)

const isText = (value: Value<string>, text: string): boolean =>
  value.state === 'known' && value.value === text

/** It is seen from all stacks of the app: one of those that it was looked up for has it. */
const declared = (
  { type, name, place, attributes }: Thing,
  { deployment, account, region }: Declaration,
): Declaration => ({
  id: declarationId(deployment, name),
  deployment,
  dialect: 'cloudformation',
  address: name,
  type,
  mode: 'read',
  attributes,
  place,
  calls: [],
  exists: known(true, written(place)),
  account,
  region,
  dependsOn: [],
})
