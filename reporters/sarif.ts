/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), in the shape that GitHub code scanning
 * reads (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
 *
 * All faults of the state that is checked are results, also those that were there before the change: code scanning compares
 * whole states. What was fixed is none. What is possible or cannot be told is a result only when asked for with
 * `--show`, since GitHub ignores `kind` and would show it as a fault; where people want proof it is a finding as others are.
 */
import type { FindingReport, ProblemReport, Report, RuleText } from '../model/report'
import { asInertJson } from './json'
import { plain } from './plain'
import type { Reporter } from './reporter'
import { location } from './sarif/location'
import { result, suppressed, undecidedResult } from './sarif/result'
import { linkUri } from './where'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

export const sarif: Reporter = (report, { show }) => {
  const ruleIndex = new Map(report.rules.map((rule, index) => [rule.id, index]))
  const isResult = ({ change }: FindingReport) => change !== 'fixed'
  const undecided = report.undecided.filter(({ verdict }) =>
    show.includes(verdict === 'possible' ? 'possible' : 'cannot-tell'),
  )
  const run = {
    tool: { driver: driver(report) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      '%SRCROOT%': { description: { text: 'The root of the run: the git root, where there is one.' } },
    },
    invocations: [invocation(report.problems)],
    results: [
      ...report.findings.filter(isResult).map((finding) => result(finding, ruleIndex)),
      ...undecided.map((each) => undecidedResult(each, ruleIndex)),
      ...report.allowed.map((each) => suppressed(each, ruleIndex)),
    ],
  }
  return `${asInertJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`
}

const driver = ({ tool, rules }: Report) => ({
  name: tool.name,
  semanticVersion: tool.version,
  rules: rules.map(descriptor),
})

function descriptor(rule: RuleText) {
  const uris = rule.links.flatMap((link) => linkUri(link) ?? [])
  const links = uris.map((uri) => `- <${uri}>`).join('\n')
  return {
    id: rule.id,
    shortDescription: { text: plain(rule.title) },
    fullDescription: { text: paragraphs(rule.why) },
    help: {
      text: `${paragraphs(rule.why)}\n\n${paragraphs(rule.remedy)}`,
      markdown: [paragraphs(rule.why), `**To fix** ${paragraphs(rule.remedy)}`, links]
        .filter((part) => part !== '')
        .join('\n\n'),
    },
    ...(uris[0] === undefined ? {} : { helpUri: uris[0] }),
    defaultConfiguration: { level: rule.severity },
    properties: { tags: rule.tags },
  }
}

const paragraphs = (text: string): string =>
  text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => plain(paragraph.replace(/\s+/g, ' ').trim()))
    .join('\n\n')

const NOTIFICATION_LEVELS = { unreadable: 'error', 'partly-read': 'warning', note: 'note' } as const

const invocation = (problems: readonly ProblemReport[]) => ({
  executionSuccessful: problems.every(({ severity }) => severity !== 'unreadable'),
  toolExecutionNotifications: problems.map((problem) => ({
    descriptor: { id: problem.code },
    level: NOTIFICATION_LEVELS[problem.severity],
    message: { text: plain(problem.message) },
    locations: [location(problem.file, problem.range)],
  })),
})
