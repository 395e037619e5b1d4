/**
 * The stable names of what can block a request, in the order in which a request meets them. Rules name the ones they report, so that one
 * block is one finding; `docs/trace.md` says how they relate to the codes of Reachability Analyzer.
 */
export const BLOCK_CODES = [
  'name-no-resolver',
  'name-nxdomain',
  'name-loop',
  'private-dns-unusable',
  's3-private-dns-without-gateway-endpoint',
  'route-none',
  'gateway-not-attached',
  'internet-gateway-without-public-address',
  'nat-gateway-private',
  'nat-gateway-not-public',
  'public-access-blocked',
  'vpcs-not-connected',
  'gateway-endpoint-not-transitive',
  'not-followed',
  'security-group-egress',
  'network-acl-out',
  'network-acl-in',
  'network-acl-return',
  'security-group-ingress',
  'security-group-reference-lost',
  'connection-not-accepted',
  'endpoint-zone-not-offered',
  'load-balancer-internal',
  'load-balancer-subnet-not-public',
  'load-balancer-security-group-ingress',
  'load-balancer-without-listener',
  'load-balancer-without-target',
  'load-balancer-zone-without-target',
  'certificate-mismatch',
  'endpoint-policy',
  'no-api-named',
  'public-api-behind-endpoint',
  'domain-not-associated',
  'domain-policy',
  'default-name-disabled',
  'resource-policy',
] as const

export type BlockCode = (typeof BLOCK_CODES)[number]
