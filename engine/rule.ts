/**
 * # The rule language
 *
 * A rule is data: *about* a kind, *when* a condition holds, another one *must* hold. Built-in rules are these typed objects; a
 * user's rule is the same words in YAML. Keys of a condition are conjunctive; an attribute is compared with a bare value or an
 * operator, a relation's name steps to the other resource.
 *
 *     about: 'vpc-endpoint',
 *     when: { type: 'Interface', privateDns: true },
 *     must: { vpc: { dnsSupport: true, dnsHostnames: true } },
 *
 * What ties two related resources to each other is never a variable of a rule but a derived relation of the graph.
 */
import type { Dialect } from '../model/declaration'
import type { Severity } from '../model/report'
import type { Scalar } from '../model/value'
import type { BlockCode } from '../paths/codes'
import type { Clause } from './clause'
import type { ConditionAbout, KindName, PathAbout } from './condition'

export interface Raise<K extends KindName = KindName> {
  readonly to: Severity
  readonly when: ConditionAbout<K>
  /** Replaces the message when the raise holds. */
  readonly message?: string
}

/** One of several ways out; texts have placeholders as messages do. */
export interface WayOut {
  readonly title: string
  readonly costs?: string
  /** What is to be added, where no diff can show it. */
  readonly steps?: readonly string[]
  /** Attributes of what the rule is about, or of the one that a relation leads to (`vpc.dnsSupport`), and what they are set to: shown as a diff. */
  readonly set?: Readonly<Record<string, Scalar>>
  /** What it would break, where the relation leads somewhere. */
  readonly breaks?: readonly { readonly whoever: string; readonly says: string }[]
}

export interface Rule<K extends KindName = KindName> {
  /** Names the fault in words. */
  readonly id: string
  readonly severity: Severity
  /** A raise counts only when definitely true; unknown keeps the severity and says what would raise it. */
  readonly raise?: readonly Raise<K>[]
  readonly title: string
  readonly why: string
  readonly remedy: string
  /** Ways out to choose from; the remedy says the same in a paragraph. */
  readonly fixes?: readonly WayOut[]
  /** One command that proves it after applying, in which `{region}` is the Region; and what its answer means. */
  readonly check?: { readonly command: string; readonly says: string }
  readonly links: readonly string[]
  readonly tags: readonly string[]
  readonly about: K
  readonly when: ConditionAbout<K>
  readonly must: ConditionAbout<K>
  /** With placeholders: `{address}`, `{vpc.address}`, `{service}`. Several targets: the first three and a count. */
  readonly message: string
  /** The attribute to point at; absent ones point at the block's header, overlaid ones at the overlay. */
  readonly pointAt?: PathAbout<K>
  /** Dialects it speaks of; all of them when left out. */
  readonly dialects?: readonly Dialect[]
  /** Why it does not hold, or holds otherwise, in a dialect. */
  readonly differs?: Readonly<Partial<Record<Dialect, string>>>
  /** What looks like the fault and is not; each one a passing scenario. */
  readonly traps?: readonly string[]
  /** What blocks a request, of what it reports: no other rule reports the same block. */
  readonly blocks?: readonly BlockCode[]
  /** A new rule is a preview for one release. */
  readonly preview?: true
  /** Ids it had before. */
  readonly formerly?: readonly string[]
}

/** Checks the words of a rule against the tables; what comes back is plain data. */
export const rule = <const K extends KindName>(text: Rule<K>): AnyRule => text

/**
 * A rule as the engine reads it, whatever it is about: conditions are data whose words the tables and operators give their meaning.
 * Every {@link Rule} is one.
 */
export interface AnyRule extends Omit<Rule, 'about' | 'when' | 'must' | 'raise' | 'pointAt'> {
  readonly about: string
  readonly when: Clause
  readonly must: Clause
  readonly raise?: readonly { readonly to: Severity; readonly when: Clause; readonly message?: string }[]
  readonly pointAt?: string
}
