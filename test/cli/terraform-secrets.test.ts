/**
 * What is secret stays in the reader: in every place that a configuration, a variable file or a plan can hold a secret stands
 * `hunter2-…`, and no format prints any of it, whatever is asked for.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORMAT_NAMES } from '../../reporters'
import { FAULT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const SECRETS = join(__dirname, '../../fixtures/plans/secrets')
const of = (name: string) => readFileSync(join(SECRETS, name), 'utf8')
const plan = of('plan.json')

/** By what the reader is given. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  configuration: { 'main.tf': of('main.tf'), 'terraform.tfvars': of('terraform.tfvars') },
  plan: { 'plan.json': plan },
  'plan on one line': { 'plan.json': JSON.stringify(JSON.parse(plan)) },
  'plan with its sources': {
    'plan.json': plan,
    'main.tf': of('main.tf'),
    'terraform.tfvars': of('terraform.tfvars'),
  },
  'plan without its marks': { 'plan.json': plan.replace(/"(after|before)_sensitive"/g, '"unmarked"') },
}

const plantedIn = (texts: Readonly<Record<string, string>>) =>
  new Set(Object.values(texts).flatMap((text) => text.match(/hunter2-[a-z-]+/g) ?? []))

test('secrets stand everywhere they can', () => {
  expect([...plantedIn(INPUTS.configuration ?? {})].sort()).toEqual([
    'hunter2-access-key',
    'hunter2-comment',
    'hunter2-container',
    'hunter2-default',
    'hunter2-environment',
    'hunter2-near',
    'hunter2-output',
    'hunter2-policy',
    'hunter2-secret-key',
    'hunter2-tag',
    'hunter2-tfvars',
    'hunter2-url',
    'hunter2-user-data',
  ])
  expect(plantedIn(INPUTS.plan ?? {}).size).toBeGreaterThan(10)
})

describe.each(Object.entries(INPUTS))('%s', (_, files) => {
  const folder = folderWith({ '.git/HEAD': '', ...files })

  test('is judged', () => {
    expect(reportOf(folder, ['.']).findings.map(({ rule }) => rule)).toContain(FAULT)
  })

  test.each(FORMAT_NAMES)('--format %s prints no secret', (format) => {
    const { output, errors } = vpclint(folder, ['--format', format, '--show', 'all', '.'])
    expect(output.length + errors.length).toBeGreaterThan(0)
    expect(`${output}${errors}`).not.toContain('hunter2')
  })
})

describe('keys that are secret, which Terraform refuses', () => {
  const endpoint = (name: string, keys: string, service = '"com.amazonaws.eu-west-1.s3"'): string =>
    `resource "aws_vpc_endpoint" "${name}" {\n  for_each = ${keys}\n  vpc_id = aws_vpc.v.id\n  service_name = ${service}\n}\n`
  const folder = folderWith({
    '.git/HEAD': '',
    'main.tf': [
      'variable "secret" {\n  sensitive = true\n  default = "hunter2"\n}\nresource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }\n',
      endpoint('object', '{ (var.secret) = 1 }'),
      endpoint('set', 'toset([var.secret])'),
      endpoint('loop', '{ for k in [var.secret] : k => 1 }'),
      endpoint('merged', 'merge({ a = 1 }, { (var.secret) = 1 })'),
      endpoint('keys', 'toset(keys({ (var.secret) = 1 }))'),
      endpoint('marked', 'sensitive({ hunter2 = 1 })'),
      endpoint('either', 'length(aws_vpc.v.id) > 3 ? { (var.secret) = 1 } : {}'),
      endpoint('none', '{ a = 1 }', '[for k, v in { (var.secret) = 1 } : "com.amazonaws.eu-west-1.${k}"][0]'),
    ].join(''),
  })

  test.each(FORMAT_NAMES)('--format %s prints none', (format) => {
    const { output, errors } = vpclint(folder, ['--format', format, '--show', 'all', '.'])
    expect(output.length + errors.length).toBeGreaterThan(0)
    expect(`${output}${errors}`.replaceAll('sensitive({ hunter2 = 1 })', '')).not.toContain('hunter2')
  })
})

describe('what is made of a secret: texts, policies, names of things elsewhere', () => {
  const DERIVED = join(__dirname, '../../fixtures/secrets/derived')
  const files = Object.fromEntries(
    ['main.tf', 'terraform.tfvars'].map((name) => [name, readFileSync(join(DERIVED, name), 'utf8')]),
  )
  const folder = folderWith({ '.git/HEAD': '', ...files })
  const words = [
    ...FORMAT_NAMES.map((format) => ['lint', '--format', format, '--show', 'all', '.']),
    ...['mermaid', 'dot', 'svg', 'json'].map((language) => ['graph', '--as', language, '.']),
    ['facts', '.'],
    ['trace', '.'],
    ['dig', 'aws_route53_zone.z', '--from', 'aws_lambda_function.f', '.'],
  ]

  test.each(words)('%s %s %s', (...each) => {
    const { output, errors } = vpclint(folder, each)
    expect(output.length + errors.length).toBeGreaterThan(0)
    expect(`${output}${errors}`).not.toMatch(/hunter2-|10\.222\.111/)
  })
})
