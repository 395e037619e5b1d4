/** Every kind. Written by `scripts/generate-resources.ts`; do not edit. */
import type { Kind } from './define'
import { apiIntegration, httpIntegration } from './kinds/api-integration'
import { cloudMapService } from './kinds/cloud-map-service'
import {
  endpointAccepter,
  endpointNotification,
  endpointService,
  endpointServiceDnsVerification,
  endpointServicePermission,
} from './kinds/endpoint-service'
import {
  dnsRecord,
  dnsRecordGroup,
  hostedZone,
  hostedZoneAssociation,
  hostedZoneAuthorization,
} from './kinds/hosted-zone'
import { httpApi, httpRoute, httpStage } from './kinds/http-api'
import { functionUrl, lambdaFunction, lambdaPermission } from './kinds/lambda-function'
import { listener, listenerRule } from './kinds/listener'
import { classicLoadBalancer, loadBalancer } from './kinds/load-balancer'
import { policyCondition, policyStatement } from './kinds/policy-statement'
import { apiDeployment, apiMethod, apiStage, restApi, restApiPolicy } from './kinds/rest-api'
import { securityGroup } from './kinds/security-group'
import { securityGroupRule } from './kinds/security-group-rule'
import { subnet } from './kinds/subnet'
import { targetAttachment, targetGroup } from './kinds/target-group'
import { securityGroupVpcAssociation, vpc, vpcCidr } from './kinds/vpc'
import { vpcEndpoint } from './kinds/vpc-endpoint'
import {
  vpcEndpointPolicy,
  vpcEndpointPrivateDns,
  vpcEndpointRouteTable,
  vpcEndpointSecurityGroup,
  vpcEndpointSubnet,
} from './kinds/vpc-endpoint-additions'
import { vpcLinkV1, vpcLinkV2 } from './kinds/vpc-link'

export const kinds = {
  'api-deployment': apiDeployment,
  'api-integration': apiIntegration,
  'api-method': apiMethod,
  'api-stage': apiStage,
  'classic-load-balancer': classicLoadBalancer,
  'cloud-map-service': cloudMapService,
  'dns-record': dnsRecord,
  'dns-record-group': dnsRecordGroup,
  'endpoint-accepter': endpointAccepter,
  'endpoint-notification': endpointNotification,
  'endpoint-service': endpointService,
  'endpoint-service-dns-verification': endpointServiceDnsVerification,
  'endpoint-service-permission': endpointServicePermission,
  'function-url': functionUrl,
  'hosted-zone': hostedZone,
  'hosted-zone-association': hostedZoneAssociation,
  'hosted-zone-authorization': hostedZoneAuthorization,
  'http-api': httpApi,
  'http-integration': httpIntegration,
  'http-route': httpRoute,
  'http-stage': httpStage,
  'lambda-function': lambdaFunction,
  'lambda-permission': lambdaPermission,
  listener: listener,
  'listener-rule': listenerRule,
  'load-balancer': loadBalancer,
  'policy-condition': policyCondition,
  'policy-statement': policyStatement,
  'rest-api': restApi,
  'rest-api-policy': restApiPolicy,
  'security-group': securityGroup,
  'security-group-rule': securityGroupRule,
  'security-group-vpc-association': securityGroupVpcAssociation,
  subnet: subnet,
  'target-attachment': targetAttachment,
  'target-group': targetGroup,
  vpc: vpc,
  'vpc-cidr': vpcCidr,
  'vpc-endpoint': vpcEndpoint,
  'vpc-endpoint-policy': vpcEndpointPolicy,
  'vpc-endpoint-private-dns': vpcEndpointPrivateDns,
  'vpc-endpoint-route-table': vpcEndpointRouteTable,
  'vpc-endpoint-security-group': vpcEndpointSecurityGroup,
  'vpc-endpoint-subnet': vpcEndpointSubnet,
  'vpc-link-v1': vpcLinkV1,
  'vpc-link-v2': vpcLinkV2,
}

/** The rows of each kind, as types: what conditions of rules are made from. */
export interface KindRows {
  readonly 'api-deployment': typeof apiDeployment.rows
  readonly 'api-integration': typeof apiIntegration.rows
  readonly 'api-method': typeof apiMethod.rows
  readonly 'api-stage': typeof apiStage.rows
  readonly 'classic-load-balancer': typeof classicLoadBalancer.rows
  readonly 'cloud-map-service': typeof cloudMapService.rows
  readonly 'dns-record': typeof dnsRecord.rows
  readonly 'dns-record-group': typeof dnsRecordGroup.rows
  readonly 'endpoint-accepter': typeof endpointAccepter.rows
  readonly 'endpoint-notification': typeof endpointNotification.rows
  readonly 'endpoint-service': typeof endpointService.rows
  readonly 'endpoint-service-dns-verification': typeof endpointServiceDnsVerification.rows
  readonly 'endpoint-service-permission': typeof endpointServicePermission.rows
  readonly 'function-url': typeof functionUrl.rows
  readonly 'hosted-zone': typeof hostedZone.rows
  readonly 'hosted-zone-association': typeof hostedZoneAssociation.rows
  readonly 'hosted-zone-authorization': typeof hostedZoneAuthorization.rows
  readonly 'http-api': typeof httpApi.rows
  readonly 'http-integration': typeof httpIntegration.rows
  readonly 'http-route': typeof httpRoute.rows
  readonly 'http-stage': typeof httpStage.rows
  readonly 'lambda-function': typeof lambdaFunction.rows
  readonly 'lambda-permission': typeof lambdaPermission.rows
  readonly listener: typeof listener.rows
  readonly 'listener-rule': typeof listenerRule.rows
  readonly 'load-balancer': typeof loadBalancer.rows
  readonly 'policy-condition': typeof policyCondition.rows
  readonly 'policy-statement': typeof policyStatement.rows
  readonly 'rest-api': typeof restApi.rows
  readonly 'rest-api-policy': typeof restApiPolicy.rows
  readonly 'security-group': typeof securityGroup.rows
  readonly 'security-group-rule': typeof securityGroupRule.rows
  readonly 'security-group-vpc-association': typeof securityGroupVpcAssociation.rows
  readonly subnet: typeof subnet.rows
  readonly 'target-attachment': typeof targetAttachment.rows
  readonly 'target-group': typeof targetGroup.rows
  readonly vpc: typeof vpc.rows
  readonly 'vpc-cidr': typeof vpcCidr.rows
  readonly 'vpc-endpoint': typeof vpcEndpoint.rows
  readonly 'vpc-endpoint-policy': typeof vpcEndpointPolicy.rows
  readonly 'vpc-endpoint-private-dns': typeof vpcEndpointPrivateDns.rows
  readonly 'vpc-endpoint-route-table': typeof vpcEndpointRouteTable.rows
  readonly 'vpc-endpoint-security-group': typeof vpcEndpointSecurityGroup.rows
  readonly 'vpc-endpoint-subnet': typeof vpcEndpointSubnet.rows
  readonly 'vpc-link-v1': typeof vpcLinkV1.rows
  readonly 'vpc-link-v2': typeof vpcLinkV2.rows
}

/** Names that stand for several kinds. */
export interface GroupKinds {
  readonly api: 'http-api' | 'rest-api'
  readonly integration: 'api-integration' | 'http-integration'
  readonly 'load-balancer-target': 'lambda-function' | 'load-balancer'
  readonly 'vpc-link': 'vpc-link-v1' | 'vpc-link-v2'
  readonly workload: 'lambda-function'
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ['api', ['http-api', 'rest-api']],
  ['integration', ['api-integration', 'http-integration']],
  ['load-balancer-target', ['lambda-function', 'load-balancer']],
  ['vpc-link', ['vpc-link-v1', 'vpc-link-v2']],
  ['workload', ['lambda-function']],
])
const byName: ReadonlyMap<string, Kind> = new Map(Object.entries(kinds))

export const groupNames: readonly string[] = [...groups.keys()]

/** The kinds of a group; none when there is no such group. */
export const kindsInGroup = (name: string): readonly string[] => groups.get(name) ?? []

/** The table of a kind; nothing for the name of a group. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name)
