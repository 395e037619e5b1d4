/** Every word that reporters add to what the report says. */
import type { Counts, DeploymentReport, FindingReport, ProblemReport, Report } from '../model/report'
import { countOf } from './kind-words'
import type { Showable } from './reporter'

export const words = {
  standardInput: '<stdin>',
  more: 'More',
  construct: 'CDK',
  aws: 'AWS',
  remedy: 'To fix',
  fix: 'Fix',
  choose: 'Fix: choose one',
  onlyFix: 'Fix',
  first: 'First:',
  /** The API of AWS answers from anywhere; names and connections are asked for where the clients are. */
  checkBy: (command: string): string =>
    command.startsWith('aws ') ? 'After applying, check:' : 'After applying, check from inside the VPC:',
  also: 'Also',
  trail: 'set by',
  path: 'What happens to the request',
  inSummary: 'The path hop by hop is in the job summary.',
  again: 'To see it again, over the same inputs',
  certainOnlyIf: 'This holds',
  possible: 'Possible',
  wouldRaise: 'Could be',
  nothing: 'Nothing here that vpclint judges.',
  noSource: 'Nothing was read.',
  noneFound:
    'Nothing was read: there is no Terraform configuration, plan, template or CDK output here. To see an example: vpclint demo',
  incomplete: 'Not all of it was seen:',
  cannotTell: 'Cannot tell:',
  possibly: 'Possible:',
  supply: 'To settle it:',
  settle: 'To settle it, say in vpclint.yaml what is so:',
  allowed: 'Allowed:',
  fixed: 'Fixed by this change:',
  passed: 'Passed:',
  because: 'because',
  until: 'until',
  facts: 'Facts',
  picture: 'The network',
  network: 'What was read, with what is at fault',
  where: 'What this finding speaks of',
  notDrawn: (count: number): string =>
    `${number(count, 'more resource')} not drawn here: vpclint graph --as svg draws all.`,
} as const

/** `A`, `B`, … of the ways out. */
export const letterOf = (at: number): string => String.fromCharCode(65 + at)

export const explainCommand = (rule: string): string => `vpclint explain ${rule}`

export const sameAs = (number: number): string => `see ${number}`

export const number = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

const CHANGES = {
  introduced: 'new in this change',
  'still-there': 'still there',
  fixed: 'fixed by this change',
} as const

export const changeLabel = (change: FindingReport['change']): string =>
  change === null ? '' : CHANGES[change]

const PROBLEMS = { unreadable: 'cannot read', 'partly-read': 'partly read', note: 'note' } as const

/** What people wrote for vpclint itself is read, and wrong. */
export const problemLabel = ({ severity, code }: ProblemReport): string =>
  severity === 'unreadable' && /^(configuration|rule|baseline)-/.test(code) ? 'mistake' : PROBLEMS[severity]

const FORMS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'terraform-plan': ['plan', 'plans'],
  'terraform-state': ['Terraform state', 'Terraform states'],
  'terraform-configuration': ['Terraform configuration', 'Terraform configurations'],
  cloudformation: ['CloudFormation template', 'CloudFormation templates'],
  sam: ['SAM template', 'SAM templates'],
  cdk: ['CDK stack', 'CDK stacks'],
}

/** `Read 1 plan and 2 CloudFormation templates, joined with 1 Terraform state` */
export function whatWasRead(deployments: readonly DeploymentReport[]): string {
  const joined = deployments.filter(({ context }) => context)
  const judged = enumeration(formsOf(deployments.filter(({ context }) => !context)))
  return `Read ${judged}${joined.length === 0 ? '' : `, joined with ${enumeration(formsOf(joined))}`}`
}

function formsOf(deployments: readonly DeploymentReport[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { form } of deployments) counts.set(form, (counts.get(form) ?? 0) + 1)
  return [...counts].map(([form, count]) => {
    const [one, many] = (Object.hasOwn(FORMS, form) ? FORMS[form] : undefined) ?? [form, `${form}s`]
    return number(count, one, many)
  })
}

/** `1 VPC, 2 VPC endpoints; read from the account: 1 VPC` */
export function whatWasFound(deployments: readonly DeploymentReport[]): string {
  const judged = deployments.filter(({ context }) => !context)
  const own = totals(judged.map((deployment) => deployment.kinds))
  const read = totals(judged.map((deployment) => deployment.read))
  const parts = [
    own || 'nothing that vpclint judges',
    ...(read === '' ? [] : [`owned by others and only read: ${read}`]),
  ]
  return parts.join('; ')
}

function totals(tables: readonly Readonly<Record<string, number>>[]): string {
  const sums = new Map<string, number>()
  for (const table of tables) {
    for (const [kind, count] of Object.entries(table)) sums.set(kind, (sums.get(kind) ?? 0) + count)
  }
  const kinds = [...sums]
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const rest = kinds.slice(KINDS_AT_MOST)
  const others = rest.reduce((sum, [, count]) => sum + count, 0)
  const shown = (rest.length > 1 ? kinds.slice(0, KINDS_AT_MOST) : kinds).map(([kind, count]) =>
    countOf(count, kind),
  )
  return [...shown, ...(rest.length > 1 ? [`${others} resources of ${rest.length} other kinds`] : [])].join(
    ', ',
  )
}

/** A real stack has thirty kinds; the ones that most checks are about come first. */
const KINDS_AT_MOST = 10
const LEADING: readonly string[] = [
  'vpc',
  'vpc-endpoint',
  'endpoint-service',
  'rest-api',
  'http-api',
  'vpc-link-v1',
  'vpc-link-v2',
  'load-balancer',
  'hosted-zone',
  'lambda-function',
  'ecs-service',
  'subnet',
  'security-group',
]
const rank = (kind: string): number => (LEADING.includes(kind) ? LEADING.indexOf(kind) : LEADING.length)

export function enumeration(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
}

/** `41 checks: 30 passed, 1 failed, 10 cannot tell` */
export function checks(counts: Counts): string {
  const failed = counts.error + counts.warning + counts.note
  const all = failed + counts.passed + counts.possible + counts.undecided + counts.allowed
  const parts = [
    `${counts.passed} passed`,
    ...[
      [failed, 'failed'] as const,
      [counts.possible, 'possibly failed'] as const,
      [counts.undecided, 'cannot tell'] as const,
      [counts.allowed, 'allowed'] as const,
    ].flatMap(([count, label]) => (count > 0 ? [`${count} ${label}`] : [])),
  ]
  return `${number(all, 'check')}: ${parts.join(', ')}.`
}

/** The last line: `1 error (1 new), 0 warnings`. */
export function totalsLine(findings: readonly FindingReport[], counts: Counts): string {
  const isNew = findings.filter((finding) => finding.change === 'introduced')
  const part = (count: number, severity: FindingReport['severity']) => {
    const fresh = isNew.filter((finding) => finding.severity === severity).length
    return number(count, severity) + (fresh > 0 ? ` (${fresh} new)` : '')
  }
  const parts = [part(counts.error, 'error'), part(counts.warning, 'warning')]
  return [...parts, ...(counts.note > 0 ? [part(counts.note, 'note')] : [])].join(', ')
}

/** `the policy of "a" is unknown until apply (3 checks)` */
export const missingFact = (text: string, asked: number): string =>
  `${text.replace(/\.$/, '')} (${number(asked, 'check')})`

/** What was left out, with the flag that shows it; empty when nothing was. */
export function hiddenHint(report: Report, show: readonly Showable[]): string {
  const { counts } = report
  const existing = report.findings.filter(({ change }) => change === 'still-there').length
  const fixed = report.findings.filter(({ change }) => change === 'fixed').length
  const hidden = [
    ['possible', `${counts.possible} possible`, counts.possible],
    ['cannot-tell', `${counts.undecided} cannot tell`, counts.undecided],
    ['allowed', `${counts.allowed} allowed`, counts.allowed],
    ['existing', `${existing} still there`, existing],
  ] as const
  const left = hidden.filter(([word, , count]) => count > 0 && !show.includes(word))
  const flag = left.map(([word]) => word).join(',')
  const rest =
    left.length === 0 ? '' : `${left.map(([, text]) => text).join(', ')} not shown in full: --show ${flag}`
  return [...(fixed > 0 ? [`${fixed} fixed by this change, thank you.`] : []), rest]
    .filter((part) => part !== '')
    .join(' ')
}

/** The last annotation, when GitHub would drop some; empty when it would not. */
export function annotationRest([errors = 0, warnings = 0, notes = 0]: readonly number[]): string {
  const left = [
    ...(errors > 0 ? [number(errors, 'more error')] : []),
    ...(warnings > 0 ? [number(warnings, 'more warning')] : []),
    ...(notes > 0 ? [number(notes, 'more note')] : []),
  ]
  return left.length === 0
    ? ''
    : `${enumeration(left)} without an annotation, since GitHub keeps 10 of a kind in a step. All are in the job summary and in the log of this step.`
}

/** The last lines of an annotation: the rule, and what it says. */
export const ruleLine = (rule: string, change: FindingReport['change']): string =>
  `Rule: ${rule}${change === null ? '' : `, ${changeLabel(change)}`}. ${words.more}: ${explainCommand(rule)}`

/** Behind the first of several notes of one kind. */
export const alike = (more: number): string => (more > 0 ? `  (and ${more} more like it)` : '')

/** The first few of a long list, and how many are left. */
export function firstOf(parts: readonly string[], most = 5): string {
  const left = parts.length - most
  return parts.slice(0, most).join('; ') + (left > 0 ? ` and ${left} more` : '')
}

/** As their makers write it; a template may be one of SAM or AWS CDK too. */
export const dialectName = (dialect: string): string => DIALECTS.get(dialect) ?? dialect

const DIALECTS: ReadonlyMap<string, string> = new Map([
  ['terraform', 'Terraform'],
  ['cloudformation', 'CloudFormation'],
])
