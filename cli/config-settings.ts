/** An effective configuration as a list: each setting, its value as one would write it, and where it comes from. */

import { isInvalid, type SaidAllow } from '../engine/allow/allow'
import type { Configuration } from '../engine/configuration/configuration'
import type { Deployed, NamedFile } from '../engine/configuration/deployments'
import type { RuleSetting } from '../engine/configuration/settings'
import type { Place } from '../model/place'
import type { StatedFacts, StatedModule } from '../model/stated'
import type { Value } from '../model/value'

export interface Setting {
  /** `fail-on`, or the section that it stands in. */
  readonly section: string
  /** In a section of names; null for a single value or an entry of a list. */
  readonly name: string | null
  readonly value: unknown
  /** Null: nobody says it, so it is what it is without a configuration. */
  readonly place: Place | null
}

export function settingsOf(configuration: Configuration): readonly Setting[] {
  const {
    failOn,
    rules,
    ruleFiles,
    account,
    region,
    baseline,
    allows,
    outside,
    joins,
    modules,
    deployments,
    places,
  } = configuration
  const single = (section: string, value: unknown): readonly Setting[] =>
    value === null ? [] : [{ section, name: null, value, place: places.get(section) ?? null }]
  return [
    ...single('fail-on', failOn ?? 'error'),
    ...single('account', account),
    ...single('region', region),
    ...single('baseline', baseline),
    ...[...rules].map(([name, setting]) => of('rules', name, ruleValue(setting), setting.place)),
    ...ruleFiles.map((file) => of('rule-files', null, file, places.get(`rule-files ${file}`) ?? null)),
    ...allows.flatMap((allow) => allowed(allow)),
    ...outside.map((facts) => of('outside', facts.name, factsValue(facts), facts.place)),
    ...joins.map(({ place, ...join }) => of('joins', null, said(join), place)),
    ...deployments.map((deployed) => of('deployments', null, deployedValue(deployed), deployed.place)),
    ...modules.map((module) => of('modules', module.name, moduleValue(module), module.place)),
  ]
}

const of = (section: string, name: string | null, value: unknown, place: Place | null): Setting => ({
  section,
  name,
  value,
  place,
})

/** Without what nobody said. */
const said = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))

const ruleValue = ({ word, whenUndecided, locked }: RuleSetting): unknown =>
  whenUndecided === null && !locked
    ? word
    : said({ severity: word, 'when-undecided': whenUndecided, locked: locked || null })

function deployedValue({ place: _, parameters, ...deployed }: Deployed): unknown {
  const names = (files: readonly NamedFile[]) => (files.length === 0 ? null : files.map(({ name }) => name))
  return said({
    name: deployed.name,
    path: deployed.path,
    'var-files': names(deployed.varFiles),
    workspace: deployed.workspace,
    parameters: parameters.size === 0 ? null : Object.fromEntries(parameters),
    'parameter-files': names(deployed.parameterFiles),
    account: deployed.account,
    region: deployed.region,
    with: names(deployed.with),
  })
}

function allowed(allow: SaidAllow): readonly Setting[] {
  if (isInvalid(allow) || allow.reach.is !== 'named') return []
  const { rules, because, until, place, reach } = allow
  return [of('allow', null, said({ rules, path: reach.path, address: reach.address, until, because }), place)]
}

const factsValue = ({ kind, attributes }: Pick<StatedFacts, 'kind' | 'attributes'>): unknown =>
  said({ kind, ...Object.fromEntries([...attributes].map(([name, value]) => [name, plainValue(value)])) })

/** A reference is to a resource that is told: what is said of it stands in its place. */
function moduleValue({ outputs, facts, addsNothing }: StatedModule): unknown {
  const told = new Map(facts.map((each) => [each.name, factsValue(each)]))
  return said({
    adds: addsNothing ? 'nothing' : null,
    outputs: Object.fromEntries([...outputs].map(([name, value]) => [name, plainValue(value, told)])),
  })
}

function plainValue(value: Value<unknown>, told: ReadonlyMap<string, unknown> = new Map()): unknown {
  switch (value.state) {
    case 'known':
      return value.value
    case 'list':
      return value.items.map((item) => plainValue(item, told))
    case 'reference': {
      const [target] = value.targets
      return target?.to.is === 'outside' ? told.get(target.to.name) : null
    }
    default:
      return null
  }
}
