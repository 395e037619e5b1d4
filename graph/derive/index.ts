/** Every fact that the graph itself derives. Rooms above may add theirs when they build the graph. */
import type { Fact } from '../facts'
import { capturedApis, capturedCallers } from './captured-apis'
import { createdAfterIntegrations, createdAfterPolicies } from './created-after'
import { exposure } from './exposure'
import { loadBalancer } from './integration'
import { accepted, ownService, requests } from './own-service'
import { privateDnsNames } from './private-dns-names'
import { deployed, hasPolicy, isPrivateFact } from './rest-api'
import { rivalEndpoints } from './rival-endpoints'
import { serviceKey } from './service-key'
import { zoneKey } from './zone-key'

export const graphFacts: readonly Fact[] = [
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
]
