/** Every built-in rule. Written by `scripts/generate-rules-index.ts`; do not edit. */
import type { AnyRule } from '../engine/rule'
import vpcEndpointNeverAccepted from './endpoint-service/vpc-endpoint-never-accepted'
import privateApiDeployedBeforePolicy from './private-api/private-api-deployed-before-policy'
import privateApiWithoutEndpoint from './private-api/private-api-without-endpoint'
import privateApiWithoutPolicy from './private-api/private-api-without-policy'
import sourceIpOnPrivateApi from './private-api/source-ip-on-private-api'
import vpcEndpointIdsOnPublicApi from './private-api/vpc-endpoint-ids-on-public-api'
import duplicatePrivateDnsEndpoint from './private-dns/duplicate-private-dns-endpoint'
import privateDnsHidesPublicApi from './private-dns/private-dns-hides-public-api'
import privateDnsWithoutVpcDns from './private-dns/private-dns-without-vpc-dns'
import privateZoneConflictsWithManagedZone from './private-dns/private-zone-conflicts-with-managed-zone'
import httpApiUriNotListener from './vpc-link/http-api-uri-not-listener'
import restV2LinkWithoutTarget from './vpc-link/rest-v2-link-without-target'
import vpcLinkGenerationMismatch from './vpc-link/vpc-link-generation-mismatch'
import vpcLinkInternetFacingLoadBalancer from './vpc-link/vpc-link-internet-facing-load-balancer'
import vpcLinkV1TargetNotNlb from './vpc-link/vpc-link-v1-target-not-nlb'

export const rules: readonly AnyRule[] = [
  vpcEndpointNeverAccepted,
  privateApiDeployedBeforePolicy,
  privateApiWithoutEndpoint,
  privateApiWithoutPolicy,
  sourceIpOnPrivateApi,
  vpcEndpointIdsOnPublicApi,
  duplicatePrivateDnsEndpoint,
  privateDnsHidesPublicApi,
  privateDnsWithoutVpcDns,
  privateZoneConflictsWithManagedZone,
  httpApiUriNotListener,
  restV2LinkWithoutTarget,
  vpcLinkGenerationMismatch,
  vpcLinkInternetFacingLoadBalancer,
  vpcLinkV1TargetNotNlb,
]
