/** The ways out that rules offer: each diff is shown somewhere, each sentence is whole, each command can be pasted. */
import type { FindingReport } from '../../model/report'
import { rules } from '../../rules/index'
import { formsOf, lintScenario, scenarios } from '../support/scenarios'

const offering = rules.filter(({ fixes }) => fixes !== undefined)
const findings: readonly FindingReport[] = scenarios()
  .filter(({ rule }) => offering.some(({ id }) => id === rule))
  .flatMap((scenario) =>
    formsOf(scenario)
      .filter((form) => form === 'configuration' || form === 'template')
      .flatMap((form) => lintScenario(scenario, form).findings),
  )

const choicesOf = (id: string) =>
  findings.filter(({ rule }) => rule === id).flatMap(({ fixes = [] }) => fixes)

test.each(offering.map((rule) => [rule.id, rule] as const))(
  '%s: what is set is shown as a diff',
  (id, rule) => {
    const setting = (rule.fixes ?? []).flatMap(({ set }, at) => (set === undefined ? [] : [at]))
    const shown = findings.filter((finding) => finding.rule === id)
    const never = setting.filter((at) => shown.every(({ fixes = [] }) => fixes[at]?.edits.length === 0))
    expect(never).toEqual([])
  },
)

test('the edit that a failed value names is one of the ways out, so that nothing is left out where they are shown', () => {
  const both = findings.filter(({ fix, fixes }) => fix !== null && fixes !== undefined)
  const isOffered = ({ fix, fixes = [] }: FindingReport) =>
    fix?.edits.every((edit) =>
      fixes.some(({ edits }) => edits.some((each) => JSON.stringify(each) === JSON.stringify(edit))),
    )
  expect(both.length).toBeGreaterThan(0)
  expect(both.filter((finding) => !isOffered(finding)).map(({ rule }) => rule)).toEqual([])
})

test('every rule has a check', () => {
  expect(rules.filter(({ check }) => check === undefined).map(({ id }) => id)).toEqual([])
})

test.each(offering.map(({ id }) => id))('%s: names what it speaks of', (id) => {
  const texts = choicesOf(id).flatMap(({ title, costs, steps, breaks }) => [
    title,
    costs,
    ...steps,
    ...breaks,
  ])
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.filter((text) => text !== null && /\bunknown\b/.test(text))).toEqual([])
})

const checks = rules.flatMap(({ id, check }) => (check === undefined ? [] : [[id, check.command] as const]))

test.each(checks)('%s: the command has no placeholder but the Region and words in capitals', (_, command) => {
  expect(command).toMatch(/^(aws [a-z0-9]+ |dig \+short |curl |nc -vz )/)
  expect(command.replaceAll('{region}', '')).not.toMatch(/[{}<>]/)
})

test('an attribute of a related resource is set where that one is written', () => {
  const [both] = findings
    .filter(({ rule }) => rule === 'private-dns-without-vpc-dns')
    .map(({ fixes = [] }) => fixes[0]?.edits.map(({ after }) => after.trim()))
  expect(both).toEqual(['enable_dns_hostnames = true'])
})
