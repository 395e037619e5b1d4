/** The guide to the rule language says what is true: its examples are run, and it names every word. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareOutcomes, expectationsIn, outcomesOf } from '../../engine/expectations'
import { operators } from '../../engine/operators/index'
import { PATH_WORDS } from '../../engine/path-words'
import { lint, readRules } from '../../lint'
import type { Report } from '../../model/report'
import { inMemory } from './read-text'

const guide = readFileSync(join(__dirname, '../../docs/rule-language.md'), 'utf8')

interface Block {
  readonly language: string
  readonly use: string
  readonly text: string
}

const blocks: readonly Block[] = [...guide.matchAll(/^```(\w+) (rule|scenario)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', use = '', text = '']) => ({ language, use, text }),
)

/** Every scenario with the rule above it. */
const scenarios = blocks.flatMap((block, index) => {
  const rule = blocks.slice(0, index).findLast(({ use }) => use === 'rule')
  return block.use === 'scenario' && rule !== undefined ? [{ block, rule }] : []
})

const idOf = ({ text }: Block): string => /^id: (\S+)$/m.exec(text)?.[1] ?? ''

function judged({ language, text }: Block, rule: Block): Report {
  const { rules, problems } = readRules({ name: 'rule.yaml', text: rule.text })
  expect(problems).toEqual([])
  return language === 'hcl'
    ? lint({ inputs: [{ is: 'folder', folder: '.' }], sources: inMemory({ 'main.tf': text }), rules })
    : lint({ inputs: [{ is: 'text', source: { name: 'main.yaml', text } }], sources: inMemory({}), rules })
}

test.each(scenarios.map(({ block, rule }) => [idOf(rule), block.language, block, rule] as const))(
  '%s finds what its scenario in %s says, and nothing else',
  (_, language, block, rule) => {
    const report = judged(block, rule)
    const name = language === 'hcl' ? 'main.tf' : 'main.yaml'
    expect(report.problems).toEqual([])
    expect(compareOutcomes(expectationsIn(block.text, name), outcomesOf(report))).toEqual([])
  },
)

test('every rule has a scenario that shows it at work', () => {
  const rules = blocks.filter(({ use }) => use === 'rule')
  const shown = new Set(
    scenarios.filter(({ block }) => block.text.includes('# expect')).map(({ rule }) => rule),
  )
  expect(rules.filter((rule) => !shown.has(rule)).map(idOf)).toEqual([])
  expect(rules.length).toBeGreaterThanOrEqual(8)
})

test.each(operators.map(({ name, says }) => [name, says]))(
  'the operator %s is in the table',
  (name, says) => {
    expect(guide).toContain(`| \`${name}\` | ${says} |`)
  },
)

test.each([
  'any',
  'all',
  'not',
  'unique',
  'some',
  'every',
  'none',
  'count',
  'exists',
  'distinct',
  'of',
  'raise',
  ...PATH_WORDS,
])('the word %s is shown', (word) => {
  expect(guide).toMatch(new RegExp(`\`[^\`\\n]*\\b${word}\\b`))
})
