/**
 * # Terraform and OpenTofu plans
 *
 * Reads the output of `terraform show -json PLANFILE` into declarations. A plan knows values that no reading of the source
 * knows, but has no expressions: what it leaves open is looked up in the references that its `configuration` lists, and
 * with the source at hand ({@link PlanOptions.configuration}) in the source.
 *
 *     { "resource_changes": [{ "address": "aws_subnet.a", "change": { "after": {…}, "after_unknown": { "vpc_id": true } } }],
 *       "configuration": { … "vpc_id": { "references": ["aws_vpc.main.id", "aws_vpc.main"] } } }
 *     ->  aws_subnet.a, vpc_id: reference to aws_vpc.main, `id`
 */
import type { Declaration, Deployment, Parsed } from '../../model/declaration'
import { jsonPath, type LargeSource, type Source, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { declarationId } from '../../model/reference'
import { parseAddress } from './address'
import { lazily } from './lazily'
import { placeInSource } from './places'
import { configurationOf } from './plan-configuration'
import { type AttributesOf, attributing, declarationOf, type ReadingContext } from './plan-declaration'
import { deploymentOf } from './plan-deployment'
import type { PlanDocument } from './plan-document'
import { indexOf } from './plan-index'
import { field, isObject, type Json, textField } from './plan-json'
import { takenPlan } from './plan-opened'
import { outputsOf } from './plan-outputs'
import { locations } from './plan-provider'
import { withUpdates } from './plan-updates'
import type { ReferenceWorld } from './plan-world'
import { withDocumentsInPlace } from './planned-documents'
import { following } from './planned-followed'
import { objectsAfter, objectsBefore, type PlannedObject } from './planned-objects'

export interface PlanOptions {
  /** The deployment's id; the source's name when left out. */
  readonly deployment?: string
  /** `before`: what the prior state holds, in place of what the plan leads to. */
  readonly state?: 'after' | 'before'
  /** The same root folder, read as source, under the same deployment id: gives places, and what a plan loses. */
  readonly configuration?: Parsed
  /** Where the default provider works, when the plan does not say. */
  readonly region?: string
  readonly account?: string
}

/** A plan that is handed over as bytes is read piece by piece, whatever its size. */
export function readPlan(source: Source | LargeSource, options: PlanOptions = {}): Parsed {
  const opened = takenPlan(source)
  if (opened === undefined) return refused(source, 'json-syntax', 'is not JSON')
  const json = opened.outline
  const version = textField(json, 'format_version') ?? textField(json, 'plan_format_version')
  if (version !== undefined && !/^[01](\.|$)/.test(version)) {
    return refused(source, 'plan-format-version', `has plan format ${version}; formats 0 and 1 can be read`)
  }
  const { parsed, world, objects } = readObjects(opened.plan, source.name, options)
  const problems = [...problemsOf(json, source, parsed), ...parsed.problems]
  const read = { ...parsed, problems }
  if (options.state === 'before') return read
  const placed = options.configuration
    ? placeInSource(read, options.configuration, {
        hadBlock: hadBlock(opened.plan),
        outputOf: outputsOf(world),
      })
    : read
  return { ...placed, declarations: withUpdates(source, world.deployment, objects, placed.declarations) }
}

/** What is forgotten, gone from the configuration or imported without it (`-generate-config-out`) has no block. */
function hadBlock(plan: PlanDocument): (planned: Declaration) => boolean {
  if (plan.configuration === undefined) return () => true
  const configuration = configurationOf(plan.configuration)
  return ({ address }) => {
    const parsed = parseAddress(address)
    return parsed !== undefined && configuration.resource(parsed) !== undefined
  }
}

/** The reader behind the text, for whoever has the parts of a plan in another way. */
export const readPlanDocument = (plan: PlanDocument, source: string, options: PlanOptions): Parsed =>
  readObjects(plan, source, options).parsed

interface Read {
  readonly parsed: Parsed
  readonly world: ReferenceWorld
  readonly objects: readonly PlannedObject[]
}

function readObjects(plan: PlanDocument, source: string, options: PlanOptions): Read {
  const deployment = options.deployment ?? source
  const objects = options.state === 'before' ? objectsBefore(plan) : objectsAfter(plan)
  const configuration = configurationOf(plan.configuration)
  const world = { deployment, index: indexOf(objects), configuration, resolved: new Map() }
  const reading = { source, world, redacted: plan.redacted, ...looking(objects, deployment) }
  const attributesOf = attributed(reading)
  const locate = locations(plan, world, objects, source, options)
  const declarations: readonly Declaration[] = objects.map((object) => {
    const place = jsonPath(source, object.path)
    return declarationOf(reading, attributesOf, object, place, locate(object, place))
  })
  const deployments = [{ ...deploymentOf(plan, world, objects, source, options.state), ...stateOf(options) }]
  const parsed = { deployments, declarations: withDocumentsInPlace(declarations), problems: [] }
  return { parsed, world, objects }
}

/** Of its own, so that declarations, which ask for objects as long as they live, do not hold the document itself. */
function looking(objects: readonly PlannedObject[], deployment: string) {
  const byId = lazily(() => new Map(objects.map((each) => [declarationId(deployment, each.address), each])))
  return {
    dataDeferred: objects.some((each) => each.mode === 'read' && each.action === 'read'),
    objectOf: (id: string) => byId().get(id),
  }
}

/** References lead to what is meant in the end: for that, attributes are read as they are first. */
function attributed(reading: ReadingContext): AttributesOf {
  const asWritten = attributing(reading, (value) => value)
  const followed = following((id) => {
    const object = reading.objectOf(id)
    return object && asWritten(object, jsonPath(reading.source, object.path))
  })
  return attributing(reading, followed)
}

type Named = Pick<Source, 'name'>

/** A plan does not say where its state lies; the configuration does. */
function stateOf({ configuration }: PlanOptions): Pick<Deployment, 'state'> {
  const state = configuration?.deployments[0]?.state
  return state === undefined ? {} : { state }
}

const refused = (source: Named, code: string, message: string): Parsed => ({
  deployments: [],
  declarations: [],
  problems: [
    { code, severity: 'unreadable', message: `${source.name} ${message}`, place: wholeSource(source.name) },
  ],
})

function problemsOf(json: Json, source: Named, { declarations }: Parsed): readonly Problem[] {
  const place = wholeSource(source.name)
  if (textField(json, 'plan_format_version') !== undefined) {
    return [
      {
        code: 'redacted-plan',
        severity: 'partly-read',
        message: `${source.name} is the redacted form of a plan: it has no configuration, so most relations stay unknown`,
        place,
        remedy:
          'Use the unredacted plan: the json-output of HCP Terraform, or `terraform show -json PLANFILE`.',
      },
    ]
  }
  const isCut = declarations.length > 0 && !isObject(field(field(json, 'configuration'), 'root_module'))
  return [
    ...(textField(json, 'format_version') === undefined ? [withoutVersion(source)] : []),
    ...(isCut ? [withoutConfiguration(source)] : []),
  ]
}

const withoutVersion = ({ name }: Named): Problem => ({
  code: 'plan-format-version-missing',
  severity: 'note',
  message: `${name} does not say which plan format it has; it is read as format 0.1`,
  place: wholeSource(name),
})

const withoutConfiguration = ({ name }: Named): Problem => ({
  code: 'redacted-plan',
  severity: 'note',
  message: `${name} lacks its configuration, so what it does not mention may still be set: most relations stay unknown`,
  place: wholeSource(name),
  remedy: 'Use the whole output of `terraform show -json PLANFILE`.',
})
