/** Wholly known expressions evaluate to what `terraform console` says (values.json, written by scripts/terraform-golden.ts). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainOfJson } from '../../../parsers/terraform/evaluate/functions/documents'
import { type Plain, toPlain } from '../../../parsers/terraform/evaluate/plain'
import { named, read } from './memory'

type Answer = { readonly expression: string; readonly json?: string; readonly fails?: true }

const folder = join(__dirname, 'golden')
const answers: readonly Answer[] = JSON.parse(readFileSync(join(folder, 'values.json'), 'utf8'))
const files = Object.fromEntries(
  readdirSync(join(folder, 'module')).map((name) => [
    name,
    readFileSync(join(folder, 'module', name), 'utf8'),
  ]),
)

/** Where we say less, or something else on purpose. */
const differences = new Map<string, { readonly ours: unknown; readonly why: string }>([
  [
    'terraform.workspace',
    { ours: undefined, why: 'a symbol, because nothing in the text says which one is selected' },
  ],
  [
    'nosuchfunction(1)',
    {
      ours: undefined,
      why: 'it may be a function of a later Terraform, which try must not take for refused',
    },
  ],
  [
    'try(true || "x", "refused")',
    { ours: undefined, why: 'Terraform 1.12 and later do not ask the right side where the left decides' },
  ],
  [
    'try(1 / 0, "division")',
    {
      ours: Number.POSITIVE_INFINITY,
      why: 'it is infinite, which the JSON that Terraform is asked for cannot hold',
    },
  ],
])

const parsed = read({
  ...files,
  'probe.tf': answers
    .map(
      ({ expression }, index) =>
        `resource "probe" "p${index}" {\n  fine  = can(${expression})\n  value = [${expression}]\n}\n`,
    )
    .join(''),
})

/** The value, or that Terraform would fail. */
function ours(index: number): Plain | 'fails' | undefined {
  const { attributes } = named(parsed, `probe.p${index}`)
  const fine = attributes.get('fine')
  if (fine?.state === 'known' && fine.value === false) return 'fails'
  const value = attributes.get('value')
  const plain = value === undefined ? undefined : toPlain(value)
  return Array.isArray(plain) ? plain[0] : undefined
}

test('there are enough answers to mean something', () => {
  expect(answers.length).toBeGreaterThan(800)
  expect(parsed.problems).toEqual([])
})

const numbered = answers.map((answer, index) => ({ ...answer, index }))

test.each(numbered.filter(({ expression }) => !differences.has(expression)))(
  '$expression',
  ({ json, fails, index }) => {
    expect(ours(index)).toEqual(fails ? 'fails' : plainOfJson(json ?? ''))
  },
)

test.each([...differences])(
  '%s is not what Terraform says, on purpose: %o',
  (expression, { ours: expected }) => {
    expect(ours(answers.findIndex((answer) => answer.expression === expression))).toEqual(expected)
  },
)
