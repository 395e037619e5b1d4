/** The OpenAPI definition of an API: the one that is written, or one made of the operations that call it. */
import { isNull, type MappingNode, type Node, type Pair, valueAt } from '../../yaml/node'
import { callOf } from '../call'
import { type At, items, mapping, onlyIf, pairsMapping, ref, text, withEntry } from './build'
import type { Operation } from './operations'

export interface ApiDefinition {
  readonly written: Node | undefined
  readonly isHttp: boolean
  /** A written definition gets the operations it does not have. */
  readonly merges: boolean
  readonly version: string | undefined
  readonly operations: readonly Operation[]
  readonly at: At
}

/** A written definition of a REST API is taken as it is, unless `MergeDefinitions` says otherwise; that of an HTTP API never is. */
export function definitionBody(api: ApiDefinition): Node {
  const { written, merges } = api
  if (!written) return withPaths(emptyDefinition(api), api.operations)
  if (!merges || written.kind !== 'mapping' || callOf(written)) return written
  return withPaths(written, api.operations)
}

function emptyDefinition({ isHttp, version, at }: ApiDefinition): MappingNode {
  const open = version ?? (isHttp ? '3.0.1' : '2.0')
  return mapping(
    {
      [open.startsWith('3') ? 'openapi' : 'swagger']: text(open, at),
      info: mapping({ version: text('1.0', at), title: ref('AWS::StackName', at) }, at),
      paths: mapping({}, at),
    },
    at,
  )
}

function withPaths(definition: MappingNode, operations: readonly Operation[]): MappingNode {
  const paths = valueAt(definition, 'paths')
  const before = paths?.kind === 'mapping' && !callOf(paths) ? paths : undefined
  if (operations.length === 0 || (paths && !before)) return definition
  const merged = new Map<string, Pair>((before?.pairs ?? []).map((pair) => [pair.key.text, pair]))
  for (const [path, own] of byPath(operations)) {
    const [first] = own
    if (first) merged.set(path, pathPair(path, merged.get(path), own, first.at))
  }
  return withEntry(definition, 'paths', pairsMapping([...merged.values()], before ?? definition))
}

const isEmpty = isNull

function byPath(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const paths = new Map<string, Operation[]>()
  for (const operation of operations) {
    const own = paths.get(operation.path)
    if (own) own.push(operation)
    else paths.set(operation.path, [operation])
  }
  return paths
}

function pathPair(path: string, before: Pair | undefined, operations: readonly Operation[], at: At): Pair {
  const key = before?.key ?? text(path, at)
  const isOpen = before && before.value.kind === 'mapping' && !callOf(before.value)
  if (before && !isOpen && !isEmpty(before.value)) return before
  let item: MappingNode = before?.value.kind === 'mapping' ? before.value : mapping({}, at)
  for (const operation of operations) item = withOperation(item, operation)
  const [first] = operations
  const shared = !before && operations.every(({ condition }) => condition === first?.condition)
  return { key, value: shared ? onlyIf(first?.condition, item) : item }
}

function withOperation(item: MappingNode, { method, definition, condition }: Operation): MappingNode {
  const written = valueAt(item, method)
  if (!written || isEmpty(written)) return withEntry(item, method, onlyIf(condition, definition))
  if (written.kind !== 'mapping' || callOf(written) || valueAt(written, INTEGRATION)) return item
  const integration = valueAt(definition, INTEGRATION)
  return integration
    ? withEntry(item, method, withEntry(written, INTEGRATION, onlyIf(condition, integration)))
    : item
}

const INTEGRATION = 'x-amazon-apigateway-integration'

/** `DisableExecuteApiEndpoint` is not a property of the API that is made, but an extension in its definition. */
export function withEndpointSwitch(definition: Node, setting: Node | undefined): Node {
  if (!setting || definition.kind !== 'mapping' || callOf(definition)) return definition
  const extension = mapping({ disableExecuteApiEndpoint: setting }, setting)
  const name = 'x-amazon-apigateway-endpoint-configuration'
  if (valueAt(definition, 'swagger')) return withEntry(definition, name, extension)
  const servers = valueAt(definition, 'servers')
  const [first, ...rest] = servers?.kind === 'sequence' ? servers.items : []
  const server =
    first?.kind === 'mapping' ? withEntry(first, name, extension) : mapping({ [name]: extension }, setting)
  return withEntry(definition, 'servers', items([server, ...rest], setting))
}

/** Every path of the definition with its methods, as far as they can be seen. */
export function pathsOf(
  definition: Node,
): readonly { readonly path: string; readonly methods: readonly string[] }[] {
  const paths = valueAt(definition, 'paths')
  if (paths?.kind !== 'mapping') return []
  return paths.pairs.map(({ key, value }) => ({ path: key.text, methods: methodsOf(value) }))
}

/** Methods under `Fn::If` count: a policy is made for all of them. */
function methodsOf(item: Node): readonly string[] {
  const call = callOf(item)
  const branches =
    call?.name === 'Fn::If' && call.argument.kind === 'sequence' ? call.argument.items.slice(1) : []
  if (call)
    return [
      ...new Set(branches.flatMap((branch) => (callOf(branch)?.name === 'Ref' ? [] : methodsOf(branch)))),
    ]
  return item.kind === 'mapping'
    ? item.pairs.map(({ key }) => key.text).filter((key) => METHODS.has(key))
    : []
}

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'x-amazon-apigateway-any-method',
])
