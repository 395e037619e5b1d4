/** What people need to write rules of their own: a built-in one as a start, and tests for theirs. */
import { compareOutcomes, expectationsIn } from '../../engine/expectations'
import { readRules } from '../../lint'
import { rules } from '../../rules/index'
import { processorSeconds } from '../support/processor-seconds'
import { formsOf, lintScenario, scenarios } from '../support/scenarios'
import { FAULT, folderWith, removeFolders, vpclint } from './machine'

afterEach(removeFolders)

const OWN = `id: endpoint-has-no-private-dns
severity: warning
title: An endpoint has private DNS
why: Ours have names of their own.
remedy: Turn private DNS off.
about: vpc-endpoint
when: { type: Interface }
must: { privateDns: false }
pointAt: privateDns
message: '{address} has private DNS.'
`
const scenario = (privateDns: string) => `resource "aws_vpc_endpoint" "queue" {
  vpc_id              = "vpc-0a1b2c3d4e5f60718"
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = ${privateDns}
}
`

describe('explain --yaml', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s loads again as the same rule, and says the same of its scenarios',
    (id, rule) => {
      const { output, status } = vpclint(folderWith({}), ['explain', id, '--yaml'])
      const loaded = readRules({ name: 'rule.yaml', text: output })
      expect([status, loaded.problems]).toEqual([0, []])
      expect(loaded.rules).toEqual([JSON.parse(JSON.stringify(rule))])
      const own = scenarios().filter((each) => each.rule === id)
      const said = (asked: typeof loaded.rules) =>
        own.flatMap((each) =>
          formsOf(each)
            .slice(0, 1)
            .map((form) => {
              const { findings, undecided, passed } = lintScenario(each, form, asked)
              return { findings, undecided, passed }
            }),
        )
      expect(said(loaded.rules)).toEqual(said([rule]))
    },
  )
})

describe('test', () => {
  const run = (files: Readonly<Record<string, string>>, words: readonly string[] = []) =>
    vpclint(folderWith({ 'ours.yaml': OWN, ...files }), ['test', 'tests', '--rules', 'ours.yaml', ...words])

  test('passes when every expectation is met and nothing else is found', () => {
    const { status, output } = run({
      'tests/on/main.tf': scenario('true # expect: endpoint-has-no-private-dns'),
      'tests/off/main.tf': scenario('false'),
      'tests/open/main.tf': `${scenario('var.on # expect cannot-tell: endpoint-has-no-private-dns')}variable "on" {}\n`,
    })
    expect(output).toBe(
      'ok    tests/off  0 expected\nok    tests/on  1 expected\nok    tests/open  1 expected\n\n3 scenarios: 3 passed, 0 failed.\n',
    )
    expect(status).toBe(0)
  })

  test('fails on a finding that is missing, and on one that nobody expects', () => {
    const { status, output } = run({
      'tests/off/main.tf': scenario('false # expect: endpoint-has-no-private-dns'),
      'tests/on/main.tf': scenario('true'),
    })
    expect(output).toContain('missing: finding of endpoint-has-no-private-dns at tests/off/main.tf:5')
    expect(output).toContain('unexpected: finding of endpoint-has-no-private-dns at tests/on/main.tf:5')
    expect(output).toContain('2 scenarios: 0 passed, 2 failed.')
    expect(status).toBe(1)
  })

  test('says which rule no scenario shows at work', () => {
    expect(run({ 'tests/off/main.tf': scenario('false') }).output).toContain(
      'No scenario is found by: endpoint-has-no-private-dns.',
    )
  })

  test('fails on a scenario that cannot be read', () => {
    const { status, output } = run({ 'tests/broken/main.tf': 'resource "aws_vpc" {{' })
    expect([status, output.includes('FAIL  tests/broken')]).toEqual([1, true])
  })

  test('asks the built-in rules when there are no others', () => {
    const folder = folderWith({ 'tests/a/main.tf': scenario(`true # expect: ${FAULT}`) })
    const { status, output } = vpclint(folder, ['test', 'tests', '--rule', FAULT])
    expect([status, output.includes(`missing: finding of ${FAULT}`)]).toEqual([1, true])
  })

  test.each([
    [[], 'test takes a folder with scenarios'],
    [['none'], 'There is no file or folder none.'],
    [['tests', '--rule', 'x'], '--rule: there is no rule "x".'],
  ])('bad usage is said: %j', (words, sentence) => {
    const folder = folderWith({ 'tests/a/main.tf': scenario('true') })
    const { status, errors } = vpclint(folder, ['test', ...words])
    expect([status, errors.includes(sentence)]).toEqual([2, true])
  })

  test('with no scenario at all did not pass', () => {
    const { status, errors } = run({ 'tests/notes.md': 'nothing' })
    expect([status, errors.includes('nothing was tested')]).toEqual([2, true])
  })

  test('with a mistake in the rules says where', () => {
    const { status, errors } = run({
      'ours.yaml': OWN.replace('Interface', '3'),
      'tests/a/main.tf': scenario('true'),
    })
    expect([status, errors.includes('ours.yaml:7:')]).toEqual([2, true])
  })
})

test('explain and rules know those of the current folder, and of --rules', () => {
  const named = folderWith({ 'ours.yaml': OWN })
  expect(vpclint(named, ['explain', 'endpoint-has-no-private-dns']).status).toBe(2)
  expect(vpclint(named, ['explain', 'endpoint-has-no-private-dns', '--rules', 'ours.yaml']).output).toContain(
    'Ours have names of their own.',
  )
  const configured = folderWith({ 'ours.yaml': OWN, 'vpclint.yaml': 'rule-files: [ours.yaml]\n' })
  expect(vpclint(configured, ['rules']).output).toContain('endpoint-has-no-private-dns')
  expect(vpclint(configured, ['explain', 'endpoint-has-no-private-dns']).status).toBe(0)
})

test('a pattern made to run away does not', () => {
  const pattern = `'${'*a'.repeat(240)}b'`
  const rule = OWN.replace('{ type: Interface }', `{ service: { matches: ${pattern} } }`)
  const folder = folderWith({
    'ours.yaml': rule,
    'template.json': JSON.stringify({
      Resources: {
        Endpoint: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: { VpcId: 'vpc-0a1b2c3d4e5f60718', ServiceName: 'a'.repeat(2 ** 20) },
        },
      },
    }),
  })
  const words = ['template.json', '--rules', 'ours.yaml', '--rule', 'endpoint-has-no-private-dns']
  const run = () => expect(vpclint(folder, words).status).toBe(0)
  expect(processorSeconds(run)).toBeLessThan(10)
  const longer = folderWith({ 'ours.yaml': rule.replace(pattern, `'${'*a'.repeat(300)}'`) })
  expect(vpclint(longer, ['rules', '--rules', 'ours.yaml']).output).not.toContain(
    'endpoint-has-no-private-dns',
  )
})

test('an expectation is met by its own line, file and outcome only', () => {
  const [want] = expectationsIn('a\nb # expect: some-rule\n', 'main.tf')
  expect(want).toEqual({ outcome: 'finding', rule: 'some-rule', file: 'main.tf', line: 2 })
  const have = want === undefined ? [] : [{ ...want, line: 3 }]
  expect(compareOutcomes(want === undefined ? [] : [want], have)).toEqual([
    'missing: finding of some-rule at main.tf:2',
    'unexpected: finding of some-rule at main.tf:3',
  ])
})
