/** Module calls: where the module's text is, its instances, and what is opaque because it is not there. */
import type { Place } from '../../model/place'
import { declarationId } from '../../model/reference'
import { refersTo, unknown, type Value, written } from '../../model/value'
import { evaluate } from './evaluate/expression'
import { joinPath } from './evaluate/path'
import { referencesOf } from './evaluate/references-of'
import type { Definition, Scope } from './evaluate/scope'
import { existsInside } from './existence'
import { knownModule, notRead } from './known-modules'
import { lazily, lazilyWithin } from './lazily'
import { mentionsOf } from './mentions'
import { headerPlace, type ModuleInstance, moduleReference, openModule } from './module-instance'
import { attributeValue } from './nested-blocks'
import { passedProvider } from './passed-providers'
import { type Repeated, repetitionOf } from './repetition'
import type { Attribute, Block } from './syntax/tree'

export interface ModuleCall {
  readonly name: string
  readonly block: Block
  /** Empty when the module's text is not there. */
  instances(): readonly ModuleInstance[]
  whole(place: Place): Value<unknown>
  readonly isRead: boolean
}

const MAX_DEPTH = 20
const MAX_MODULES = 2_000

const metaArguments = new Set(['source', 'version', 'count', 'for_each', 'depends_on', 'providers'])

export function callsOf(block: Block, name: string, parent: ModuleInstance): ModuleCall {
  const folder = folderOf(block, name, parent)
  const isWithinBudget = parent.depth < MAX_DEPTH && parent.run.modules < MAX_MODULES
  if (folder === undefined || !isWithinBudget || parent.run.moduleText(folder).sources.length === 0)
    return unreadCall(block, name, parent)
  const base = `${parent.address === '' ? '' : `${parent.address}.`}module.${name}`
  const scope: Scope = { world: parent, source: block.source, bindings: undefined }
  const opened = new Map<string, ModuleInstance>()
  const repeated = lazilyWithin(
    () => repetitionOf(block, scope, base),
    ({ instances }) => {
      for (const each of instances)
        opened.set(each.suffix, openCall(each, { block, name, parent, folder, base }))
    },
  )
  return {
    name,
    block,
    isRead: true,
    instances: () => (repeated() === undefined ? [] : [...opened.values()]),
    whole: (place) =>
      repeated()?.collect((suffix) => {
        const symbolic = opened.get(suffix)?.symbolic === true
        return moduleReference(
          { deployment: parent.run.deployment, address: `${base}${suffix}`, symbolic },
          place,
        )
      }) ?? unknown('cycle', written(place)),
  }
}

interface Owner {
  readonly block: Block
  readonly name: string
  readonly parent: ModuleInstance
  readonly folder: string
  readonly base: string
}

function openCall(each: Repeated, { block, name, parent, folder, base }: Owner): ModuleInstance {
  const { run } = parent
  run.modules++
  const address = `${base}${each.suffix}`
  const module = openModule({
    session: run,
    text: run.moduleText(folder),
    address,
    key: parent.key === '' ? name : `${parent.key}.${name}`,
    calls: [headerPlace(block), ...parent.calls],
    exists: existsInside(parent.exists, each.exists),
    symbolic: each.symbolic || parent.symbolic,
    depth: parent.depth + 1,
    inputs: inputsOf(block, each.scope),
    dependsOn: [...dependsOnOf(block, each.scope), ...parent.dependsOn],
    provider: (providerName, own) => passedProvider(providerName, block, parent, address, own),
  })
  run.things.set(declarationId(run.deployment, address), (output, place) => module.output(output, place))
  return module
}

const inputAttributes = (block: Block): readonly Attribute[] =>
  block.body.attributes.filter((attribute) => !metaArguments.has(attribute.name))

const inputsOf = (block: Block, scope: Scope): ReadonlyMap<string, Definition> =>
  new Map(
    inputAttributes(block).map((attribute) => [
      attribute.name,
      { expression: attribute.value, scope: { ...scope, source: attribute.source } },
    ]),
  )

/** The expressions of a `depends_on`. */
export function dependsOnOf(block: Block, scope: Scope): readonly Definition[] {
  const attribute = block.body.attributes.find((each) => each.name === 'depends_on')
  if (attribute?.value.kind !== 'tuple') return []
  return attribute.value.items.map((expression) => ({
    expression,
    scope: { ...scope, source: attribute.source },
  }))
}

/** Local paths lead there; everything else only when it was downloaded. */
function folderOf(block: Block, name: string, parent: ModuleInstance): string | undefined {
  const source = sourceOf(block, parent)
  const isLocal = source !== undefined && /^\.\.?(\/|$)/.test(source)
  if (isLocal) return joinPath(parent.folder, source)
  return parent.run.downloaded.get(parent.key === '' ? name : `${parent.key}.${name}`)
}

export function sourceOf(block: Block, parent?: ModuleInstance): string | undefined {
  const attribute = block.body.attributes.find((each) => each.name === 'source')
  if (attribute?.value.kind === 'literal') return String(attribute.value.value)
  if (attribute === undefined || parent === undefined) return undefined
  const value = attributeValue(attribute, { world: parent, source: attribute.source, bindings: undefined })
  return value.state === 'known' ? String(value.value) : undefined
}

/** A module that is not there: whatever is handed to it may have more attached than is seen, unless people know better. */
function unreadCall(block: Block, name: string, parent: ModuleInstance): ModuleCall {
  const { run } = parent
  const address = `${parent.address === '' ? '' : `${parent.address}.`}module.${name}`
  const scope: Scope = { world: parent, source: block.source, bindings: undefined }
  const known = (run.settings.modules ?? []).filter(
    (each) => each.name === address || each.name.startsWith(`${address}[`),
  )
  if (!known.some(({ addsNothing }) => addsNothing))
    run.incomplete.push({
      what: 'module-not-read',
      place: headerPlace(block),
      detail: `${address} (${sourceOf(block) ?? 'no source'})`,
      is: { to: notRead(run.deployment, address), attribute: '' },
      waitsFor: lazily(() => [
        ...mentionsOf(block.body, scope),
        ...referencesOf(parent.dependsOn.map(({ expression, scope: own }) => evaluate(expression, own))),
      ]),
      reaches: referencesOf(
        repetitionOf(block, scope, address).instances.flatMap((each) =>
          inputAttributes(block).map(({ value, source }) => evaluate(value, { ...each.scope, source })),
        ),
      ),
    })
  return {
    name,
    block,
    isRead: false,
    instances: () => [],
    whole: (place) =>
      known.length === 0
        ? refersTo([{ to: notRead(run.deployment, address), attribute: '' }], written(place))
        : knownModule({ block, address, scope, run }, known, place),
  }
}
