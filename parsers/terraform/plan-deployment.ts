/** The deployment a plan describes: why it may be incomplete, and what it hands to others. */
import type { Deployment, Incompleteness, Output } from '../../model/declaration'
import { jsonPath, type PathPlace, placeIn, wholeSource } from '../../model/place'
import { unknown, type Value } from '../../model/value'
import { expressionsOf } from './plan-configuration'
import type { PlanDocument } from './plan-document'
import { entries, field, isObject, type Json, type JsonPath } from './plan-json'
import { resolveExpressions } from './plan-references'
import { unplannedIn } from './plan-unplanned'
import type { ReferenceWorld } from './plan-world'
import type { PlannedObject } from './planned-objects'
import { plannedValue, type Reading } from './planned-value'

export function deploymentOf(
  plan: PlanDocument,
  world: ReferenceWorld,
  objects: readonly PlannedObject[],
  source: string,
  state: 'after' | 'before' = 'after',
): Deployment {
  return {
    id: world.deployment,
    dialect: 'terraform',
    form: 'terraform-plan',
    place: wholeSource(source),
    sources: [source],
    choices: new Map(),
    constraints: [],
    incomplete: incompletenessOf(plan, objects, source, state),
    outputs: outputsOf(plan, world, source),
  }
}

function incompletenessOf(
  plan: PlanDocument,
  objects: readonly PlannedObject[],
  source: string,
  state: 'after' | 'before',
): readonly Incompleteness[] {
  const place = wholeSource(source)
  const found: Incompleteness[] = []
  if (plan.redacted && objects.length > 0)
    found.push({
      what: 'redacted-plan',
      place,
      detail: 'the plan lacks its configuration',
    })
  // A state is whole, whatever the plan looks at.
  if (state === 'before') return found
  if (plan.errored) found.push({ what: 'errored-plan', place, detail: 'planning stopped with an error' })
  const carried = objects.filter((object) => object.carried)
  const left = plan.changes === undefined ? 0 : carried.length
  if (plan.errored) return found
  const unplanned = unplannedIn(plan, objects)
  if (plan.complete === false || left > 0 || plan.deferred.length > 0) {
    found.push({ what: 'targeted-plan', place, detail: detailOf(plan, left) })
  } else if (unplanned.length > 0) {
    const detail = `the plan does not have ${unplanned[0]}, which its configuration has (-target or -exclude)`
    found.push({ what: 'targeted-plan', place, detail })
  }
  return found
}

function detailOf(plan: PlanDocument, left: number): string {
  const { length: waiting } = plan.deferred
  if (waiting > 0)
    return waiting === 1 ? 'one change waits for a later plan' : `${waiting} changes wait for a later plan`
  if (left > 0)
    return `the plan says nothing about ${left === 1 ? 'one resource' : `${left} resources`} of the state (-target or -exclude)`
  return 'the plan says that it is not complete (-target)'
}

function outputsOf(plan: PlanDocument, world: ReferenceWorld, source: string): ReadonlyMap<string, Output> {
  const outputs = new Map<string, Output>()
  for (const [name, change] of entries(plan.outputChanges)) {
    const gone = field(change, 'after') === undefined && field(change, 'after_unknown') !== true
    const partly = isObject(field(change, 'after_unknown')) || Array.isArray(field(change, 'after_unknown'))
    if (!gone || partly) outputs.set(name, { value: changedOutput(plan, world, source, name, change) })
  }
  for (const [name, output] of entries(plan.plannedOutputs)) {
    if (!outputs.has(name)) outputs.set(name, { value: plannedOutput(plan, world, source, name, output) })
  }
  return outputs
}

function changedOutput(
  plan: PlanDocument,
  world: ReferenceWorld,
  source: string,
  name: string,
  change: Json,
): Value<unknown> {
  const trees = {
    values: field(change, 'after'),
    unknown: field(change, 'after_unknown'),
    sensitive: field(change, 'after_sensitive'),
  }
  const path = ['output_changes', name]
  const reading = readingOf(plan, world, name, jsonPath(source, [...path, 'after_unknown']))
  return plannedValue(reading, trees, [], jsonPath(source, [...path, 'after']))
}

function plannedOutput(
  plan: PlanDocument,
  world: ReferenceWorld,
  source: string,
  name: string,
  output: Json,
): Value<unknown> {
  const path = ['planned_values', 'outputs', name]
  const value = field(output, 'value')
  const trees = {
    values: value,
    unknown: value === undefined ? true : undefined,
    sensitive: field(output, 'sensitive'),
  }
  const reading = readingOf(plan, world, name, jsonPath(source, path))
  return plannedValue(reading, trees, [], jsonPath(source, [...path, 'value']))
}

function readingOf(plan: PlanDocument, world: ReferenceWorld, name: string, unknowns: PathPlace): Reading {
  const expression = field(field(field(plan.configuration, 'outputs'), name), 'expression')
  const unknownAt = (path: JsonPath): Value<unknown> => {
    const origin = { place: placeIn(unknowns, path), how: 'written', trail: [] } as const
    const { targets, opaque, exact } = resolveExpressions(world, expressionsOf(expression), { modules: [] })
    if (opaque || targets.length === 0)
      return unknown(opaque ? 'opaque-expression' : 'computed', origin, targets)
    return { state: 'reference', targets, exact: exact && path.length === 0 && holdsWhole(name), origin }
  }
  return { unknowns, unknownAt, emptyIsAbsent: () => false }
}

/** An output called `vpc_id` or `…_arn` hands on what it refers to; any other may be a text around it. */
const holdsWhole = (name: string): boolean => /(^|_)(id|ids|arn|arns)$/.test(name)
