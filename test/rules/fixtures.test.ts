/**
 * Every scenario says on the line what vpclint must say there, and every dialect must say it: the findings are exactly the
 * expected ones, nothing else in the file is reported, and the plan alone gives the same verdicts as the plan with its sources.
 */
import { compareOutcomes, type Expectation, outcomesOf } from '../../engine/expectations'
import { rules } from '../../rules/index'
import { expectedIn, type Form, formsOf, lintScenario, type Scenario, scenarios } from '../support/scenarios'

const all = scenarios()
const NOT_DECIDED = 'not decided'
const differing = new Set(rules.filter((rule) => rule.differs !== undefined).map(({ id }) => id))
const DIALECTS = ['terraform', 'cloudformation'] as const

describe.each(all.map((scenario) => [`${scenario.rule} / ${scenario.name}`, scenario] as const))(
  '%s',
  (_, scenario) => {
    const located = formsOf(scenario).filter((form) => form !== 'plan-alone')

    test.each(located)('%s: exactly the expected verdicts, on their lines', (form) => {
      const said = outcomesOf(lintScenario(scenario, form))
      expect(compareOutcomes(expectedIn(scenario, form), said)).toEqual([])
    })

    test.each(located)('%s: read without a problem', (form) => {
      const { problems } = lintScenario(scenario, form)
      expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
    })

    if (formsOf(scenario).includes('plan-alone')) {
      test('the plan alone says the same as with its sources, or that it cannot tell', () => {
        const withSources = verdicts(scenario, 'plan')
        const alone = verdicts(scenario, 'plan-alone')
        const decided = [...alone].filter(([, said]) => said !== NOT_DECIDED)
        const isSame = ([subject, said]: readonly [string, string]) =>
          withSources.get(subject) === said || mayBeWorse(scenario).get(subject) === withSources.get(subject)
        expect(decided.filter((one) => !isSame(one))).toEqual([])
        expect([...withSources.keys()].filter((subject) => !alone.has(subject))).toEqual([])
      })
    }

    if (formsOf(scenario).includes('configuration') && formsOf(scenario).includes('template')) {
      test('both dialects give the same verdicts for the same names, where they do not really differ', () => {
        const [terraform, cloudformation] = (['configuration', 'template'] as const).map((form) =>
          [...verdicts(scenario, form)].filter(([subject]) => !differing.has(subject.split(' ')[0] ?? '')),
        )
        expect(cloudformation).toEqual(terraform)
      })
    }
  },
)

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const own = all.filter((scenario) => scenario.rule === id)
  const dialects = rule.dialects ?? DIALECTS

  test.each(dialects)('is shown failing, passing and undecidable in %s', (dialect) => {
    const form: Form = dialect === 'terraform' ? 'configuration' : 'template'
    const outcomes = own
      .filter((scenario) => formsOf(scenario).includes(form))
      .map((scenario) => shown(expectedIn(scenario, form).filter((each) => each.rule === id)))
    expect(outcomes).toEqual(expect.arrayContaining(['finding', 'pass', 'cannot-tell']))
  })

  test('says why it leaves a dialect out', () => {
    const left = DIALECTS.filter((dialect) => !dialects.includes(dialect))
    expect(left.filter((dialect) => rule.differs?.[dialect] === undefined)).toEqual([])
  })
})

test('a plan stands beside every Terraform scenario', () => {
  const without = all.filter(
    (scenario) => formsOf(scenario).includes('configuration') && !formsOf(scenario).includes('plan'),
  )
  expect(without.map(({ folder }) => folder)).toEqual([])
})

function shown(expected: readonly Expectation[]): 'finding' | 'pass' | 'cannot-tell' {
  if (expected.length === 0) return 'pass'
  return expected.some((each) => each.outcome === 'finding') ? 'finding' : 'cannot-tell'
}

/** From rule and name to what is said; `aws_vpc_endpoint.order_queue` and `OrderQueue` are one name. */
function verdicts(scenario: Scenario, form: Form): ReadonlyMap<string, string> {
  const report = lintScenario(scenario, form)
  const findings = report.findings.map(
    (each) => [subjectOf(each), `${each.certainty} ${each.severity}`] as const,
  )
  const undecided = report.undecided.map((each) => [subjectOf(each), NOT_DECIDED] as const)
  return new Map([...findings, ...undecided].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a finding of the plan alone says it could be, depending on what is not known: `an error, depending on …`. */
const mayBeWorse = (scenario: Scenario): ReadonlyMap<string, string> =>
  new Map(
    lintScenario(scenario, 'plan-alone').findings.flatMap((each) =>
      each.wouldRaise.map((words) => [subjectOf(each), `certain ${/^an? (\w+)/.exec(words)?.[1]}`] as const),
    ),
  )

const subjectOf = (each: { readonly rule: string; readonly subject: { readonly address: string } }): string =>
  `${each.rule} ${plainName(each.subject.address)}`

const plainName = (address: string): string =>
  (address.split('.').at(-1) ?? address)
    .replace(/\[.*\]$/, '')
    .replaceAll('_', '')
    .toLowerCase()
