/**
 * `Auth.ResourcePolicy` of a REST API or of one event: lists of accounts, address ranges, VPCs and endpoints, which SAM turns into
 * statements for every method of every path.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
import { type MappingNode, type Node, valueAt } from '../../yaml/node'
import { argumentsOf, callOf, canonicalText } from '../call'
import { items, mapping, text } from './build'
import { ANY_METHOD } from './operations'

export interface PolicyScope {
  readonly policy: Node
  readonly path: string
  readonly methods: readonly string[]
  readonly stage: Node
  /** The text of a node where it can be had: SAM puts parameters in before it reads names. */
  readonly settled: (node: Node) => string | undefined
}

/** The statements for one path, in the translator's order. */
export function policyStatements(scope: PolicyScope): readonly Node[] {
  const { policy } = scope
  const list = (name: string): Node | undefined => valueAt(policy, name)
  return [
    ...byAccount(scope, list('AwsAccountWhitelist'), 'Allow'),
    ...byAccount(scope, list('AwsAccountBlacklist'), 'Deny'),
    ...byAddress(scope, list('IpRangeWhitelist'), 'NotIpAddress'),
    ...byAddress(scope, list('IpRangeBlacklist'), 'IpAddress'),
    ...byNetwork(scope, 'Blacklist', 'StringEquals'),
    ...byNetwork(scope, 'Whitelist', 'StringNotEquals'),
  ]
}

export function customStatements(policy: Node | undefined): readonly Node[] {
  const custom = valueAt(policy, 'CustomStatements')
  if (!custom) return []
  return custom.kind === 'sequence' && !callOf(custom) ? custom.items : [custom]
}

/** The policy document of all statements, each once. */
export function policyDocument(statements: readonly Node[], at: Node): MappingNode {
  const unique = new Map(statements.map((statement) => [canonicalText(statement), statement]))
  const [only, ...more] = unique.values()
  const isWhole = only && more.length === 0 && callOf(only)
  return mapping(
    { Version: text('2012-10-17', at), Statement: isWhole ? only : items([...unique.values()], at) },
    at,
  )
}

function byAccount(
  scope: PolicyScope,
  accounts: Node | undefined,
  effect: 'Allow' | 'Deny',
): readonly Node[] {
  if (!accounts) return []
  return [statement(scope, effect, mapping({ AWS: accounts }, accounts), undefined, accounts)]
}

function byAddress(scope: PolicyScope, ranges: Node | undefined, test: string): readonly Node[] {
  return ranges ? exceptUnder(scope, test, mapping({ 'aws:SourceIp': ranges }, ranges), ranges) : []
}

/** Names are sorted by what they begin with; `Intrinsic…` lists say themselves what they hold. */
function byNetwork(scope: PolicyScope, kind: 'Whitelist' | 'Blacklist', test: string): readonly Node[] {
  const { policy } = scope
  const entries = (name: string): readonly Node[] => {
    const node = valueAt(policy, name)
    return node ? (callOf(node) ? [node] : argumentsOf(node)) : []
  }
  const named = entries(`SourceVpc${kind}`)
  const starting = (start: string) => named.filter((node) => scope.settled(node)?.startsWith(start))
  // What nobody can name yet is in the policy all the same.
  const unsettled = named.filter((node) => scope.settled(node) === undefined)
  const vpcs = [...starting('vpc-'), ...entries(`IntrinsicVpc${kind}`)]
  const endpoints = [...starting('vpce-'), ...unsettled, ...entries(`IntrinsicVpce${kind}`)]
  const at = vpcs[0] ?? endpoints[0]
  if (!at) return []
  const condition = mapping(
    {
      'aws:SourceVpc': vpcs.length > 0 ? items(vpcs, at) : undefined,
      'aws:SourceVpce': endpoints.length > 0 ? items(endpoints, at) : undefined,
    },
    at,
  )
  return exceptUnder(scope, test, condition, at)
}

/** Everybody may, except where the condition holds. */
function exceptUnder(scope: PolicyScope, test: string, condition: Node, at: Node): readonly Node[] {
  const everybody = text('*', at)
  return [
    statement(scope, 'Allow', everybody, undefined, at),
    statement(scope, 'Deny', everybody, mapping({ [test]: condition }, at), at),
  ]
}

function statement(
  scope: PolicyScope,
  effect: 'Allow' | 'Deny',
  principal: Node,
  condition: Node | undefined,
  at: Node,
): Node {
  return mapping(
    {
      Effect: text(effect, at),
      Action: text('execute-api:Invoke', at),
      Resource: items(
        scope.methods.map((method) => methodResource(scope, method, at)),
        at,
      ),
      Principal: principal,
      Condition: condition,
    },
    at,
  )
}

/** A path's parameters match anything. */
function methodResource({ path, stage }: PolicyScope, method: string, at: Node): Node {
  const verb = method === ANY_METHOD ? '*' : method.toUpperCase()
  const pattern = `execute-api:/\${__Stage__}/${verb}${path.replace(/\{[^{}]*\}/g, '*')}`
  return mapping({ 'Fn::Sub': items([text(pattern, at), mapping({ __Stage__: stage }, at)], at) }, at)
}
