/** Findings as the violations that AWS CDK prints, one a finding. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FindingReport, ProblemReport, Report, Severity } from '../model/report'
import type { Violation } from './plugin'
import { withinResource } from './within-resource'

/** `base`: the folder that names of the report are relative to. */
export function violationsOf(report: Report, base: string): Violation[] {
  const texts = new Map<string, string>()
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(join(base, file), 'utf8')
    texts.set(file, text)
    return text
  }
  return [
    ...report.problems.filter(isFatal).map((problem) => ofProblem(problem, base)),
    ...report.findings.map((finding) => ofFinding(finding, base, textOf)),
  ]
}

/** AWS CDK knows fatal, error, warning and info; of another word it makes a custom one. */
const CDK_WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'info' }

const isFatal = ({ severity }: ProblemReport): boolean => severity === 'unreadable'

function ofFinding(finding: FindingReport, base: string, textOf: (file: string) => string): Violation {
  const { subject, range } = finding
  const within = withinResource(textOf(range.file), range.start)
  const { construct } = subject
  return {
    ruleName: finding.rule,
    description: [finding.message, ...finding.assuming.map((when) => `This holds ${when}.`)].join(' '),
    severity: CDK_WORDS[finding.severity],
    fix: finding.remedy,
    ruleMetadata: {
      ...(construct?.createdAt && { createdAt: construct.createdAt }),
      ...(finding.links[0] !== undefined && { link: finding.links[0] }),
    },
    violatingResources: [
      {
        resourceLogicalId: subject.address,
        templatePath: join(base, range.file),
        ...(construct && { constructPath: construct.path }),
        locations: within && within.logicalId === subject.address && within.path !== '' ? [within.path] : [],
      },
    ],
  }
}

const ofProblem = ({ code, message, file }: ProblemReport, base: string): Violation => ({
  ruleName: code,
  description: message,
  severity: 'error',
  violatingResources: [{ resourceLogicalId: '', templatePath: join(base, file), locations: [] }],
})
