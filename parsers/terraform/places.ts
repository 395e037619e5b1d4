/**
 * # A plan and its source together
 *
 * A plan has no file names and no lines. Where the root folder it was made of is at hand, each declaration takes the place of
 * its block, each attribute the place of its expression, and what the plan loses (locals, generated blocks, the literal
 * parts of texts) is taken from there.
 *
 * Never a wrong line: a resource whose planned values contradict its source keeps its places in the plan, and when most of
 * the plan is not in the folder at all, nothing is joined. What is in a module that was not downloaded stands at its call.
 */
import type { Declaration, Deployment, Output, Parsed } from '../../model/declaration'
import { wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { type Reference, referentKey } from '../../model/reference'
import { type Origin, referencesIn, type Value } from '../../model/value'
import { blockAddress } from './address'
import type { OutputOf } from './plan-outputs'
import { agrees, mayBeMissing } from './planned-agreement'
import { atCall, callsNotRead } from './planned-at-call'
import {
  addsToPlan,
  inSource,
  isLeftOut,
  isUnread,
  placedAt,
  type SourceView,
  settled,
} from './planned-in-source'

/** Below that share of resources found, it is another folder. */
const ENOUGH = 0.9

export interface PlanKnows {
  /** Whether the configuration that the plan was made of has a block for it. */
  readonly hadBlock: (planned: Declaration) => boolean
  readonly outputOf: OutputOf
}

export function placeInSource(
  plan: Parsed,
  configuration: Parsed,
  { hadBlock, outputOf }: PlanKnows,
): Parsed {
  const written = blocksOf(configuration)
  const callOf = callsNotRead(configuration)
  const missing = plan.declarations.filter(
    ({ address }) => !written.has(blockAddress(address)) && callOf(address) === undefined,
  )
  const lost = missing.filter(hadBlock).length
  const wanted = plan.declarations.length - missing.length + lost
  if (plan.declarations.length === 0) return plan
  if (lost > wanted * (1 - ENOUGH))
    return { ...plan, problems: [...plan.problems, otherFolder(plan, wanted - lost, wanted)] }
  const view = viewOf(plan, configuration, outputOf)
  const contradicted: string[] = []
  const declarations = plan.declarations.map((planned) => {
    const found = sourceOf(planned, written)
    const call = found === undefined ? callOf(planned.address) : undefined
    if (found === undefined) return call === undefined ? planned : atCall(planned, call)
    const source = { ...found, attributes: settledAll(view, found.attributes) }
    if (source.address === planned.address && contradicts(view, planned, source)) {
      contradicted.push(planned.address)
      return planned
    }
    return declarationInSource(view, planned, source)
  })
  const notes = contradicted.length === 0 ? [] : [differing(plan, contradicted)]
  return {
    deployments: plan.deployments.map((each) => deploymentInSource(view, each, configuration.deployments[0])),
    declarations,
    problems: [...plan.problems, ...notes, ...configuration.problems.map(asNote)],
  }
}

function blocksOf(configuration: Parsed): ReadonlyMap<string, readonly Declaration[]> {
  const blocks = new Map<string, Declaration[]>()
  for (const each of configuration.declarations) {
    const address = blockAddress(each.address)
    const known = blocks.get(address)
    if (known) known.push(each)
    else blocks.set(address, [each])
  }
  return blocks
}

/** The same instance, else any of the same block: it stands at the same place. */
function sourceOf(
  planned: Declaration,
  written: ReadonlyMap<string, readonly Declaration[]>,
): Declaration | undefined {
  const alike = written.get(blockAddress(planned.address)) ?? []
  return alike.find((each) => each.address === planned.address) ?? alike[0]
}

/**
 * What the provider completes when it plans: the domain name is one of the alternative names.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/acm/certificate.go
 */
const COMPLETED: ReadonlySet<string> = new Set(['aws_acm_certificate.subject_alternative_names'])

function contradicts(view: SourceView, planned: Declaration, source: Declaration): boolean {
  return [...source.attributes].some(([name, value]) => {
    const other = planned.attributes.get(name)
    if (COMPLETED.has(`${planned.type}.${name}`)) return false
    return other === undefined ? !mayBeMissing(name, value) : !agrees(other, value, view.leads)
  })
}

function declarationInSource(view: SourceView, planned: Declaration, source: Declaration): Declaration {
  const isSame = source.address === planned.address
  const attributes = new Map<string, Value<unknown>>()
  const header: Origin = { place: source.place, how: 'default', trail: [] }
  for (const [name, value] of planned.attributes) {
    const written = source.attributes.get(name)
    if (written === undefined) {
      const isOpen = source.open === true
      if (!isSame || !(isLeftOut(value, isOpen) || isNotGenerated(value, isOpen)))
        attributes.set(name, placedAt(value, header))
    } else attributes.set(name, isSame ? inSource(view, value, written) : placedAt(value, written.origin))
  }
  for (const [name, value] of isSame ? source.attributes : []) {
    if (!attributes.has(name) && addsToPlan(view, value)) attributes.set(name, value)
  }
  const mentions = isSame ? bothMentions(planned, source) : planned.mentions
  const { open, ...rest } = planned
  return {
    ...rest,
    ...(open && !(isSame && isWhole(source, attributes)) && { open }),
    attributes,
    ...(mentions && { mentions }),
    ...(source.construct && { construct: source.construct }),
    place: source.place,
    calls: source.calls,
  }
}

/** A plan that waits for data does not say that no block is generated; the source has none. */
const isNotGenerated = (planned: Value<unknown>, open: boolean): boolean =>
  !open && planned.state === 'unknown' && planned.reason === 'dynamic-block'

/** The source knows more, unless it names a module that was not read. */
function bothMentions(
  { mentions: planned }: Declaration,
  { mentions }: Declaration,
): Declaration['mentions'] {
  if (mentions === undefined || planned === undefined) return mentions
  return () => {
    const own = mentions()
    return own.some(isUnread) ? planned() : own
  }
}

/** Of a plan that lacks something, nothing is missing when the source is complete and all of it was taken over. */
const isWhole = (source: Declaration, attributes: Declaration['attributes']): boolean =>
  source.open !== true && [...source.attributes.keys()].every((name) => attributes.has(name))

const settledAll = (view: SourceView, attributes: Declaration['attributes']): Declaration['attributes'] =>
  new Map([...attributes].map(([name, value]) => [name, settled(view, value)]))

function viewOf(plan: Parsed, configuration: Parsed, outputOf: OutputOf): SourceView {
  const byId = new Map(plan.declarations.map((each) => [each.id, each]))
  const symbols = symbolsKnown(plan, configuration)
  return {
    outputOf,
    has: ({ to }: Reference): boolean => to.is !== 'declaration' || byId.has(to.id),
    knownOf: ({ to, attribute }: Reference): Value<unknown> | undefined => {
      if (to.is === 'symbol') return symbols.get(referentKey(to))
      const value = to.is === 'declaration' ? byId.get(to.id)?.attributes.get(attribute) : undefined
      return value?.state === 'known' && !value.sensitive ? value : undefined
    },
    leads: (from, to) => {
      const attributes = from.to.is === 'declaration' ? byId.get(from.to.id)?.attributes.values() : undefined
      const meant = [...(attributes ?? [])].flatMap(referencesIn)
      return meant.some((each) => referentKey(each.to) === referentKey(to.to))
    },
  }
}

/** Regions and accounts that the source has as symbols, and the plan as text. */
function symbolsKnown(plan: Parsed, configuration: Parsed): ReadonlyMap<string, Value<unknown>> {
  const planned = new Map(plan.declarations.map((each) => [each.address, each]))
  const symbols = new Map<string, Value<unknown>>()
  for (const source of configuration.declarations) {
    for (const name of ['region', 'account'] as const) {
      const [to, ...others] = source[name].state === 'reference' ? source[name].targets : []
      const value = planned.get(source.address)?.[name]
      if (to?.to.is === 'symbol' && others.length === 0 && value?.state === 'known')
        symbols.set(referentKey(to.to), value)
    }
  }
  return symbols
}

function deploymentInSource(
  view: SourceView,
  planned: Deployment,
  source: Deployment | undefined,
): Deployment {
  if (source === undefined) return planned
  const outputs = new Map<string, Output>()
  for (const [name, output] of planned.outputs) {
    const written = source.outputs.get(name)
    outputs.set(
      name,
      written ? { ...output, value: inSource(view, output.value, settled(view, written.value)) } : output,
    )
  }
  return {
    ...planned,
    sources: [...planned.sources, ...source.sources.filter((each) => !planned.sources.includes(each))],
    choices: new Map([...source.choices, ...planned.choices]),
    outputs,
    ...(source.inputs && { inputs: source.inputs }),
  }
}

/** What is wrong in the source does not keep a plan from being read. */
const asNote = (problem: Problem): Problem => ({ ...problem, severity: 'note' })

const placeOf = (plan: Parsed): Problem['place'] => plan.deployments[0]?.place ?? wholeSource('')

const otherFolder = (plan: Parsed, found: number, wanted: number): Problem => ({
  code: 'sources-of-another-plan',
  severity: 'note',
  message: `only ${found} of the plan's ${wanted} resources are in the configuration, so places are given in the plan`,
  place: placeOf(plan),
  remedy: 'Name the root folder that the plan was made of.',
})

function differing(plan: Parsed, addresses: readonly string[]): Problem {
  const shown = addresses.slice(0, 3).join(', ')
  const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : ''
  return {
    code: 'sources-differ-from-plan',
    severity: 'note',
    message: `the configuration says otherwise than the plan of ${shown}${more}: it was edited since, or what was changed outside of Terraform stays (ignore_changes, -refresh-only); their places are given in the plan`,
    place: placeOf(plan),
    remedy: 'If it was edited, make the plan again.',
  }
}
