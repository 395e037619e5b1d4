/** What kinds are in a picture: which stand for themselves, which only join two others, and on which side of the networks they stand. */

/** Names, gateways to elsewhere and owners of what is called, right of the networks; all else that is in none stands left. */
const RIGHT: ReadonlySet<string> = new Set([
  'hosted-zone',
  'resolver-rule',
  'dns-profile',
  'endpoint-service',
  'transit-gateway',
  'vpc-peering',
  's3-bucket',
  'outside',
])

/** Joins its first relation's target with those of the others: `listener` a load balancer with target groups. */
const JOINTS: ReadonlySet<string> = new Set([
  'api-integration',
  'http-integration',
  'listener',
  'listener-rule',
  'listener-certificate',
  'base-path-mapping',
  'http-mapping',
  'cloudfront-origin',
  'accelerator-endpoint-group',
  'hosted-zone-association',
  'hosted-zone-authorization',
  'resolver-rule-association',
  'dns-profile-association',
  'domain-access-association',
  'endpoint-accepter',
  'gateway-attachment',
  'target-attachment',
  'autoscaling-attachment',
  'vpc-endpoint-subnet',
])

/** Drawn because a reader looks for them. Others are drawn where a finding speaks of them. */
const SHOWN: ReadonlySet<string> = new Set([
  ...RIGHT,
  'vpc',
  'subnet',
  'vpc-endpoint',
  'rest-api',
  'http-api',
  'api-domain',
  'http-domain',
  'vpc-link-v1',
  'vpc-link-v2',
  'load-balancer',
  'classic-load-balancer',
  'target-group',
  'lambda-function',
  'ecs-service',
  'instance',
  'autoscaling-group',
  'nat-gateway',
  'internet-gateway',
  'vpn-gateway',
  'resolver-endpoint',
  'transit-gateway-attachment',
  'cloudfront-distribution',
  'cloudfront-vpc-origin',
])

export const isShown = (kind: string): boolean => SHOWN.has(kind) && kind !== 'outside'
export const isJoint = (kind: string): boolean => JOINTS.has(kind)
export const standsRight = (kind: string): boolean => RIGHT.has(kind)

/** Groups that share a colour; nothing is said by it alone. */
export type Family = 'network' | 'compute' | 'name' | 'api' | 'other'

export function familyOf(kind: string): Family {
  if (/^(rest-api|http-api|api-|http-|vpc-link|cloudfront|accelerator)/.test(kind)) return 'api'
  if (/^(hosted-zone|dns|resolver|domain|cloud-map)/.test(kind)) return 'name'
  if (/^(lambda|ecs|instance|autoscaling|launch|target-group)/.test(kind)) return 'compute'
  return /^(vpc|subnet|endpoint|load-balancer|classic|nat|internet|security|network|route|transit|vpn|egress)/.test(
    kind,
  )
    ? 'network'
    : 'other'
}
