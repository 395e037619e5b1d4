/** The page about `vpclint.yaml` and its schema say what the reader does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { CONFIGURATION_KEYS, readConfigurationFile } from '../../engine/configuration/read'
import { configurationSchema } from '../../engine/configuration/schema'
import { dataOf } from '../../engine/yaml-data'
import { vocabulary } from '../../lint'
import { readYaml } from '../../parsers/yaml/read'
import { rules } from '../../rules/index'

const page = readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8')
const examples = [...page.matchAll(/^```yaml configuration\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
const schema = configurationSchema(vocabulary, rules)
const validate = new Ajv({ strict: false }).compile(schema)

const problemsOf = (text: string) =>
  readConfigurationFile({ name: 'vpclint.yaml', text }, vocabulary).problems
const dataIn = (text: string): unknown => {
  const { root } = readYaml({ name: 'vpclint.yaml', text })
  return root === undefined ? {} : dataOf(root)
}

test('the page has examples', () => {
  expect(examples.length).toBeGreaterThan(1)
})

test.each(examples)('an example of the page is right: %#', (text) => {
  expect(problemsOf(text)).toEqual([])
  validate(dataIn(text))
  expect(validate.errors ?? []).toEqual([])
})

test('the examples name only rules that there are', () => {
  const known = new Set(rules.map(({ id }) => id))
  const named = examples.flatMap((text) => {
    const { configuration } = readConfigurationFile({ name: 'vpclint.yaml', text }, vocabulary)
    return [...configuration.rules.keys()]
  })
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

test('the schema and the page know every key', () => {
  const { properties } = schema as { readonly properties: object }
  expect(Object.keys(properties).sort()).toEqual([...CONFIGURATION_KEYS].sort())
  for (const key of CONFIGURATION_KEYS.filter((each) => each !== '$schema'))
    expect(page).toContain(`\`${key}\``)
})

test.each([
  'rules: { a-rule: of }',
  'fail-om: error',
  'rules: [a]',
  'rule-files: a.yaml',
  'outside: { x: { kind: vcp } }',
  'outside: { x: { kind: vpc, dnsHostname: true } }',
  'outside: { x: { kind: vpc, dnsHostnames: 3 } }',
  'joins: [{ reference: var.x }]',
  'allow: [{ rule: some-rule }]',
  'allow: [some-rule]',
  'rules: { a-rule: { severity: hi } }',
  'rules: { a-rule: { when-undecided: off } }',
  'rules: { a-rule: { lock: true } }',
  'modules: { network: { adds: nothing } }',
  'modules: { module.network: { adds: something } }',
  'modules: { module.network: { outputs: { vpc_id: { dnsHostnames: true } } } }',
])('what the reader complains of, the schema does too: %s', (text) => {
  expect(problemsOf(text).length).toBeGreaterThan(0)
  expect(validate(dataIn(text))).toBe(false)
})
