/** Every fact that the graph itself derives. Rooms above may add theirs when they build the graph. */
import type { Fact } from '../facts'
import { accountAllowed } from './allowed-account'
import { deployedWithService, inAccountOfService } from './beside-service'
import { calledApis, namedServices } from './calls'
import { concurrentPolicies } from './concurrent-policies'
import { createdAfterIntegrations, createdAfterPolicies } from './created-after'
import { defaultSecurityGroup, members } from './default-group'
import {
  earlierSharers,
  hasPrivateDnsName,
  hasTargets,
  isHandedToOthers,
  namingWorkloads,
} from './endpoint-service'
import { exposure } from './exposure'
import { declaredGateways, gatewaysOfService, tableSharers } from './gateway-endpoints'
import { imageSorts } from './image-sorts'
import { loadBalancer } from './integration'
import { admitsInternet } from './internet-admitted'
import {
  gatewayLoadBalancerSorts,
  networkLoadBalancerSorts,
  targetSort,
  targetSorts,
  uriSort,
} from './named-things'
import { managingServices, neededServices } from './needed-services'
import { accepted, ownService, requests } from './own-service'
import { privateDnsNames } from './private-dns-names'
import { privateDnsAfterAcceptance } from './private-dns-order'
import { deployed, hasPolicy, isPrivateFact } from './rest-api'
import { rivalEndpoints } from './rival-endpoints'
import { rivalZones } from './rival-zones'
import { serviceKey } from './service-key'
import { inNamedRegion, regionInName, regionTold, toldRegion } from './service-region'
import { subnetClass, subnetIpv6Class, subnetRouteTable } from './subnet-class'
import { targetTakesTraffic } from './takes-traffic'
import { answeringEndpoints, listedEndpoints, namingZones, readEndpoints } from './ways-in'
import { zoneKey, zoneSort } from './zone-key'
import { spansZones, zoneSharers } from './zones'

export const graphFacts: readonly Fact[] = [
  spansZones,
  gatewaysOfService,
  declaredGateways,
  tableSharers,
  defaultSecurityGroup,
  members,
  targetTakesTraffic,
  imageSorts,
  zoneSharers,
  rivalZones,
  deployedWithService,
  inAccountOfService,
  regionInName,
  inNamedRegion,
  regionTold,
  toldRegion,
  privateDnsAfterAcceptance,
  networkLoadBalancerSorts,
  gatewayLoadBalancerSorts,
  hasPrivateDnsName,
  earlierSharers,
  namingWorkloads,
  hasTargets,
  isHandedToOthers,
  zoneSort,
  listedEndpoints,
  readEndpoints,
  answeringEndpoints,
  namingZones,
  concurrentPolicies,
  admitsInternet,
  targetSorts,
  targetSort,
  uriSort,
  serviceKey,
  rivalEndpoints,
  ownService,
  requests,
  accepted,
  accountAllowed,
  isPrivateFact,
  deployed,
  hasPolicy,
  loadBalancer,
  privateDnsNames,
  exposure,
  createdAfterPolicies,
  createdAfterIntegrations,
  zoneKey,
  calledApis,
  namedServices,
  neededServices,
  managingServices,
  subnetRouteTable,
  subnetClass,
  subnetIpv6Class,
]
