/** Every kind. Written by `scripts/generate-resources.ts`; do not edit. */
import type { Kind } from './define'
import { apiAuthorizer, apiResource } from './kinds/api-authorizer'
import {
  apiDomain,
  basePathMapping,
  domainAccessAssociation,
  httpDomain,
  httpMapping,
} from './kinds/api-domain'
import { apiIntegration, httpIntegration } from './kinds/api-integration'
import { blockPublicAccess, blockPublicAccessExclusion } from './kinds/block-public-access'
import { cloudMapService } from './kinds/cloud-map-service'
import { cloudfrontDistribution, cloudfrontOrigin, cloudfrontVpcOrigin } from './kinds/cloudfront'
import { dhcpOptions, dhcpOptionsAssociation } from './kinds/dhcp-options'
import { dnsProfile, dnsProfileAssociation, dnsProfileResource } from './kinds/dns-profile'
import { ecsService, ecsTaskDefinition } from './kinds/ecs'
import {
  endpointAccepter,
  endpointNotification,
  endpointService,
  endpointServiceDnsVerification,
  endpointServicePermission,
} from './kinds/endpoint-service'
import { egressOnlyGateway, gatewayAttachment, internetGateway, vpnGateway } from './kinds/gateways'
import {
  dnsRecord,
  dnsRecordGroup,
  hostedZone,
  hostedZoneAssociation,
  hostedZoneAuthorization,
} from './kinds/hosted-zone'
import { httpApi, httpRoute, httpStage } from './kinds/http-api'
import { autoscalingGroup, instance, launchConfiguration, launchTemplate } from './kinds/instance'
import { functionUrl, lambdaFunction, lambdaPermission } from './kinds/lambda-function'
import { listener, listenerRule } from './kinds/listener'
import { classicLoadBalancer, loadBalancer } from './kinds/load-balancer'
import { elasticIp, natGateway } from './kinds/nat-gateway'
import { networkAcl, networkAclAssociation, networkAclRule } from './kinds/network-acl'
import { networkInterface } from './kinds/network-interface'
import { policyCondition, policyStatement } from './kinds/policy-statement'
import { prefixList, prefixListEntry } from './kinds/prefix-list'
import { resolverEndpoint, resolverRule, resolverRuleAssociation } from './kinds/resolver'
import { apiDeployment, apiMethod, apiStage, restApi, restApiPolicy, restApiPut } from './kinds/rest-api'
import { route } from './kinds/route'
import {
  mainRouteTableAssociation,
  routePropagation,
  routePropagations,
  routeTable,
  routeTableAssociation,
} from './kinds/route-table'
import { s3Bucket, s3BucketPolicy, s3PublicAccessBlock } from './kinds/s3-bucket'
import { securityGroup } from './kinds/security-group'
import { securityGroupRule } from './kinds/security-group-rule'
import { subnet } from './kinds/subnet'
import { autoscalingAttachment, targetAttachment, targetGroup } from './kinds/target-group'
import { transitGateway } from './kinds/transit-gateway'
import {
  transitGatewayAccepter,
  transitGatewayAttachment,
  transitGatewayPeering,
} from './kinds/transit-gateway-attachment'
import {
  transitGatewayAssociation,
  transitGatewayPrefixList,
  transitGatewayPropagation,
  transitGatewayRoute,
  transitGatewayRouteTable,
} from './kinds/transit-gateway-routing'
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
import { vpcPeering, vpcPeeringAccepter, vpcPeeringOptions } from './kinds/vpc-peering'

export const kinds = {
  'api-authorizer': apiAuthorizer,
  'api-deployment': apiDeployment,
  'api-domain': apiDomain,
  'api-integration': apiIntegration,
  'api-method': apiMethod,
  'api-resource': apiResource,
  'api-stage': apiStage,
  'autoscaling-attachment': autoscalingAttachment,
  'autoscaling-group': autoscalingGroup,
  'base-path-mapping': basePathMapping,
  'block-public-access': blockPublicAccess,
  'block-public-access-exclusion': blockPublicAccessExclusion,
  'classic-load-balancer': classicLoadBalancer,
  'cloud-map-service': cloudMapService,
  'cloudfront-distribution': cloudfrontDistribution,
  'cloudfront-origin': cloudfrontOrigin,
  'cloudfront-vpc-origin': cloudfrontVpcOrigin,
  'dhcp-options': dhcpOptions,
  'dhcp-options-association': dhcpOptionsAssociation,
  'dns-profile': dnsProfile,
  'dns-profile-association': dnsProfileAssociation,
  'dns-profile-resource': dnsProfileResource,
  'dns-record': dnsRecord,
  'dns-record-group': dnsRecordGroup,
  'domain-access-association': domainAccessAssociation,
  'ecs-service': ecsService,
  'ecs-task-definition': ecsTaskDefinition,
  'egress-only-gateway': egressOnlyGateway,
  'elastic-ip': elasticIp,
  'endpoint-accepter': endpointAccepter,
  'endpoint-notification': endpointNotification,
  'endpoint-service': endpointService,
  'endpoint-service-dns-verification': endpointServiceDnsVerification,
  'endpoint-service-permission': endpointServicePermission,
  'function-url': functionUrl,
  'gateway-attachment': gatewayAttachment,
  'hosted-zone': hostedZone,
  'hosted-zone-association': hostedZoneAssociation,
  'hosted-zone-authorization': hostedZoneAuthorization,
  'http-api': httpApi,
  'http-domain': httpDomain,
  'http-integration': httpIntegration,
  'http-mapping': httpMapping,
  'http-route': httpRoute,
  'http-stage': httpStage,
  instance: instance,
  'internet-gateway': internetGateway,
  'lambda-function': lambdaFunction,
  'lambda-permission': lambdaPermission,
  'launch-configuration': launchConfiguration,
  'launch-template': launchTemplate,
  listener: listener,
  'listener-rule': listenerRule,
  'load-balancer': loadBalancer,
  'main-route-table-association': mainRouteTableAssociation,
  'nat-gateway': natGateway,
  'network-acl': networkAcl,
  'network-acl-association': networkAclAssociation,
  'network-acl-rule': networkAclRule,
  'network-interface': networkInterface,
  'policy-condition': policyCondition,
  'policy-statement': policyStatement,
  'prefix-list': prefixList,
  'prefix-list-entry': prefixListEntry,
  'resolver-endpoint': resolverEndpoint,
  'resolver-rule': resolverRule,
  'resolver-rule-association': resolverRuleAssociation,
  'rest-api': restApi,
  'rest-api-policy': restApiPolicy,
  'rest-api-put': restApiPut,
  route: route,
  'route-propagation': routePropagation,
  'route-propagations': routePropagations,
  'route-table': routeTable,
  'route-table-association': routeTableAssociation,
  's3-bucket': s3Bucket,
  's3-bucket-policy': s3BucketPolicy,
  's3-public-access-block': s3PublicAccessBlock,
  'security-group': securityGroup,
  'security-group-rule': securityGroupRule,
  'security-group-vpc-association': securityGroupVpcAssociation,
  subnet: subnet,
  'target-attachment': targetAttachment,
  'target-group': targetGroup,
  'transit-gateway': transitGateway,
  'transit-gateway-accepter': transitGatewayAccepter,
  'transit-gateway-association': transitGatewayAssociation,
  'transit-gateway-attachment': transitGatewayAttachment,
  'transit-gateway-peering': transitGatewayPeering,
  'transit-gateway-prefix-list': transitGatewayPrefixList,
  'transit-gateway-propagation': transitGatewayPropagation,
  'transit-gateway-route': transitGatewayRoute,
  'transit-gateway-route-table': transitGatewayRouteTable,
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
  'vpc-peering': vpcPeering,
  'vpc-peering-accepter': vpcPeeringAccepter,
  'vpc-peering-options': vpcPeeringOptions,
  'vpn-gateway': vpnGateway,
}

/** The rows of each kind, as types: what conditions of rules are made from. */
export interface KindRows {
  readonly 'api-authorizer': typeof apiAuthorizer.rows
  readonly 'api-deployment': typeof apiDeployment.rows
  readonly 'api-domain': typeof apiDomain.rows
  readonly 'api-integration': typeof apiIntegration.rows
  readonly 'api-method': typeof apiMethod.rows
  readonly 'api-resource': typeof apiResource.rows
  readonly 'api-stage': typeof apiStage.rows
  readonly 'autoscaling-attachment': typeof autoscalingAttachment.rows
  readonly 'autoscaling-group': typeof autoscalingGroup.rows
  readonly 'base-path-mapping': typeof basePathMapping.rows
  readonly 'block-public-access': typeof blockPublicAccess.rows
  readonly 'block-public-access-exclusion': typeof blockPublicAccessExclusion.rows
  readonly 'classic-load-balancer': typeof classicLoadBalancer.rows
  readonly 'cloud-map-service': typeof cloudMapService.rows
  readonly 'cloudfront-distribution': typeof cloudfrontDistribution.rows
  readonly 'cloudfront-origin': typeof cloudfrontOrigin.rows
  readonly 'cloudfront-vpc-origin': typeof cloudfrontVpcOrigin.rows
  readonly 'dhcp-options': typeof dhcpOptions.rows
  readonly 'dhcp-options-association': typeof dhcpOptionsAssociation.rows
  readonly 'dns-profile': typeof dnsProfile.rows
  readonly 'dns-profile-association': typeof dnsProfileAssociation.rows
  readonly 'dns-profile-resource': typeof dnsProfileResource.rows
  readonly 'dns-record': typeof dnsRecord.rows
  readonly 'dns-record-group': typeof dnsRecordGroup.rows
  readonly 'domain-access-association': typeof domainAccessAssociation.rows
  readonly 'ecs-service': typeof ecsService.rows
  readonly 'ecs-task-definition': typeof ecsTaskDefinition.rows
  readonly 'egress-only-gateway': typeof egressOnlyGateway.rows
  readonly 'elastic-ip': typeof elasticIp.rows
  readonly 'endpoint-accepter': typeof endpointAccepter.rows
  readonly 'endpoint-notification': typeof endpointNotification.rows
  readonly 'endpoint-service': typeof endpointService.rows
  readonly 'endpoint-service-dns-verification': typeof endpointServiceDnsVerification.rows
  readonly 'endpoint-service-permission': typeof endpointServicePermission.rows
  readonly 'function-url': typeof functionUrl.rows
  readonly 'gateway-attachment': typeof gatewayAttachment.rows
  readonly 'hosted-zone': typeof hostedZone.rows
  readonly 'hosted-zone-association': typeof hostedZoneAssociation.rows
  readonly 'hosted-zone-authorization': typeof hostedZoneAuthorization.rows
  readonly 'http-api': typeof httpApi.rows
  readonly 'http-domain': typeof httpDomain.rows
  readonly 'http-integration': typeof httpIntegration.rows
  readonly 'http-mapping': typeof httpMapping.rows
  readonly 'http-route': typeof httpRoute.rows
  readonly 'http-stage': typeof httpStage.rows
  readonly instance: typeof instance.rows
  readonly 'internet-gateway': typeof internetGateway.rows
  readonly 'lambda-function': typeof lambdaFunction.rows
  readonly 'lambda-permission': typeof lambdaPermission.rows
  readonly 'launch-configuration': typeof launchConfiguration.rows
  readonly 'launch-template': typeof launchTemplate.rows
  readonly listener: typeof listener.rows
  readonly 'listener-rule': typeof listenerRule.rows
  readonly 'load-balancer': typeof loadBalancer.rows
  readonly 'main-route-table-association': typeof mainRouteTableAssociation.rows
  readonly 'nat-gateway': typeof natGateway.rows
  readonly 'network-acl': typeof networkAcl.rows
  readonly 'network-acl-association': typeof networkAclAssociation.rows
  readonly 'network-acl-rule': typeof networkAclRule.rows
  readonly 'network-interface': typeof networkInterface.rows
  readonly 'policy-condition': typeof policyCondition.rows
  readonly 'policy-statement': typeof policyStatement.rows
  readonly 'prefix-list': typeof prefixList.rows
  readonly 'prefix-list-entry': typeof prefixListEntry.rows
  readonly 'resolver-endpoint': typeof resolverEndpoint.rows
  readonly 'resolver-rule': typeof resolverRule.rows
  readonly 'resolver-rule-association': typeof resolverRuleAssociation.rows
  readonly 'rest-api': typeof restApi.rows
  readonly 'rest-api-policy': typeof restApiPolicy.rows
  readonly 'rest-api-put': typeof restApiPut.rows
  readonly route: typeof route.rows
  readonly 'route-propagation': typeof routePropagation.rows
  readonly 'route-propagations': typeof routePropagations.rows
  readonly 'route-table': typeof routeTable.rows
  readonly 'route-table-association': typeof routeTableAssociation.rows
  readonly 's3-bucket': typeof s3Bucket.rows
  readonly 's3-bucket-policy': typeof s3BucketPolicy.rows
  readonly 's3-public-access-block': typeof s3PublicAccessBlock.rows
  readonly 'security-group': typeof securityGroup.rows
  readonly 'security-group-rule': typeof securityGroupRule.rows
  readonly 'security-group-vpc-association': typeof securityGroupVpcAssociation.rows
  readonly subnet: typeof subnet.rows
  readonly 'target-attachment': typeof targetAttachment.rows
  readonly 'target-group': typeof targetGroup.rows
  readonly 'transit-gateway': typeof transitGateway.rows
  readonly 'transit-gateway-accepter': typeof transitGatewayAccepter.rows
  readonly 'transit-gateway-association': typeof transitGatewayAssociation.rows
  readonly 'transit-gateway-attachment': typeof transitGatewayAttachment.rows
  readonly 'transit-gateway-peering': typeof transitGatewayPeering.rows
  readonly 'transit-gateway-prefix-list': typeof transitGatewayPrefixList.rows
  readonly 'transit-gateway-propagation': typeof transitGatewayPropagation.rows
  readonly 'transit-gateway-route': typeof transitGatewayRoute.rows
  readonly 'transit-gateway-route-table': typeof transitGatewayRouteTable.rows
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
  readonly 'vpc-peering': typeof vpcPeering.rows
  readonly 'vpc-peering-accepter': typeof vpcPeeringAccepter.rows
  readonly 'vpc-peering-options': typeof vpcPeeringOptions.rows
  readonly 'vpn-gateway': typeof vpnGateway.rows
}

/** Names that stand for several kinds. */
export interface GroupKinds {
  readonly api: 'http-api' | 'rest-api'
  readonly domain: 'api-domain' | 'http-domain'
  readonly gateway: 'internet-gateway' | 'vpn-gateway'
  readonly integration: 'api-integration' | 'http-integration'
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
  readonly 'transit-attachment': 'transit-gateway-attachment' | 'transit-gateway-peering'
  readonly 'vpc-link': 'vpc-link-v1' | 'vpc-link-v2'
  readonly workload: 'autoscaling-group' | 'ecs-service' | 'instance' | 'lambda-function'
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ['api', ['http-api', 'rest-api']],
  ['domain', ['api-domain', 'http-domain']],
  ['gateway', ['internet-gateway', 'vpn-gateway']],
  ['integration', ['api-integration', 'http-integration']],
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
  ['transit-attachment', ['transit-gateway-attachment', 'transit-gateway-peering']],
  ['vpc-link', ['vpc-link-v1', 'vpc-link-v2']],
  ['workload', ['autoscaling-group', 'ecs-service', 'instance', 'lambda-function']],
])
const byName: ReadonlyMap<string, Kind> = new Map(Object.entries(kinds))

export const groupNames: readonly string[] = [...groups.keys()]

/** The kinds of a group; none when there is no such group. */
export const kindsInGroup = (name: string): readonly string[] => groups.get(name) ?? []

/** The table of a kind; nothing for the name of a group. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name)
