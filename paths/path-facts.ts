/** Every fact about the way of a packet. */
import type { Fact } from '../graph/facts'
import { privateIntegrations } from './facts-balancers'
import { admitsAnybody, clientsWithoutRoute, unadmittedClients } from './facts-clients'

export const pathFacts: readonly Fact[] = [
  unadmittedClients,
  admitsAnybody,
  clientsWithoutRoute,
  privateIntegrations,
]
