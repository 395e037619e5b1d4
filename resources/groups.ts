/** Names that stand for several kinds. Written by `scripts/generate-resources.ts`; do not edit. */

export interface GroupKinds {
  readonly api: 'http-api' | 'rest-api'
  readonly caller:
    | 'autoscaling-group'
    | 'ecs-service'
    | 'instance'
    | 'lambda-function'
    | 'load-balancer'
    | 'vpc-link-v2'
  readonly domain: 'api-domain' | 'http-domain'
  readonly gateway: 'internet-gateway' | 'vpn-gateway'
  readonly integration: 'api-integration' | 'http-integration'
  readonly 'issued-certificate': 'certificate' | 'certificate-validation'
  readonly launch: 'launch-configuration' | 'launch-template'
  readonly 'load-balancer-target': 'instance' | 'lambda-function' | 'load-balancer'
  readonly 'profile-resource': 'hosted-zone' | 'resolver-rule' | 'vpc-endpoint'
  readonly 'route-target':
    | 'egress-only-gateway'
    | 'instance'
    | 'internet-gateway'
    | 'nat-gateway'
    | 'network-interface'
    | 'transit-gateway'
    | 'vpc-endpoint'
    | 'vpc-peering'
    | 'vpn-gateway'
  readonly 'security-group-member':
    | 'ecs-service'
    | 'instance'
    | 'lambda-function'
    | 'load-balancer'
    | 'vpc-endpoint'
  readonly 'service-client':
    | 'autoscaling-group'
    | 'ecs-service'
    | 'eks-node-group'
    | 'instance'
    | 'lambda-function'
  readonly 'transit-attachment': 'transit-gateway-attachment' | 'transit-gateway-peering'
  readonly 'vpc-link': 'vpc-link-v1' | 'vpc-link-v2'
  readonly workload: 'autoscaling-group' | 'ecs-service' | 'instance' | 'lambda-function'
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ['api', ['http-api', 'rest-api']],
  [
    'caller',
    ['autoscaling-group', 'ecs-service', 'instance', 'lambda-function', 'load-balancer', 'vpc-link-v2'],
  ],
  ['domain', ['api-domain', 'http-domain']],
  ['gateway', ['internet-gateway', 'vpn-gateway']],
  ['integration', ['api-integration', 'http-integration']],
  ['issued-certificate', ['certificate', 'certificate-validation']],
  ['launch', ['launch-configuration', 'launch-template']],
  ['load-balancer-target', ['instance', 'lambda-function', 'load-balancer']],
  ['profile-resource', ['hosted-zone', 'resolver-rule', 'vpc-endpoint']],
  [
    'route-target',
    [
      'egress-only-gateway',
      'instance',
      'internet-gateway',
      'nat-gateway',
      'network-interface',
      'transit-gateway',
      'vpc-endpoint',
      'vpc-peering',
      'vpn-gateway',
    ],
  ],
  ['security-group-member', ['ecs-service', 'instance', 'lambda-function', 'load-balancer', 'vpc-endpoint']],
  ['service-client', ['autoscaling-group', 'ecs-service', 'eks-node-group', 'instance', 'lambda-function']],
  ['transit-attachment', ['transit-gateway-attachment', 'transit-gateway-peering']],
  ['vpc-link', ['vpc-link-v1', 'vpc-link-v2']],
  ['workload', ['autoscaling-group', 'ecs-service', 'instance', 'lambda-function']],
])

export const groupNames: readonly string[] = [...groups.keys()]

/** The kinds of a group; none when there is no such group. */
export const kindsInGroup = (name: string): readonly string[] => groups.get(name) ?? []
