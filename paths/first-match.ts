/**
 * # The first that matches decides
 *
 * Routes and network ACLs are both lists in an order of which the first entry that matches decides. Where nobody can tell whether an
 * entry matches, the answer is known only if it is the same with and without it.
 *
 *     90  deny  var.blocked       perhaps            \
 *     100 allow 0.0.0.0/0         matches             } nobody can tell, unless both allow
 */

import type { Standing } from '../graph/standing'
import { allOf, anyOf } from '../model/guard'

export interface Entry {
  readonly matches: Standing
  readonly gives: Standing
}

export function firstMatch(entries: readonly Entry[], otherwise: Standing): Standing {
  return entries.reduceRight(
    (rest, { matches, gives }): Standing => ({
      yes: anyOf([
        allOf([matches.yes, gives.yes]),
        allOf([matches.no, rest.yes]),
        allOf([gives.yes, rest.yes]),
      ]),
      no: anyOf([allOf([matches.yes, gives.no]), allOf([matches.no, rest.no]), allOf([gives.no, rest.no])]),
    }),
    otherwise,
  )
}
