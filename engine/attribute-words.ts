/**
 * What an attribute or fact is called in a sentence. A row's name is spelled out (`dnsHostnames` is "DNS hostnames"); a fact says it itself, because
 * `capturedApis` is no English: `shownAs`, with `{subject}` for the resource.
 */
import type { Resource } from '../model/resource'
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

/** `dnsHostnames` is `DNS hostnames`, `vpcEndpoints` is `VPC endpoints`. */
export const spelledOut = (attribute: string): string =>
  attribute
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ')
    .map((word) => (Object.hasOwn(ACRONYMS, word) ? ACRONYMS[word] : word))
    .join(' ')

/** `private DNS of aws_vpc_endpoint.a`; a fact's own words; of a truth, the question. */
export function attributeWords(resource: Resource, attribute: string, graph: View): string {
  const own = graph.fact(resource.kind, attribute)?.shownAs
  if (own === undefined) return `${spelledOut(attribute)} of ${resource.address}`
  return typeof own === 'string' ? filled(own, resource) : `whether ${filled(own.true, resource)}`
}

/** The sentence that a fact has for being true, or for being false. */
export function truthWords(
  resource: Resource,
  attribute: string,
  value: boolean,
  graph: View,
): string | undefined {
  const own = graph.fact(resource.kind, attribute)?.shownAs
  return typeof own === 'object' ? filled(value ? own.true : own.false, resource) : undefined
}

const filled = (text: string, resource: Resource): string => text.replaceAll('{subject}', resource.address)
