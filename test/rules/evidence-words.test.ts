/** What evidence says is said as people say it: no thing is explained by its own name, no list stands in brackets. */
import type { FindingReport } from '../../model/report'
import { formsOf, lintScenario, scenarios } from '../support/scenarios'

const findings: readonly FindingReport[] = scenarios().flatMap((scenario) =>
  formsOf(scenario)
    .filter((form) => form === 'configuration' || form === 'template')
    .flatMap((form) => lintScenario(scenario, form).findings),
)
const texts = [...new Set(findings.flatMap(({ evidence }) => evidence.map(({ text }) => text)))]

const saidOf = (rule: string) =>
  new Set(
    findings.filter((one) => one.rule === rule).flatMap(({ evidence }) => evidence.map(({ text }) => text)),
  )

test('nothing leads to itself', () => {
  expect(texts.length).toBeGreaterThan(300)
  expect(texts.filter((text) => / of (\S+): \1$/.test(text))).toEqual([])
})

test('a list whose items are known is read out', () => {
  expect(texts.filter((text) => /is \[[^\]]*\]$/.test(text) && !text.includes('perhaps others'))).toEqual([])
})

test('a statement says what it does and by what, a condition what it compares', () => {
  const said = saidOf('source-ip-on-private-api')
  expect(said).toContain(
    'statement 1 of the policy of aws_api_gateway_rest_api.orders allows by aws:SourceIp',
  )
  expect(said).toContain(
    'statement 1 of the policy of aws_api_gateway_rest_api.orders compares aws:SourceIp with 10.0.0.0/8',
  )
})

test('what a derived relation rests on is told as a fact of its own', () => {
  const said = saidOf('duplicate-private-dns-endpoint')
  expect(said).toContain('VPC of aws_vpc_endpoint.queue: aws_vpc.main')
  expect(said).toContain('private DNS of aws_vpc_endpoint.queue_again is on')
})
