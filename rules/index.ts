/** Every built-in rule. Written by `scripts/generate-rules-index.ts`; do not edit. */
import type { AnyRule } from '../engine/rule'
import endpointServiceAutoAcceptInOtherAccount from './endpoint-service/endpoint-service-auto-accept-in-other-account'
import endpointServiceBlocksConsumers from './endpoint-service/endpoint-service-blocks-consumers'
import endpointServiceIpv6OnIpv4LoadBalancer from './endpoint-service/endpoint-service-ipv6-on-ipv4-load-balancer'
import endpointServiceOpenToEveryone from './endpoint-service/endpoint-service-open-to-everyone'
import endpointServiceWithoutAccepter from './endpoint-service/endpoint-service-without-accepter'
import endpointServiceWithoutLoadBalancer from './endpoint-service/endpoint-service-without-load-balancer'
import endpointServiceWithoutPrincipals from './endpoint-service/endpoint-service-without-principals'
import loadBalancerInOneZone from './endpoint-service/load-balancer-in-one-zone'
import loadBalancerSharedByEndpointServices from './endpoint-service/load-balancer-shared-by-endpoint-services'
import vpcEndpointAccountNotAllowed from './endpoint-service/vpc-endpoint-account-not-allowed'
import vpcEndpointNeverAccepted from './endpoint-service/vpc-endpoint-never-accepted'
import gatewayEndpointClientBlocked from './gateway-endpoint/gateway-endpoint-client-blocked'
import gatewayEndpointMissesWorkloadSubnet from './gateway-endpoint/gateway-endpoint-misses-workload-subnet'
import gatewayEndpointPolicyNamesAccount from './gateway-endpoint/gateway-endpoint-policy-names-account'
import gatewayEndpointTwiceOnRouteTable from './gateway-endpoint/gateway-endpoint-twice-on-route-table'
import gatewayEndpointWithoutRouteTable from './gateway-endpoint/gateway-endpoint-without-route-table'
import s3PrivateDnsNeedsGatewayEndpoint from './gateway-endpoint/s3-private-dns-needs-gateway-endpoint'
import internetFacingLoadBalancerInPrivateSubnets from './load-balancer/internet-facing-load-balancer-in-private-subnets'
import loadBalancerCannotReachTargets from './load-balancer/load-balancer-cannot-reach-targets'
import proxyProtocolToLoadBalancer from './load-balancer/proxy-protocol-to-load-balancer'
import privateApiDeployedBeforePolicy from './private-api/private-api-deployed-before-policy'
import privateApiImportDropsEndpoints from './private-api/private-api-import-drops-endpoints'
import privateApiIpv4Only from './private-api/private-api-ipv4-only'
import privateApiOpenToEveryEndpoint from './private-api/private-api-open-to-every-endpoint'
import privateApiWithoutEndpoint from './private-api/private-api-without-endpoint'
import privateApiWithoutPolicy from './private-api/private-api-without-policy'
import privateDomainMappedByName from './private-api/private-domain-mapped-by-name'
import privateDomainWithoutAssociation from './private-api/private-domain-without-association'
import privateDomainWithoutPolicy from './private-api/private-domain-without-policy'
import sourceIpOnPrivateApi from './private-api/source-ip-on-private-api'
import sourceVpceDoesNotMatch from './private-api/source-vpce-does-not-match'
import vpcConditionOnPublicApi from './private-api/vpc-condition-on-public-api'
import vpcEndpointIdsOnPublicApi from './private-api/vpc-endpoint-ids-on-public-api'
import customDnsServersHidePrivateDns from './private-dns/custom-dns-servers-hide-private-dns'
import duplicatePrivateDnsEndpoint from './private-dns/duplicate-private-dns-endpoint'
import forwardRuleCapturesServiceName from './private-dns/forward-rule-captures-service-name'
import privateDnsBeforeAcceptance from './private-dns/private-dns-before-acceptance'
import privateDnsHidesPublicApi from './private-dns/private-dns-hides-public-api'
import privateDnsHidesRegionalDomain from './private-dns/private-dns-hides-regional-domain'
import privateDnsOnNamelessService from './private-dns/private-dns-on-nameless-service'
import privateDnsWithoutVpcDns from './private-dns/private-dns-without-vpc-dns'
import privateZoneConflictsWithManagedZone from './private-dns/private-zone-conflicts-with-managed-zone'
import privateZoneShadowsAwsNames from './private-dns/private-zone-shadows-aws-names'
import privateZoneWithoutVpcDns from './private-dns/private-zone-without-vpc-dns'
import remoteVpcReliesOnManagedZone from './private-dns/remote-vpc-relies-on-managed-zone'
import resolverEndpointClosedToDns from './private-dns/resolver-endpoint-closed-to-dns'
import sharedZoneMissingApexOrWildcard from './private-dns/shared-zone-missing-apex-or-wildcard'
import websocketManagementCallCaptured from './private-dns/websocket-management-call-captured'
import natGatewayWithoutWayOut from './routing/nat-gateway-without-way-out'
import networkAclBlocksReturn from './routing/network-acl-blocks-return'
import networkAclWithoutRules from './routing/network-acl-without-rules'
import routeToDeadTarget from './routing/route-to-dead-target'
import defaultSecurityGroupEmptiedButUsed from './security-group/default-security-group-emptied-but-used'
import securityGroupReferenceCannotMatch from './security-group/security-group-reference-cannot-match'
import securityGroupWithoutEgress from './security-group/security-group-without-egress'
import clientZoneWithoutVpcEndpoint from './vpc-endpoint/client-zone-without-vpc-endpoint'
import endpointServiceInOtherRegion from './vpc-endpoint/endpoint-service-in-other-region'
import vpcEndpointAdmitsNobody from './vpc-endpoint/vpc-endpoint-admits-nobody'
import vpcEndpointArgumentsDoNotFitType from './vpc-endpoint/vpc-endpoint-arguments-do-not-fit-type'
import vpcEndpointInOneZone from './vpc-endpoint/vpc-endpoint-in-one-zone'
import vpcEndpointInOtherRegion from './vpc-endpoint/vpc-endpoint-in-other-region'
import vpcEndpointInZoneWithoutService from './vpc-endpoint/vpc-endpoint-in-zone-without-service'
import vpcEndpointPolicyAllowsNothing from './vpc-endpoint/vpc-endpoint-policy-allows-nothing'
import vpcEndpointPolicyBlocksClients from './vpc-endpoint/vpc-endpoint-policy-blocks-clients'
import vpcEndpointPolicyWithoutPrincipal from './vpc-endpoint/vpc-endpoint-policy-without-principal'
import vpcEndpointSecurityGroupBlocksClients from './vpc-endpoint/vpc-endpoint-security-group-blocks-clients'
import vpcEndpointSubnetsInOneZoneTwice from './vpc-endpoint/vpc-endpoint-subnets-in-one-zone-twice'
import vpcEndpointTypeMismatch from './vpc-endpoint/vpc-endpoint-type-mismatch'
import vpcEndpointWithoutSecurityGroup from './vpc-endpoint/vpc-endpoint-without-security-group'
import vpcEndpointWithoutSubnets from './vpc-endpoint/vpc-endpoint-without-subnets'
import cloudMapServiceWithoutSrvRecords from './vpc-link/cloud-map-service-without-srv-records'
import httpApiUriNotListener from './vpc-link/http-api-uri-not-listener'
import restV2LinkWithoutTarget from './vpc-link/rest-v2-link-without-target'
import stageInPathToBackend from './vpc-link/stage-in-path-to-backend'
import vpcLinkCannotReachTarget from './vpc-link/vpc-link-cannot-reach-target'
import vpcLinkCertificateMismatch from './vpc-link/vpc-link-certificate-mismatch'
import vpcLinkGenerationMismatch from './vpc-link/vpc-link-generation-mismatch'
import vpcLinkInOneZone from './vpc-link/vpc-link-in-one-zone'
import vpcLinkInternetFacingLoadBalancer from './vpc-link/vpc-link-internet-facing-load-balancer'
import vpcLinkListenerMismatch from './vpc-link/vpc-link-listener-mismatch'
import vpcLinkLoadBalancerInOtherVpc from './vpc-link/vpc-link-load-balancer-in-other-vpc'
import vpcLinkPortWithoutListener from './vpc-link/vpc-link-port-without-listener'
import vpcLinkV1TargetNotNlb from './vpc-link/vpc-link-v1-target-not-nlb'
import disabledDefaultEndpointCalled from './workload/disabled-default-endpoint-called'
import fargateInPublicSubnetWithoutPublicIp from './workload/fargate-in-public-subnet-without-public-ip'
import fargateTargetGroupByInstance from './workload/fargate-target-group-by-instance'
import lambdaInVpcWithoutEgress from './workload/lambda-in-vpc-without-egress'
import privateWorkloadWithoutEndpoints from './workload/private-workload-without-endpoints'
import publicImageInIsolatedSubnet from './workload/public-image-in-isolated-subnet'

export const rules: readonly AnyRule[] = [
  endpointServiceAutoAcceptInOtherAccount,
  endpointServiceBlocksConsumers,
  endpointServiceIpv6OnIpv4LoadBalancer,
  endpointServiceOpenToEveryone,
  endpointServiceWithoutAccepter,
  endpointServiceWithoutLoadBalancer,
  endpointServiceWithoutPrincipals,
  loadBalancerInOneZone,
  loadBalancerSharedByEndpointServices,
  vpcEndpointAccountNotAllowed,
  vpcEndpointNeverAccepted,
  gatewayEndpointClientBlocked,
  gatewayEndpointMissesWorkloadSubnet,
  gatewayEndpointPolicyNamesAccount,
  gatewayEndpointTwiceOnRouteTable,
  gatewayEndpointWithoutRouteTable,
  s3PrivateDnsNeedsGatewayEndpoint,
  internetFacingLoadBalancerInPrivateSubnets,
  loadBalancerCannotReachTargets,
  proxyProtocolToLoadBalancer,
  privateApiDeployedBeforePolicy,
  privateApiImportDropsEndpoints,
  privateApiIpv4Only,
  privateApiOpenToEveryEndpoint,
  privateApiWithoutEndpoint,
  privateApiWithoutPolicy,
  privateDomainMappedByName,
  privateDomainWithoutAssociation,
  privateDomainWithoutPolicy,
  sourceIpOnPrivateApi,
  sourceVpceDoesNotMatch,
  vpcConditionOnPublicApi,
  vpcEndpointIdsOnPublicApi,
  customDnsServersHidePrivateDns,
  duplicatePrivateDnsEndpoint,
  forwardRuleCapturesServiceName,
  privateDnsBeforeAcceptance,
  privateDnsHidesPublicApi,
  privateDnsHidesRegionalDomain,
  privateDnsOnNamelessService,
  privateDnsWithoutVpcDns,
  privateZoneConflictsWithManagedZone,
  privateZoneShadowsAwsNames,
  privateZoneWithoutVpcDns,
  remoteVpcReliesOnManagedZone,
  resolverEndpointClosedToDns,
  sharedZoneMissingApexOrWildcard,
  websocketManagementCallCaptured,
  natGatewayWithoutWayOut,
  networkAclBlocksReturn,
  networkAclWithoutRules,
  routeToDeadTarget,
  defaultSecurityGroupEmptiedButUsed,
  securityGroupReferenceCannotMatch,
  securityGroupWithoutEgress,
  clientZoneWithoutVpcEndpoint,
  endpointServiceInOtherRegion,
  vpcEndpointAdmitsNobody,
  vpcEndpointArgumentsDoNotFitType,
  vpcEndpointInOneZone,
  vpcEndpointInOtherRegion,
  vpcEndpointInZoneWithoutService,
  vpcEndpointPolicyAllowsNothing,
  vpcEndpointPolicyBlocksClients,
  vpcEndpointPolicyWithoutPrincipal,
  vpcEndpointSecurityGroupBlocksClients,
  vpcEndpointSubnetsInOneZoneTwice,
  vpcEndpointTypeMismatch,
  vpcEndpointWithoutSecurityGroup,
  vpcEndpointWithoutSubnets,
  cloudMapServiceWithoutSrvRecords,
  httpApiUriNotListener,
  restV2LinkWithoutTarget,
  stageInPathToBackend,
  vpcLinkCannotReachTarget,
  vpcLinkCertificateMismatch,
  vpcLinkGenerationMismatch,
  vpcLinkInOneZone,
  vpcLinkInternetFacingLoadBalancer,
  vpcLinkListenerMismatch,
  vpcLinkLoadBalancerInOtherVpc,
  vpcLinkPortWithoutListener,
  vpcLinkV1TargetNotNlb,
  disabledDefaultEndpointCalled,
  fargateInPublicSubnetWithoutPublicIp,
  fargateTargetGroupByInstance,
  lambdaInVpcWithoutEgress,
  privateWorkloadWithoutEndpoints,
  publicImageInIsolatedSubnet,
]
