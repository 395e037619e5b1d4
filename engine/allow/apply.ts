/** What the allows of a run do: which findings they cover, and what is wrong with the allows themselves. */
import { nearest } from '../../model/nearest'
import type { Problem } from '../../model/problem'
import type { Finding } from '../finding'
import type { AnyRule } from '../rule'
import { type Allow, isInvalid, type SaidAllow } from './allow'
import { type Claim, isAbout, speaksOf } from './match'

export interface Allowing {
  readonly said: readonly SaidAllow[]
  /** `YYYY-MM-DD`; without it nothing expires. */
  readonly today: string | undefined
  /** All rules there are, also those that are not asked. */
  readonly known: readonly AnyRule[]
  /** Only an allow of a rule that was asked can be unused. */
  readonly asked: readonly AnyRule[]
}

export interface Allowed {
  readonly open: readonly Finding[]
  /** By allow, in the order of the texts. */
  readonly covered: readonly { readonly allow: Allow; readonly findings: readonly Finding[] }[]
  readonly problems: readonly Problem[]
}

/** `undecided`: an allow of what could not be decided is not unused. */
export function applyAllows(
  findings: readonly Finding[],
  undecided: readonly Claim[],
  allowing: Allowing,
): Allowed {
  const valid = allowing.said.filter((said): said is Allow => !isInvalid(said))
  const holding = valid.filter((allow) => !isExpired(allow, allowing))
  const covering = new Map<Finding, Allow>()
  for (const finding of findings) {
    const allow = holding.find((each) => isAbout(each, finding.rule) && speaksOf(each, finding))
    if (allow) covering.set(finding, allow)
  }
  const claims = [...findings, ...undecided]
  return {
    open: findings.filter((finding) => !covering.has(finding)),
    covered: holding.flatMap((allow) => {
      const own = findings.filter((finding) => covering.get(finding) === allow)
      return own.length === 0 ? [] : [{ allow, findings: own }]
    }),
    problems: allowing.said.flatMap((said) =>
      isInvalid(said)
        ? [note('allow-invalid', `${said.invalid} It is not obeyed.`, said)]
        : problemsOf(said, claims, allowing),
    ),
  }
}

const isExpired = ({ until }: Allow, { today }: Allowing): boolean =>
  until !== null && today !== undefined && today > until

function problemsOf(allow: Allow, claims: readonly Claim[], allowing: Allowing): readonly Problem[] {
  const expired = isExpired(allow, allowing)
  return allow.rules.flatMap((name) => {
    const rule = ruleNamed(name, allowing.known)
    if (rule === undefined) return [unknownRule(name, allow, allowing.known)]
    if (!allowing.asked.some(({ id }) => id === rule.id)) return []
    const used = claims.some((claim) => claim.rule.id === rule.id && speaksOf(allow, claim))
    if (!used)
      return [note('allow-unused', `There is nothing that ${name} says here: remove this allow.`, allow)]
    return expired
      ? [note('allow-expired', `${name} was allowed until ${allow.until}; it is reported again.`, allow)]
      : []
  })
}

const ruleNamed = (name: string, rules: readonly AnyRule[]): AnyRule | undefined =>
  rules.find(({ id, formerly = [] }) => id === name || formerly.includes(name))

function unknownRule(name: string, allow: Allow, known: readonly AnyRule[]): Problem {
  const found = nearest(
    name,
    known.map(({ id }) => id),
  )
  const hint = found === null ? '' : ` Did you mean "${found}"?`
  return note('allow-invalid', `There is no rule "${name}".${hint}`, allow)
}

const note = (code: string, message: string, { place }: SaidAllow): Problem => ({
  code,
  severity: 'note',
  message,
  place,
})
