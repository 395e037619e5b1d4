/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a suite for each deployment, a test for each check. Built to the schema of Jenkins'
 * xUnit plug-in (https://github.com/jenkinsci/xunit-plugin, `junit-10.xsd`): no attribute that it does not know.
 *
 * Errors and warnings are failures; what cannot be told and what is allowed is skipped, with the reason; an input that cannot be
 * read is an error.
 */
import type { AllowedReport, FindingReport, ProblemReport, Report, UndecidedReport } from '../model/report'
import { factLines, isStanding, missingLine } from './facts'
import { plain } from './plain'
import type { Reporter, ReporterSettings } from './reporter'
import { words } from './wording'
import { element, xmlDocument, xmlText } from './xml'

interface Case {
  readonly suite: string
  readonly result: 'passed' | 'failed' | 'skipped' | 'error'
  readonly xml: string
}

export const junit: Reporter = (report, settings) => {
  const cases = [
    ...report.problems.filter(({ severity }) => severity === 'unreadable').map(problemCase),
    ...report.findings.filter(isStanding).map((finding) => findingCase(finding, settings)),
    ...report.allowed.map(allowedCase),
    ...report.undecided.map(undecidedCase),
    ...report.passed.map(passedCase),
  ]
  const names = [...new Set([...cases.map(({ suite }) => suite), ...report.read.map(({ name }) => name)])]
  const suites = names.map((name) =>
    suite(
      name,
      cases.filter((each) => each.suite === name),
    ),
  )
  const { tests, failures, errors } = totals(cases)
  return xmlDocument(element('testsuites', { name: report.tool.name, tests, failures, errors }, suites))
}

const suite = (name: string, cases: readonly Case[]): string =>
  element(
    'testsuite',
    { name, ...totals(cases) },
    cases.map(({ xml }) => xml),
  )

function totals(cases: readonly Case[]) {
  const count = (result: Case['result']) => cases.filter((each) => each.result === result).length
  return {
    tests: cases.length,
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  }
}

const test = (rule: string, address: string, content: readonly string[] = []): string =>
  element('testcase', { classname: rule, name: address }, content)

function findingCase(finding: FindingReport, settings: ReporterSettings): Case {
  const { rule, subject, severity } = finding
  const lines = factLines(finding, settings).map(xmlText)
  const isFailure = severity !== 'note'
  const content = isFailure
    ? element('failure', { type: severity, message: finding.message }, [place(finding), ...lines])
    : element('system-out', {}, [place(finding), ...lines])
  return {
    suite: subject.deployment,
    result: isFailure ? 'failed' : 'passed',
    xml: test(rule, subject.address, [content]),
  }
}

const place = ({ range: { file, start } }: FindingReport): string =>
  xmlText(`${file}:${start.line}:${start.column}`)

const allowedCase = ({ finding: { rule, subject }, because }: AllowedReport): Case =>
  skipped(rule, subject, `${words.allowed} ${plain(because)}`)

const undecidedCase = (each: UndecidedReport): Case => skipped(each.rule, each.subject, missingLine(each))

const skipped = (rule: string, { address, deployment }: FindingReport['subject'], message: string): Case => ({
  suite: deployment,
  result: 'skipped',
  xml: test(rule, address, [element('skipped', { message })]),
})

const passedCase = ({ rule, address, deployment }: Report['passed'][number]): Case => ({
  suite: deployment,
  result: 'passed',
  xml: test(rule, address),
})

const problemCase = ({ code, file, message }: ProblemReport): Case => ({
  suite: file,
  result: 'error',
  xml: test(code, file, [element('error', { type: code, message })]),
})
