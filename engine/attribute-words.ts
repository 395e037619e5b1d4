/**
 * What an attribute or fact is called in a sentence. A row's name is spelled out (`dnsHostnames` is "DNS hostnames"); a fact says it itself, because
 * `capturedApis` is no English: `shownAs`, with `{subject}` for the resource.
 */
import type { Resource } from '../model/resource'
import { nameOf } from './part-words'
import type { View } from './question'

const ACRONYMS: Readonly<Record<string, string>> = {
  acl: 'ACL',
  api: 'API',
  apis: 'APIs',
  arn: 'ARN',
  cidr: 'CIDR',
  cidrs: 'CIDRs',
  dhcp: 'DHCP',
  dns: 'DNS',
  ecs: 'ECS',
  http: 'HTTP',
  id: 'id',
  ip: 'IP',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  nat: 'NAT',
  rest: 'REST',
  tls: 'TLS',
  uri: 'URI',
  vpc: 'VPC',
  vpcs: 'VPCs',
}

/** Rows whose name is no English when it is spelled out. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['privateLinkRules', 'enforcement of inbound rules on PrivateLink traffic'],
])

/** Rows that are on or off, where `X of Y is true` is no English. */
const SWITCHES: ReadonlyMap<string, { readonly true: string; readonly false: string }> = new Map([
  [
    'acceptanceRequired',
    {
      true: '{subject} requires that each connection is accepted',
      false: '{subject} accepts each connection by itself',
    },
  ],
  ['autoAccept', { true: '{subject} is to be accepted at once', false: '{subject} is not accepted at once' }],
  [
    'disableExecuteApiEndpoint',
    {
      true: 'the default endpoint of {subject} is turned off',
      false: 'the default endpoint of {subject} is on',
    },
  ],
  [
    'dnsHostnames',
    { true: 'DNS hostnames of {subject} are on', false: 'DNS hostnames of {subject} are off' },
  ],
  ['dnsSupport', { true: 'DNS support of {subject} is on', false: 'DNS support of {subject} is off' }],
  ['internal', { true: '{subject} is internal', false: '{subject} faces the internet' }],
  [
    'isDefault',
    { true: '{subject} is a default security group', false: '{subject} is no default security group' },
  ],
  ['privateDns', { true: 'private DNS of {subject} is on', false: 'private DNS of {subject} is off' }],
  [
    'proxyProtocol',
    { true: 'proxy protocol of {subject} is on', false: 'proxy protocol of {subject} is off' },
  ],
  ['publicIp', { true: '{subject} gets a public IP address', false: '{subject} gets no public IP address' }],
])

/** `dnsHostnames` is `DNS hostnames`, `vpcEndpoints` is `VPC endpoints`. */
export function spelledOut(attribute: string): string {
  const known = spelledWords.get(attribute)
  if (known !== undefined) return known
  const words = inWords(attribute)
  spelledWords.set(attribute, words)
  return words
}

/** By the names of tables and facts, of which there are a few hundred: every sentence has some. */
const spelledWords = new Map<string, string>()

const inWords = (attribute: string): string =>
  attribute
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
    .map((word) => (Object.hasOwn(ACRONYMS, word) ? ACRONYMS[word] : word))
    .join(' ')

/** `security groups of aws_vpc_endpoint.a`; a fact's own words; of a truth, the question. */
export function attributeWords(resource: Resource, attribute: string, graph: View): string {
  const own = graph.fact(resource.kind, attribute)?.shownAs
  if (own === undefined)
    return `${SPELLED.get(attribute) ?? spelledOut(attribute)} of ${nameOf(resource, graph)}`
  return typeof own === 'string'
    ? filled(own, resource, graph)
    : `whether ${filled(own.true, resource, graph)}`
}

/** The sentence that a fact has for being true, or for being false. */
export function truthWords(
  resource: Resource,
  attribute: string,
  value: boolean,
  graph: View,
): string | undefined {
  const own = graph.fact(resource.kind, attribute)?.shownAs ?? SWITCHES.get(attribute)
  return typeof own === 'object' ? filled(value ? own.true : own.false, resource, graph) : undefined
}

const filled = (text: string, resource: Resource, graph: View): string =>
  text.replaceAll('{subject}', nameOf(resource, graph))
