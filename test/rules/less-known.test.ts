/**
 * Unknown is never false. Whoever takes a fact out of a template, and puts a parameter that nobody gives a value in its place, may learn
 * less of it and is never told of a fault that was not there before; and a value says the same however it is spelled. The scenarios are
 * asked, some places of them in every run and others with `SEED=$RANDOM`.
 */
import '../support/seed'
import fc from 'fast-check'
import { callOf } from '../../parsers/cloudformation/call'
import { readSyntax } from '../../parsers/cloudformation/read-syntax'
import { type Node, type ScalarNode, valueAt } from '../../parsers/yaml/node'
import { formsOf, lintTemplate, type Scenario, scenarios, templateOf } from '../support/scenarios'

const RUNS = 120
/** What the translator makes of a SAM resource it makes of what is written: there a parameter is no text. */
const SAM = /AWS::Serverless/
/**
 * What another rule tells of, these do not tell again: what the other one no longer can, they do.
 * `private-dns-hides-public-api`: functions that answer WebSocket clients. `vpc-endpoint-admits-nobody`: callers that are seen.
 */
const TELL_THE_REST = new Set(['private-dns-hides-public-api', 'vpc-endpoint-admits-nobody'])

const templates = scenarios().filter((one) => formsOf(one).includes('template') && !SAM.test(templateOf(one)))

interface Place {
  readonly scenario: Scenario
  readonly text: string
  readonly at: ScalarNode
}

/** A literal of some property of some resource. */
const place: fc.Arbitrary<Place> = fc
  .tuple(fc.constantFrom(...templates), fc.nat())
  .map(([scenario, number]) => {
    const text = templateOf(scenario)
    const all = literalsOf(text)
    const at = all[number % all.length]
    if (!at) throw new Error(`${scenario.folder} has no literal`)
    return { scenario, text, at }
  })

function literalsOf(text: string): readonly ScalarNode[] {
  const { root } = readSyntax({ name: 'template.yaml', text })
  const resources = valueAt(root, 'Resources')
  if (resources?.kind !== 'mapping') return []
  return resources.pairs.flatMap(({ value }) => literalsIn(valueAt(value, 'Properties')))
}

function literalsIn(node: Node | undefined): readonly ScalarNode[] {
  if (!node || callOf(node)) return []
  switch (node.kind) {
    case 'scalar':
      return node.style === 'block' || node.text === '' ? [] : [node]
    case 'sequence':
      return node.items.flatMap(literalsIn)
    case 'mapping':
      return node.pairs.flatMap(({ key, value }) => (key.text.startsWith('Fn::') ? [] : literalsIn(value)))
  }
}

/** The template with an expression in place of the literal, and with what that needs. */
function replaced({ text, at }: Place, expression: string, section: string, entry: string): string {
  const changed = `${text.slice(0, at.start)}${expression}${text.slice(at.end)}`
  const heading = `${section}:\n`
  return changed.includes(`\n${heading}`)
    ? changed.replace(`\n${heading}`, `\n${heading}  ${entry}\n`)
    : changed.replace('\nResources:', `\n${heading}  ${entry}\nResources:`)
}

type Report = ReturnType<typeof lintTemplate>

const WEIGHT = { note: 1, warning: 2, error: 3 }

/** The worst that is said of each subject by each rule; that several are told as one is no matter here. */
function findingsIn({ findings }: Report): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const { rule, subject, also, severity } of findings)
    for (const address of [subject.address, ...also]) {
      const key = `${rule} ${address.replace(/ .*/, '')}`
      all.set(key, Math.max(WEIGHT[severity], all.get(key) ?? 0))
    }
  return all
}

test('who knows less is told of no fault that was not there', () => {
  fc.assert(
    fc.property(place, (one) => {
      const before = findingsIn(lintTemplate(one.scenario, one.text))
      const unknown = replaced(one, '!Ref NobodyKnows', 'Parameters', 'NobodyKnows: { Type: String }')
      const after = findingsIn(lintTemplate(one.scenario, unknown))
      const worse = [...after].filter(
        ([key, weight]) => weight > (before.get(key) ?? 0) && !TELL_THE_REST.has(key.split(' ')[0] ?? ''),
      )
      expect(worse).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

const verdictsIn = (report: Report) => ({
  findings: [...findingsIn(report)].sort(),
  undecided: report.undecided
    .map(({ rule, verdict, subject }) => `${rule} ${verdict} ${subject.address}`)
    .sort(),
  passed: report.passed.map(({ rule, address }) => `${rule} ${address}`).sort(),
})

/** Ways to write a text, each with what else the template needs for it. */
const SPELLINGS: readonly ((
  text: string,
) => readonly [expression: string, section: string, entry: string])[] = [
  (text) => [`!Join ['', [${quoted(text.slice(0, 3))}, ${quoted(text.slice(3))}]]`, 'Parameters', UNUSED],
  (text) => [`!Select [1, !Split ['|', ${quoted(`a|${text}|b`)}]]`, 'Parameters', UNUSED],
  (text) => [
    `!FindInMap [Spelled, Here, Value]`,
    'Mappings',
    `Spelled: { Here: { Value: ${quoted(text)} } }`,
  ],
  (text) => [
    '!Ref OnlyThis',
    'Parameters',
    `OnlyThis: { Type: String, AllowedValues: [${quoted(text)}], Default: ${quoted(text)} }`,
  ],
]
const UNUSED = 'NobodyAsks: { Type: String }'
const quoted = (text: string): string => JSON.stringify(text)

test('a value says the same however it is spelled', () => {
  fc.assert(
    fc.property(place, fc.constantFrom(...SPELLINGS), (one, spell) => {
      fc.pre(!one.at.text.includes('|'))
      const said = verdictsIn(lintTemplate(one.scenario, one.text))
      const spelled = replaced(one, ...spell(one.at.text))
      expect(verdictsIn(lintTemplate(one.scenario, spelled))).toEqual(said)
    }),
    { numRuns: RUNS },
  )
})
