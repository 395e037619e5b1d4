/** Every kind. Written by `scripts/generate-resources.ts`; do not edit. */
import type { Kind } from './define'
import { acceleratorEndpointGroup } from './kinds/accelerator'
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
import { certificate, certificateValidation, listenerCertificate } from './kinds/certificate'
import { cloudMapService } from './kinds/cloud-map-service'
import { cloudfrontDistribution, cloudfrontOrigin, cloudfrontVpcOrigin } from './kinds/cloudfront'
import { dhcpOptions, dhcpOptionsAssociation } from './kinds/dhcp-options'
import { dnsProfile, dnsProfileAssociation, dnsProfileResource } from './kinds/dns-profile'
import { ecsCapacityProvider, ecsService, ecsTaskDefinition } from './kinds/ecs'
import { eksNodeGroup } from './kinds/eks'
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
import { iamRole, instanceProfile, managedPolicy, rolePolicy, rolePolicyAttachment } from './kinds/iam'
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
import { parameter, secret } from './kinds/secret'
import { securityGroup } from './kinds/security-group'
import { securityGroupRule } from './kinds/security-group-rule'
import { sqsQueue } from './kinds/sqs-queue'
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

export { type GroupKinds, groupNames, kindsInGroup } from './groups'

export const kinds = {
  'accelerator-endpoint-group': acceleratorEndpointGroup,
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
  certificate: certificate,
  'certificate-validation': certificateValidation,
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
  'ecs-capacity-provider': ecsCapacityProvider,
  'ecs-service': ecsService,
  'ecs-task-definition': ecsTaskDefinition,
  'egress-only-gateway': egressOnlyGateway,
  'eks-node-group': eksNodeGroup,
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
  'iam-role': iamRole,
  instance: instance,
  'instance-profile': instanceProfile,
  'internet-gateway': internetGateway,
  'lambda-function': lambdaFunction,
  'lambda-permission': lambdaPermission,
  'launch-configuration': launchConfiguration,
  'launch-template': launchTemplate,
  listener: listener,
  'listener-certificate': listenerCertificate,
  'listener-rule': listenerRule,
  'load-balancer': loadBalancer,
  'main-route-table-association': mainRouteTableAssociation,
  'managed-policy': managedPolicy,
  'nat-gateway': natGateway,
  'network-acl': networkAcl,
  'network-acl-association': networkAclAssociation,
  'network-acl-rule': networkAclRule,
  'network-interface': networkInterface,
  parameter: parameter,
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
  'role-policy': rolePolicy,
  'role-policy-attachment': rolePolicyAttachment,
  route: route,
  'route-propagation': routePropagation,
  'route-propagations': routePropagations,
  'route-table': routeTable,
  'route-table-association': routeTableAssociation,
  's3-bucket': s3Bucket,
  's3-bucket-policy': s3BucketPolicy,
  's3-public-access-block': s3PublicAccessBlock,
  secret: secret,
  'security-group': securityGroup,
  'security-group-rule': securityGroupRule,
  'security-group-vpc-association': securityGroupVpcAssociation,
  'sqs-queue': sqsQueue,
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
export type KindRows = { readonly [K in keyof typeof kinds]: (typeof kinds)[K]['rows'] }

const byName: ReadonlyMap<string, Kind> = new Map(Object.entries(kinds))

/** The table of a kind; nothing for the name of a group. */
export const kindNamed = (name: string): Kind | undefined => byName.get(name)
