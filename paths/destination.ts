/** Where packets go, as far as it is known when they are sent. */
import type { Resource } from '../model/resource'
import type { Addresses } from './places'

export type Destination =
  /** `byName`: by a name that private DNS answers. `node`: the subnet whose zone the name names. */
  | {
      readonly is: 'endpoint'
      readonly endpoint: Resource
      readonly byName: boolean
      readonly node?: Resource
    }
  /** An AWS service by its public name, in the Region of the caller or another one. */
  | { readonly is: 'service'; readonly service: string; readonly elsewhere?: true }
  /** Public addresses, of anybody or of an AWS service in the caller's Region. */
  | {
      readonly is: 'internet'
      readonly service?: string
      /** The service may be that of another Region. */
      readonly perhaps?: true
      readonly label?: string
      readonly family?: 'ipv6'
      /** These of them. */
      readonly addresses?: Addresses
    }
  /** Something with network interfaces in a VPC, by its private addresses. */
  | { readonly is: 'resource'; readonly resource: Resource }
