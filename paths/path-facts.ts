/** Every fact about the way of a packet. */
import type { Fact } from '../graph/facts'
import { callsWithoutAddress, hostsWithoutWay } from './calls-without-address'
import { clientsInOtherZones } from './client-zones'
import { hasRoutesOut } from './cut-off'
import { admitsOnItsPorts } from './endpoint-ports'
import { partlyUnansweredBy, partlyUnansweredCallers, unansweredBy, unansweredCallers } from './facts-answers'
import { privateIntegrations, unreachedTargetGroups } from './facts-balancers'
import { otherCertificates } from './facts-certificates'
import { admitsAnybody, clientsWithoutRoute, unadmittedClients } from './facts-clients'
import { unseenPeers } from './facts-groups'
import { listener, scheme } from './facts-integrations'
import { balancersElsewhere, filteredBalancers, foreignBalancers } from './facts-links'
import { balancerListens, uriPort } from './facts-ports'
import { admitsAddresses, admitsAnything, unadmittedRequests } from './facts-private-link'
import { shutGateways } from './gateway-clients'
import { unofferedSubnets } from './service-zones'
import { silentEndpoints } from './silent-endpoints'
import { unservedCalls, unservedServices } from './unserved-services'
export const pathFacts: readonly Fact[] = [
  unadmittedClients,
  admitsAnybody,
  admitsOnItsPorts,
  clientsWithoutRoute,
  privateIntegrations,
  listener,
  scheme,
  uriPort,
  balancerListens,
  otherCertificates,
  filteredBalancers,
  balancersElsewhere,
  foreignBalancers,
  hasRoutesOut,
  unservedServices,
  unservedCalls,
  silentEndpoints,
  admitsAddresses,
  admitsAnything,
  unadmittedRequests,
  unreachedTargetGroups,
  unseenPeers,
  unansweredBy,
  partlyUnansweredBy,
  unansweredCallers,
  partlyUnansweredCallers,
  callsWithoutAddress,
  hostsWithoutWay,
  clientsInOtherZones,
  unofferedSubnets,
  shutGateways,
]
