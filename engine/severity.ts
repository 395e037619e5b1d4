/**
 * How severe a failed rule is. A raise counts only when it is definitely true in every world where the rule fails; one that is not known
 * keeps the severity and says what would raise it. Another severity than the rule's own is what somebody decided: nothing raises it, and a
 * raise that holds only says more. A verdict that rests on the default of a variable or parameter is at most a warning.
 */
import type { Severity } from '../model/report'
import { everyTruth, someTruth, type Truth } from '../model/truth'
import { evaluate } from './evaluate'
import type { Judgement } from './judgement'
import { missingWords } from './missing'
import type { Consulted, Missing } from './outcome'
import type { View } from './question'

export interface Severely {
  readonly severity: Severity
  readonly message: string
  readonly wouldRaise: readonly string[]
  readonly evidence: readonly Consulted[]
}

const RANK: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 }

export const higher = (left: Severity, right: Severity): Severity =>
  RANK[left] >= RANK[right] ? left : right
export const lower = (left: Severity, right: Severity): Severity => (RANK[left] <= RANK[right] ? left : right)

/** `resting`: the verdict falls when defaults of inputs are not trusted. */
export function severityOf(judgement: Judgement, base: Severity, graph: View, resting: boolean): Severely {
  let severity = base
  let message = judgement.rule.message
  const open: { readonly to: Severity; readonly text: string }[] = []
  const evidence: Consulted[] = []
  for (const raise of judgement.rule.raise ?? []) {
    if (higher(severity, raise.to) === severity) continue
    const asked = askRaise(judgement, raise.when, graph)
    if (asked.truth === 'unknown')
      open.push({ to: raise.to, text: raiseWords(raise.to, asked.missing, graph) })
    if (asked.truth !== 'true') continue
    severity = raise.to
    message = raise.message ?? message
    evidence.push(...asked.evidence)
  }
  const isDecided = base !== judgement.rule.severity
  const held = isDecided ? base : severity
  return {
    severity: resting ? lower(held, 'warning') : held,
    message,
    wouldRaise: isDecided
      ? []
      : open.filter(({ to }) => higher(severity, to) !== severity).map(({ text }) => text),
    evidence,
  }
}

interface Asked {
  readonly truth: Truth
  readonly evidence: readonly Consulted[]
  readonly missing: readonly Missing[]
}

/** In every world where the rule fails: all true is true; true in none is false. */
function askRaise(judgement: Judgement, when: Parameters<typeof evaluate>[0], graph: View): Asked {
  const outcomes = judgement.worlds.map((world) =>
    evaluate(when, judgement.resource, { graph, world, trust: 'assumed' }),
  )
  const truths = outcomes.map((outcome) => outcome.truth)
  const truth = everyTruth(truths) === 'true' ? 'true' : someTruth(truths) === 'false' ? 'false' : 'unknown'
  return {
    truth,
    evidence: outcomes[0]?.evidence ?? [],
    missing: outcomes.flatMap((outcome) => outcome.missing),
  }
}

function raiseWords(to: Severity, missing: readonly Missing[], graph: View): string {
  const [first] = missingWords(missing, graph)
  const article = to === 'error' ? 'an error' : `a ${to}`
  return first ? `${article}, depending on what is not known: ${first.text}` : `${article} under some choices`
}
