/**
 * # APIs that an OpenAPI document describes
 *
 * A document can hold what other resources say elsewhere: methods and integrations, the resource policy, the endpoints of a private
 * API. They are gathered here under one name, `openapi`, which the table of the API reads like any other attribute:
 *
 *     policy:      policy(['policy', 'openapi.policy'], ['Policy', 'openapi.policy'])
 *     integrations: parts('api-integration', 'api', 'openapi.integrations', 'openapi.integrations')
 *
 * What stands on the resource itself wins over its document. A document that cannot be read (text that is no JSON, an object in a
 * bucket) leaves all of it unknown.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
import { ALWAYS } from '../../model/guard'
import { asSecretAs } from '../../model/secret'
import { list, type Mapping, map, referencesIn, unknown, type Value } from '../../model/value'
import type { Kind } from '../rows'
import type { Block } from './block'
import { asList, type Entry, keyedEntriesOf } from './entries'
import { atLeaves } from './fold'
import { structureOfDocument } from './json-text'
import { readFirst } from './spelling'

const ATTRIBUTE = 'openapi'
const POLICY = 'x-amazon-apigateway-policy'
const ENDPOINTS = 'x-amazon-apigateway-endpoint-configuration'
const INTEGRATION = 'x-amazon-apigateway-integration'
const METHODS = new Map([
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map(
    (method) => [method, method.toUpperCase()] as const,
  ),
  ['x-amazon-apigateway-any-method', 'ANY'] as const,
])

/** The block with what its document says; the same block for a kind that has none. */
export function withDocument(kind: Kind, block: Block): Block {
  if (!kind.openapi) return block
  const document = readFirst({ ...block, open: null }, kind.openapi[block.dialect])
  if (document.state === 'absent') return block
  const said = atLeaves(structure(document), (leaf) => (leaf.state === 'map' ? gathered(leaf, block) : leaf))
  return { ...block, attributes: new Map([...block.attributes, [ATTRIBUTE, said]]) }
}

function structure(document: Value<unknown>): Value<unknown> {
  return atLeaves(document, (leaf) => {
    switch (leaf.state) {
      case 'known':
        return leaf.value === '' ? { state: 'absent', origin: leaf.origin } : ofText(leaf)
      case 'template':
        return ofParts(leaf.parts, leaf)
      case 'map':
        return isInBucket(leaf) ? unknown('external', leaf.origin, referencesIn(leaf)) : leaf
      case 'absent':
      case 'unknown':
        return leaf
      case 'reference':
      case 'list':
        return opaque(leaf)
    }
  })
}

const ofText = (value: Value<unknown> & { readonly state: 'known' }): Value<unknown> =>
  typeof value.value === 'string' ? ofParts([value.value], value) : opaque(value)

function ofParts(parts: readonly (string | Value<unknown>)[], value: Value<unknown>): Value<unknown> {
  const read = structureOfDocument(parts, value.origin)
  return read?.state === 'map' ? asSecretAs(value, read) : opaque(value)
}

const opaque = (value: Value<unknown>): Value<unknown> =>
  unknown('opaque-expression', value.origin, referencesIn(value))

const isInBucket = (value: Mapping): boolean => value.entries.has('Bucket') || value.entries.has('Key')

function gathered(document: Mapping, { dialect, place }: Block): Value<unknown> {
  const block: Block = { dialect, attributes: document.entries, open: null, place }
  const { methods, routes, integrations } = operationsOf(document)
  const said: readonly (readonly [string, Value<unknown>])[] = [
    ['policy', readFirst(block, POLICY)],
    ['vpcEndpointIds', readFirst(block, inServers('vpcEndpointIds'))],
    ['disableExecuteApiEndpoint', firstItem(readFirst(block, inServers('disableExecuteApiEndpoint')))],
    ['methods', methods],
    ['routes', routes],
    ['integrations', integrations],
  ]
  const set = said.filter(([, value]) => value.state !== 'absent')
  return { ...document, entries: new Map(set) }
}

/** Top level in OpenAPI 2.0, beside a server in 3.0. */
const inServers = (name: string): readonly string[] => [
  `${ENDPOINTS}.${name}`,
  `servers[].${ENDPOINTS}.${name}`,
]

function firstItem(value: Value<unknown>): Value<unknown> {
  const first = value.state === 'list' ? value.items[0] : undefined
  return first ?? value
}

interface Operations {
  readonly methods: Value<unknown>
  /** `GET /pets`, as HTTP APIs call what REST APIs call a method. */
  readonly routes: Value<unknown>
  readonly integrations: Value<unknown>
}

function operationsOf(document: Mapping): Operations {
  const paths = document.entries.get('paths') ?? list([], document.origin)
  const { entries: items, open } = keyedEntriesOf(paths, ALWAYS)
  const inItems = items.map((item) => ({ path: item.key, ...keyedEntriesOf(item.value, item.guard) }))
  const routes = inItems.flatMap(({ path, entries }) =>
    entries.flatMap(({ key, guard, value }) =>
      METHODS.has(key) ? [{ guard, value: route(path, key, value) }] : [],
    ),
  )
  const operations = inItems.flatMap((item) => item.entries.filter(({ key }) => METHODS.has(key)))
  const unseen = [...open, ...inItems.flatMap((item) => item.open)]
  const methods = operations.map(({ key, guard, value }) => ({ guard, value: method(key, value) }))
  const integrations = operations.flatMap((operation) => integrationOf(operation, document))
  return {
    methods: asList({ entries: methods, absent: [], open: unseen }, document.origin),
    routes: asList({ entries: routes, absent: [], open: unseen }, document.origin),
    integrations: asList({ entries: integrations, absent: [], open: unseen }, document.origin),
  }
}

const method = (name: string, { origin }: Value<unknown>): Value<unknown> => {
  const value = { state: 'known' as const, value: METHODS.get(name), origin }
  return map(new Map(spelledAs(['http_method', 'HttpMethod'], value)), origin)
}

/** `/$default` with any method is what no other route takes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html */
function route(path: string, name: string, { origin }: Value<unknown>): Value<unknown> {
  const key = path === '/$default' ? '$default' : `${METHODS.get(name)} ${path}`
  const value = { state: 'known' as const, value: key, origin }
  return map(new Map(spelledAs(['route_key', 'RouteKey'], value)), origin)
}

/** How the tables of integrations spell what the extension says. */
const SPELLED: readonly (readonly [string, readonly string[]])[] = [
  ['type', ['type', 'Type', 'integration_type', 'IntegrationType']],
  ['uri', ['uri', 'Uri', 'integration_uri', 'IntegrationUri']],
  ['connectionType', ['connection_type', 'ConnectionType']],
  ['connectionId', ['connection_id', 'ConnectionId']],
  ['integrationTarget', ['integration_target', 'IntegrationTarget']],
  ['tlsConfig', ['tls_config', 'TlsConfig']],
]

const spelledAs = (
  names: readonly string[],
  value: Value<unknown>,
): readonly (readonly [string, Value<unknown>])[] => names.map((name) => [name, value])

function integrationOf({ guard, value: operation }: Entry, document: Mapping): readonly Entry[] {
  const written = operation.state === 'map' ? operation.entries.get(INTEGRATION) : undefined
  if (!written) return []
  return [{ guard, value: atLeaves(shared(written, document), inOurWords) }]
}

function inOurWords(integration: Value<unknown>): Value<unknown> {
  if (integration.state !== 'map') return integration
  const entries = SPELLED.flatMap(([said, names]) => {
    const value = integration.entries.get(said)
    return value ? spelledAs(names, spelled(said, value)) : []
  })
  return { ...integration, entries: new Map(entries) }
}

function spelled(said: string, value: Value<unknown>): Value<unknown> {
  if (said === 'type') return upperCase(value)
  return said === 'tlsConfig' ? atLeaves(value, serverName) : value
}

function serverName(tls: Value<unknown>): Value<unknown> {
  const name = tls.state === 'map' ? tls.entries.get('serverNameToVerify') : undefined
  if (tls.state !== 'map' || !name) return tls
  return { ...tls, entries: new Map(spelledAs(['server_name_to_verify', 'ServerNameToVerify'], name)) }
}

/** `http_proxy` is `HTTP_PROXY` elsewhere. */
const upperCase = (value: Value<unknown>): Value<unknown> =>
  atLeaves(value, (leaf) =>
    leaf.state === 'known' ? { ...leaf, value: String(leaf.value).toUpperCase() } : leaf,
  )

/** HTTP APIs may name one of the document's components: `{ "$ref": "#/components/x-amazon-apigateway-integrations/pets" }`. */
function shared(written: Value<unknown>, document: Mapping): Value<unknown> {
  const reference = written.state === 'map' ? written.entries.get('$ref') : undefined
  if (reference?.state !== 'known') return written
  const steps = String(reference.value).replace(/^#\//, '').split('/')
  let found: Value<unknown> = document
  for (const step of steps) {
    const next: Value<unknown> | undefined = found.state === 'map' ? found.entries.get(step) : undefined
    if (!next) return opaque(written)
    found = next
  }
  return found
}
