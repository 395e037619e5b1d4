/** Every built-in rule. Written by `scripts/generate-rules-index.ts`; do not edit. */
import type { AnyRule } from '../engine/rule'
import vpcEndpointNeverAccepted from './endpoint-service/vpc-endpoint-never-accepted'
import privateApiWithoutPolicy from './private-api/private-api-without-policy'
import duplicatePrivateDnsEndpoint from './private-dns/duplicate-private-dns-endpoint'
import privateDnsHidesPublicApi from './private-dns/private-dns-hides-public-api'
import privateDnsWithoutVpcDns from './private-dns/private-dns-without-vpc-dns'
import vpcLinkInternetFacingLoadBalancer from './vpc-link/vpc-link-internet-facing-load-balancer'

export const rules: readonly AnyRule[] = [
  vpcEndpointNeverAccepted,
  privateApiWithoutPolicy,
  duplicatePrivateDnsEndpoint,
  privateDnsHidesPublicApi,
  privateDnsWithoutVpcDns,
  vpcLinkInternetFacingLoadBalancer,
]
