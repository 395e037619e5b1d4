/** Every fact about the way of a packet. */
import type { Fact } from '../graph/facts'
import { hasRoutesOut } from './cut-off'
import { privateIntegrations } from './facts-balancers'
import { admitsAnybody, clientsWithoutRoute, unadmittedClients } from './facts-clients'
import { listener, scheme } from './facts-integrations'
import { balancersElsewhere, filteredBalancers, foreignBalancers } from './facts-links'
import { unservedCalls, unservedServices } from './unserved-services'

export const pathFacts: readonly Fact[] = [
  unadmittedClients,
  admitsAnybody,
  clientsWithoutRoute,
  privateIntegrations,
  listener,
  scheme,
  filteredBalancers,
  balancersElsewhere,
  foreignBalancers,
  hasRoutesOut,
  unservedServices,
  unservedCalls,
]
