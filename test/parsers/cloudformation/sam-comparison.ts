/**
 * Holds our expansion of a SAM template against what the official translator made of it, for the kinds of resources that
 * connectivity is about. What is left out on purpose (authorizers, CORS, tags, hashes in ids) is taken out of both.
 */
import type { Problem } from '../../../model/problem'
import { argumentsOf, callOf, literalText } from '../../../parsers/cloudformation/call'
import { parametersOf } from '../../../parsers/cloudformation/parameters'
import { readSyntax } from '../../../parsers/cloudformation/read-syntax'
import { expandServerless } from '../../../parsers/cloudformation/sam/expand'
import { templateText } from '../../../parsers/cloudformation/template-text'
import type { Node } from '../../../parsers/yaml/node'

export type Json = string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

const KINDS =
  /^AWS::(?:ApiGateway::(?:RestApi|Deployment|Stage|DomainName|DomainNameV2|BasePathMapping|BasePathMappingV2)|ApiGatewayV2::(?:Api|Stage|DomainName|ApiMapping)|Lambda::(?:Function|Url|Alias)|Route53::RecordSetGroup|CloudFormation::Stack)$/

/** What SAM adds that is not followed. */
const LEFT_OUT = new Set([
  'Tags',
  'tags',
  'components',
  'securityDefinitions',
  'security',
  'definitions',
  'parameters',
  'options',
  'consumes',
  'produces',
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-binary-media-types',
  'BinaryMediaTypes',
  'RouteSettings',
  'CapacityProviderConfig',
  'TruststoreVersion',
  'cacheKeyParameters',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-request-validator',
  'x-amazon-apigateway-cors',
  'requestBody',
  'credentials',
  'responses',
  'requestTemplates',
  'schemas',
])

/** Resources of our kinds by logical id, in comparable form. */
export function ours(yaml: string): JsonObject {
  const { root } = readSyntax({ name: 'input.yaml', text: yaml })
  const problems: Problem[] = []
  if (root?.kind !== 'mapping') throw new Error('not a template')
  const text = templateText(root, 'input.yaml', false, problems)
  const parameters = parametersOf(text.parameters, 'input.yaml', {})
  const defaults = new Map(
    [...parameters].flatMap(([name, { text: value }]) => (value === undefined ? [] : [[name, value]])),
  )
  const { resources } = expandServerless(text, parameters)
  return comparable(Object.fromEntries([...resources].map(([id, { body }]) => [id, jsonOf(body)])), defaults)
}

export function official(json: string, yaml: string): JsonObject {
  const { root } = readSyntax({ name: 'input.yaml', text: yaml })
  const text = root?.kind === 'mapping' ? templateText(root, '', false, []) : undefined
  const parameters = text ? parametersOf(text.parameters, '', {}) : new Map()
  const defaults = new Map(
    [...parameters].flatMap(([name, { text: value }]) => (value === undefined ? [] : [[name, value]])),
  )
  const { root: output } = readSyntax({ name: 'output.json', text: json })
  const resources = (jsonOf(output as Node) as JsonObject).Resources as JsonObject
  return comparable(resources, defaults)
}

function jsonOf(node: Node): Json {
  const call = callOf(node)
  if (call?.name === 'Fn::GetAtt') {
    const parts = argumentsOf(call.argument).map((part) => literalText(part) ?? '')
    const [name = '', ...attribute] = parts.length === 1 ? (parts[0] ?? '').split('.') : parts
    return { 'Fn::GetAtt': [name, attribute.join('.')] }
  }
  if (call && node.tag) return { [call.name]: jsonOf(call.argument) }
  switch (node.kind) {
    case 'scalar':
      return node.text
    case 'sequence':
      return node.items.map(jsonOf)
    case 'mapping':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [key.text, jsonOf(value)]))
  }
}

type Resource = { readonly Type?: string; readonly Properties?: JsonObject }

function comparable(resources: JsonObject, defaults: ReadonlyMap<string, string>): JsonObject {
  const kept = Object.entries(resources).filter(([, value]) => KINDS.test((value as Resource).Type ?? ''))
  return Object.fromEntries(
    kept.map(([id, value]) => [plainId(id), simple(comparedParts(value), defaults, [])]),
  )
}

/** Policies of update and deletion, and metadata, are of no concern. */
function comparedParts(value: Json): Json {
  const parts = Object.entries(value).filter(([key]) =>
    ['Type', 'Condition', 'DependsOn', 'Properties'].includes(key),
  )
  return Object.fromEntries(parts)
}

/** Deployments and versions carry hashes of their content. */
const plainId = (id: string): string => id.replace(/(Deployment|Version)[0-9a-f]{10}$/, '$1')

function simple(value: Json, defaults: ReadonlyMap<string, string>, given: readonly string[]): Json {
  if (typeof value === 'string') return simpleText(value)
  if (Array.isArray(value)) return value.map((item) => simple(item, defaults, given))
  const [[name, argument] = [], ...rest] = Object.entries(value)
  if (name !== undefined && argument !== undefined && rest.length === 0) {
    const found = simpleCall(name, argument, defaults, given)
    if (found !== undefined) return found
  }
  const entries = Object.entries(value).filter(([key, entry]) => !LEFT_OUT.has(key) && !isHashed(key, entry))
  const simpler = entries.map(
    ([key, entry]) => [key, unordered(key, simple(entry, defaults, given))] as const,
  )
  return Object.fromEntries(
    simpler.filter(([, entry]) => !isEmpty(entry)).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** The translator orders events by name and domains by resource; a lone statement or dependency is no list. */
function unordered(key: string, value: Json): Json {
  if (!['Statement', 'RecordSets', 'DependsOn'].includes(key)) return value
  const list: readonly Json[] = Array.isArray(value) ? value : [value]
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** A condition inside itself says nothing; a parameter is its default. */
function simpleCall(
  name: string,
  argument: Json,
  defaults: ReadonlyMap<string, string>,
  given: readonly string[],
): Json | undefined {
  if (name === 'Fn::GetAtt' && Array.isArray(argument))
    return { [name]: argument.map((part) => plainId(String(part))) }
  if (name === 'Ref' && typeof argument === 'string')
    return defaults.get(argument) ?? { Ref: plainId(argument) }
  if (name === 'Fn::If' && Array.isArray(argument)) {
    const [condition, yes, no] = argument
    if (typeof condition !== 'string' || yes === undefined || no === undefined) return undefined
    if (given.includes(condition)) return simple(yes, defaults, given)
    const inner = simple(yes, defaults, [...given, condition])
    return { 'Fn::If': [condition, inner, simple(no, defaults, given)] }
  }
  return undefined
}

const simpleText = (text: string): string =>
  text.replaceAll('${AWS::Partition}', 'aws').replaceAll('aws-us-gov', 'aws')

const isHashed = (key: string, value: Json): boolean =>
  key === 'Description' && typeof value === 'string' && value.startsWith('RestApi deployment id')

const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
