/** Every fact that the graph itself derives. Rooms above may add theirs when they build the graph. */
import type { Fact } from '../facts'
import { calledApis, namedServices } from './calls'
import { capturedApis, capturedCallers } from './captured-apis'
import { concurrentPolicies } from './concurrent-policies'
import { createdAfterIntegrations, createdAfterPolicies } from './created-after'
import { exposure } from './exposure'
import { loadBalancer } from './integration'
import { admitsInternet } from './internet-admitted'
import { targetSort, targetSorts, uriSort } from './named-things'
import { accepted, ownService, requests } from './own-service'
import { privateDnsNames } from './private-dns-names'
import { deployed, hasPolicy, isPrivateFact } from './rest-api'
import { rivalEndpoints } from './rival-endpoints'
import { rivalZones } from './rival-zones'
import { serviceKey } from './service-key'
import { subnetClass, subnetRouteTable } from './subnet-class'
import { answeringEndpoints, listedEndpoints, namingZones, readEndpoints } from './ways-in'
import { zoneKey } from './zone-key'

export const graphFacts: readonly Fact[] = [
  rivalZones,
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
  capturedApis,
  capturedCallers,
  ownService,
  requests,
  accepted,
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
  subnetRouteTable,
  subnetClass,
]
