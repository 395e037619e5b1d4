/**
 * SAM into CloudFormation, in the tree: what the official translator makes of APIs, functions and their events, as far as it
 * concerns who reaches what. Authorizers, CORS, permissions and usage plans are left out. Every node that is made points at
 * the SAM text that asked for it.
 */
import { type MappingNode, type Node, type Pair, valueAt } from '../../yaml/node'
import { literalText } from '../call'
import type { Parameter } from '../parameters'
import type { ResourceText, TemplateText } from '../template-text'
import { mapping, text } from './build'
import { aliasOf, expandFunction } from './function'
import { globalsIn, mergeGlobals } from './globals'
import { expandHttpApi } from './http-api'
import { implicitCondition } from './implicit-condition'
import { IMPLICIT_HTTP_API, IMPLICIT_REST_API, type Operation, operationsOf } from './operations'
import { expandOther } from './others'
import { expandRestApi } from './rest-api'
import { type Expansion, SERVERLESS, type ServerlessResource } from './serverless'
import { expandWebSocketApi } from './web-socket-api'

/** Also where somebody left out the Transform: nothing else can be meant. */
export const isServerless = (template: TemplateText): boolean =>
  template.transforms.some((transform) => literalText(transform) === SERVERLESS) ||
  firstUntransformed(template) !== undefined

const PREFIX = 'AWS::Serverless::'

/** The type of the first resource that CloudFormation refuses without the Transform. */
export function firstUntransformed({ transforms, resources }: TemplateText): Node | undefined {
  if (transforms.length > 0) return undefined
  for (const { body } of resources.values()) {
    const type = valueAt(body, 'Type')
    if (literalText(type)?.startsWith(PREFIX)) return type
  }
  return undefined
}

export function expandServerless(
  template: TemplateText,
  parameters: ReadonlyMap<string, Parameter>,
): TemplateText {
  const expansion: Expansion = {
    parameters,
    resources: new Map(),
    conditions: new Map(template.conditions),
    renames: new Map(template.renames),
  }
  const kinds = byKind(template)
  const operations = allOperations(kinds, expansion)
  for (const [id, resource] of template.resources) {
    const kind = kinds.get(id)
    if (kind) expandOne(kind, operations.get(id) ?? [], expansion)
    else expansion.resources.set(id, resource)
  }
  addImplicit(template.globals, operations, expansion)
  const { resources, conditions, renames } = expansion
  return { ...template, resources, conditions, renames, serverless: true }
}

type Kind = ServerlessResource & { readonly kind: string; readonly original: ResourceText }

function byKind({ resources, globals }: TemplateText): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>()
  const inherited = globalsIn(globals)
  for (const [id, original] of resources) {
    const type = literalText(valueAt(original.body, 'Type'))
    if (!type?.startsWith(PREFIX)) continue
    const kind = type.slice(PREFIX.length)
    const { key, body } = original
    const properties = withGlobals(valueAt(body, 'Properties') ?? mapping({}, key), inherited(kind))
    const [condition, dependsOn] = [valueAt(body, 'Condition'), valueAt(body, 'DependsOn')]
    if (properties) kinds.set(id, { id, key, properties, condition, dependsOn, kind, original })
  }
  return kinds
}

function withGlobals(own: Node, inherited: MappingNode | undefined): MappingNode | undefined {
  const merged = mergeGlobals(inherited, own)
  return merged.kind === 'mapping' ? merged : undefined
}

function allOperations(
  kinds: ReadonlyMap<string, Kind>,
  expansion: Expansion,
): ReadonlyMap<string, readonly Operation[]> {
  const operations = new Map<string, Operation[]>()
  for (const resource of kinds.values())
    for (const operation of operationsFrom(resource, expansion)) {
      const own = operations.get(operation.api)
      if (own) own.push(operation)
      else operations.set(operation.api, [operation])
    }
  return operations
}

function operationsFrom(resource: Kind, expansion: Expansion): readonly Operation[] {
  if (resource.kind === 'StateMachine')
    return operationsOf({ ...resource, target: { kind: 'state-machine' } })
  if (resource.kind !== 'Function') return []
  const reference = aliasOf(resource, expansion) ?? `${resource.id}.Arn`
  return operationsOf({ ...resource, target: { kind: 'function', reference } })
}

function expandOne(resource: Kind, operations: readonly Operation[], expansion: Expansion): void {
  switch (resource.kind) {
    case 'Api':
      expandRestApi(resource, operations, expansion)
      break
    case 'HttpApi':
      expandHttpApi(resource, operations, expansion)
      break
    case 'WebSocketApi':
      expandWebSocketApi(resource, expansion)
      break
    case 'Function':
      expandFunction(resource, expansion)
      break
    default:
      expandOther(resource, resource.kind, resource.original, expansion)
  }
}

/** The APIs nobody wrote, for the events that name none. They stand where the first of those events stands. */
function addImplicit(
  globals: Node | undefined,
  operations: ReadonlyMap<string, readonly Operation[]>,
  expansion: Expansion,
): void {
  const inherited = globalsIn(globals)
  for (const [id, kind] of IMPLICIT) {
    const own = operations.get(id)
    const first = own?.[0]
    if (!own || !first || expansion.resources.has(id)) continue
    const condition = implicitCondition(id, own, expansion)
    const properties = withGlobals(mapping({}, first.at), inherited(kind))
    if (!properties) continue
    const resource = { id, key: text(id, first.at), properties, condition, dependsOn: undefined }
    if (kind === 'Api') expandRestApi(withStage(resource), own, expansion)
    else expandHttpApi(resource, own, expansion)
  }
}

const IMPLICIT: readonly (readonly [string, 'Api' | 'HttpApi'])[] = [
  [IMPLICIT_REST_API, 'Api'],
  [IMPLICIT_HTTP_API, 'HttpApi'],
]

/** An implicit REST API is always deployed to a stage named Prod. */
function withStage(resource: ServerlessResource): ServerlessResource {
  const stage: Pair = { key: text('StageName', resource.key), value: text('Prod', resource.key) }
  const others = resource.properties.pairs.filter(({ key }) => key.text !== 'StageName')
  return { ...resource, properties: { ...resource.properties, pairs: [stage, ...others] } }
}
