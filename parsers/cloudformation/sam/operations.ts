/**
 * Events that call a function or a state machine through an API: which API they mean (an implicit one when they name none),
 * and the operation they add to its definition.
 */
import { isNull, type Node, valueAt } from '../../yaml/node'
import { callOf, literalText } from '../call'
import { type At, mapping, substituted, text } from './build'
import type { ServerlessResource } from './serverless'

export const IMPLICIT_REST_API = 'ServerlessRestApi'
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi'

export interface Operation {
  /** Logical id of the API. */
  readonly api: string
  readonly path: string
  /** As the definition spells it: `get`, `x-amazon-apigateway-any-method`. */
  readonly method: string
  readonly definition: Node
  /** Name of the condition of the function. */
  readonly condition: string | undefined
  /** `Auth.ResourcePolicy` of the event. */
  readonly policy: Node | undefined
  readonly at: At
}

export type Caller = ServerlessResource & { readonly target: Target }

/** What the integration of an operation calls. */
export type Target =
  | { readonly kind: 'function'; readonly reference: string }
  | { readonly kind: 'state-machine' }

export function operationsOf(caller: Caller): readonly Operation[] {
  const events = valueAt(caller.properties, 'Events')
  if (events?.kind !== 'mapping') return []
  return events.pairs.flatMap(({ key, value }) => operationOf(caller, value, key) ?? [])
}

function operationOf(caller: Caller, event: Node, at: At): Operation | undefined {
  const type = literalText(valueAt(event, 'Type'))
  const isHttp = type === 'HttpApi'
  if (!isHttp && type !== 'Api') return undefined
  const properties = valueAt(event, 'Properties')
  const api = apiOf(valueAt(properties, isHttp ? 'ApiId' : 'RestApiId'), isHttp)
  const path = literalText(valueAt(properties, 'Path'))
  const method = literalText(valueAt(properties, 'Method'))
  const isDefault = isHttp && path === undefined && method === undefined
  if (api === undefined || (path === undefined && !isDefault)) return undefined
  return {
    api,
    path: path ?? '$default',
    method: methodName(method ?? 'any'),
    definition: definitionOf(caller.target, properties, isHttp, isDefault, at),
    condition: literalText(caller.condition),
    policy: valueAt(valueAt(properties, 'Auth'), 'ResourcePolicy'),
    at,
  }
}

/** Undefined when it is an API of somebody else. */
function apiOf(node: Node | undefined, isHttp: boolean): string | undefined {
  if (!node || isNull(node)) return isHttp ? IMPLICIT_HTTP_API : IMPLICIT_REST_API
  const call = callOf(node)
  return call ? (call.name === 'Ref' ? literalText(call.argument) : undefined) : literalText(node)
}

export const ANY_METHOD = 'x-amazon-apigateway-any-method'

function methodName(method: string): string {
  const lower = method.toLowerCase()
  return lower === 'any' ? ANY_METHOD : lower
}

function definitionOf(
  target: Target,
  properties: Node | undefined,
  isHttp: boolean,
  isDefault: boolean,
  at: At,
): Node {
  const integration = integrationOf(target, properties, isHttp, at)
  return mapping(
    {
      isDefaultRoute: isDefault ? text('true', at) : undefined,
      'x-amazon-apigateway-integration': integration,
      responses: mapping({}, at),
    },
    at,
  )
}

function integrationOf(target: Target, properties: Node | undefined, isHttp: boolean, at: At): Node {
  const isFunction = target.kind === 'function'
  const action = isFunction
    ? `lambda:path/2015-03-31/functions/\${${target.reference}}/invocations`
    : 'states:action/StartExecution'
  const version = valueAt(properties, 'PayloadFormatVersion')
  return mapping(
    {
      type: text(isFunction ? 'aws_proxy' : 'aws', at),
      httpMethod: text('POST', at),
      payloadFormatVersion: isHttp ? (version ?? text('2.0', at)) : undefined,
      uri: substituted(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:${action}`, at),
      timeoutInMillis: valueAt(properties, 'TimeoutInMillis'),
    },
    at,
  )
}
