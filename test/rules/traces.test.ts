/** A finding of a rule that follows requests shows the request, in every form of every scenario. */

import { vocabulary } from '../../lint'
import type { FindingReport } from '../../model/report'
import { isPathFact } from '../../paths/path-fact'
import { rules } from '../../rules/index'
import { formsOf, lintScenario, scenarios } from '../support/scenarios'

const followed = new Set(vocabulary.facts.filter(isPathFact).map(({ name }) => name))
const mentions = (clause: unknown): boolean =>
  typeof clause === 'object' &&
  clause !== null &&
  Object.entries(clause).some(([word, inner]) => followed.has(word) || mentions(inner))
const pathRules = new Set(rules.filter(({ must }) => mentions(must)).map(({ id }) => id))

/** Names that servers of somebody else answer: nobody here knows how. */
const ANSWERED_ELSEWHERE: ReadonlySet<string> = new Set([
  'custom-dns-servers-hide-private-dns',
  'forward-rule-captures-service-name',
])

/** A network ACL that lets a part of the answers back: whether one connection is answered depends on the port it is opened from. */
const answeredInPart = ({ rule, severity }: FindingReport): boolean =>
  rule === 'network-acl-blocks-return' && severity === 'warning'

/** What arrives, by way of another zone. */
const ARRIVES: ReadonlySet<string> = new Set(['client-zone-without-vpc-endpoint'])

const verdictOf = (finding: FindingReport): 'reachable' | 'unknown' | 'blocked' =>
  ARRIVES.has(finding.rule)
    ? 'reachable'
    : ANSWERED_ELSEWHERE.has(finding.rule) || answeredInPart(finding)
      ? 'unknown'
      : 'blocked'

const blocksOf = (id: string): readonly string[] => rules.find((rule) => rule.id === id)?.blocks ?? []

describe.each(scenarios().filter(({ rule }) => pathRules.has(rule)))('$rule $name', (scenario) => {
  test.each(formsOf(scenario))('%s', (form) => {
    const findings = lintScenario(scenario, form).findings.filter(({ rule }) => rule === scenario.rule)
    for (const finding of findings) {
      const { trace, rule } = finding
      if (!trace) throw new Error(`${rule} shows no request`)
      const verdict = verdictOf(finding)
      expect([trace.verdict, trace.repeatable]).toEqual([verdict, true])
      expect(trace.codes.some((code) => blocksOf(rule).includes(code))).toBe(verdict === 'blocked')
    }
  })
})

test.each(scenarios().map((scenario) => [`${scenario.rule} ${scenario.name}`, scenario] as const))(
  'one block is one finding in %s',
  (_, scenario) => {
    for (const form of formsOf(scenario)) {
      const shown = lintScenario(scenario, form).findings.flatMap(({ rule, trace }) => {
        const code = trace?.codes.find((one) => blocksOf(rule).includes(one))
        return trace && code !== undefined ? [`${trace.from} -> ${trace.to}: ${code}`] : []
      })
      expect(shown).toEqual([...new Set(shown)])
    }
  },
)

test('rules that follow requests are known', () => {
  expect(pathRules.size).toBeGreaterThan(10)
})
