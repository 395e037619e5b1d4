/** What a policy is asked: who wants to do what with what, and what AWS knows about the request besides. */

import type { Standing } from '../graph/standing'
import type { Range } from '../model/range'
import type { Outside, Resource } from '../model/resource'
import type { Token } from './policy-pattern'

/** What a condition key holds in this request. A key that is not in the request is `absent`, not unknown. */
export type Fact =
  | { readonly is: 'thing'; readonly thing: Resource | Outside; readonly kind: 'vpc' | 'vpc-endpoint' }
  /** One of its sort, nobody knows which; `may`: whether it can be this one. */
  | {
      readonly is: 'some'
      readonly kind: 'vpc' | 'vpc-endpoint'
      readonly may: (thing: Resource) => Standing
    }
  | { readonly is: 'addresses'; readonly ranges: readonly Range[] }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'absent' }
  | { readonly is: 'unknown' }

/** `anonymous`: the request is not signed. */
export type Principal = 'anonymous' | 'unknown'

export interface PolicyRequest {
  readonly principal: Principal
  /** `execute-api:Invoke` */
  readonly action: string
  /** The ARN. */
  readonly resource: readonly Token[]
  /** What a key holds, by its lower-case name. */
  readonly context: (key: string) => Fact
}
