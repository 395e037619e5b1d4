import fc from 'fast-check'
import { decode } from '../../../parsers/decode'
import { topLevelKeys } from '../../../parsers/json-keys'
import { readInput } from '../../../parsers/read-input'
import { recognize, refuseBytes } from '../../../parsers/recognize'
import { inMemory } from '../../engine/read-text'
import { planText } from './plan-fixture'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const all = new Uint8Array((text.length + (mark ? 1 : 0)) * 2)
  const view = new DataView(all.buffer)
  for (const [at, character] of [...(mark ? '\uFEFF' : ''), ...text].entries()) {
    view.setUint16(at * 2, character.charCodeAt(0), order === 'le')
  }
  return all
}

/** A stored zip without data: local headers are not looked at, only the central directory at the end. */
function zip(...names: readonly string[]): Uint8Array {
  const directory = names.flatMap((name) => {
    const header = new Uint8Array(46 + name.length)
    new DataView(header.buffer).setUint32(0, 0x02014b50, true)
    new DataView(header.buffer).setUint16(28, name.length, true)
    header.set(bytes(name), 46)
    return [...header]
  })
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(10, names.length, true)
  view.setUint32(16, 4, true)
  return Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...directory, ...end])
}

describe('bytes to text', () => {
  test.each([
    ['UTF-8', bytes('{"a": "é"}')],
    ['UTF-8 with a byte order mark', bytes('\uFEFF{"a": "é"}')],
    ['UTF-16LE with a mark, as Windows PowerShell writes it', utf16('{"a": "é"}', 'le', true)],
    ['UTF-16BE with a mark', utf16('{"a": "é"}', 'be', true)],
    ['UTF-16LE without a mark', utf16('{"a": "é"}', 'le', false)],
    ['UTF-16BE without a mark', utf16('{"a": "é"}', 'be', false)],
  ])('%s', (_, input) => {
    expect(decode(input)).toEqual({ text: '{"a": "é"}' })
  })

  test.each([
    ['saved-plan', zip('tfplan', 'tfstate', 'tfconfig/modules.json')],
    ['zip', zip('index.js')],
    ['zip', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2])],
    ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0])],
    ['image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['image', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['pdf', bytes('%PDF-1.7')],
    ['binary', Uint8Array.from([1, 0, 0, 7, 0, 0, 0, 9])],
  ])('refuses: %s', (what, input) => {
    expect(decode(input)).toEqual({ refused: what })
  })

  test('any bytes are text or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
        const decoded = decode(input)
        expect('text' in decoded || 'refused' in decoded).toBe(true)
      }),
    )
  })

  test('a saved plan is refused with the command that opens it', () => {
    expect(refuseBytes('tfplan', 'saved-plan')).toMatchObject({
      code: 'saved-plan',
      severity: 'unreadable',
      remedy: 'terraform show -json PLANFILE > plan.json',
    })
  })
})

const form = (name: string, text: string): string => {
  const recognized = recognize(name, text)
  return recognized.is === 'ours'
    ? recognized.form
    : recognized.is === 'refused'
      ? recognized.problem.code
      : 'foreign'
}

describe('the right kinds', () => {
  test('plans, whatever the file is called', () => {
    expect(form('anything.txt', planText('references'))).toBe('terraform-plan')
    expect(form('-', '{"format_version":"0.1","configuration":{}}')).toBe('terraform-plan')
    expect(form('old.json', '{"planned_values":{"root_module":{}},"configuration":{}}')).toBe(
      'terraform-plan',
    )
    expect(
      form('redacted.json', '{"plan_format_version":"1.2","resource_changes":[],"provider_schemas":{}}'),
    ).toBe('terraform-plan')
  })

  test.each([
    ['main.tf', ''],
    ['main.tofu', 'x'],
    ['main.tf.json', '{"resource":{}}'],
  ])('%s is configuration by its name', (name, text) => {
    expect(form(name, text)).toBe('terraform-configuration')
  })

  test('variables', () => {
    expect(form('terraform.tfvars', 'a = 1')).toBe('terraform-variables')
  })

  test.each([
    'Resources:\n  A:\n    Type: AWS::EC2::VPC\n',
    'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n',
    "Transform: AWS::Serverless-2016-10-31\n'Resources':\n  F:\n    Type: AWS::Serverless::Function\n",
    '{"Resources": {"A": {"Type": "AWS::EC2::VPC"}}}',
    '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}',
    '\uFEFF  {"Resources": {"A": {"Type": "Custom::Thing"}}}',
  ])('a template: %j', (text) => {
    expect(form('x', text)).toBe('cloudformation')
  })

  test('a CDK manifest', () => {
    expect(form('manifest.json', '{"version":"36.0.0","artifacts":{"Tree":{"type":"cdk:tree"}}}')).toBe(
      'cdk-manifest',
    )
  })
})

test.each([
  '{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"a","outputs":{},"resources":[]}',
  '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}',
])('a state is known for one, also where it is not what is wanted: %s', (text) => {
  expect(recognize('terraform.tfstate', text)).toEqual({ is: 'ours', form: 'terraform-state' })
  expect(readInput({ is: 'text', source: { name: 'a.json', text } }, inMemory({})).problems).toEqual([
    expect.objectContaining({ code: 'state', severity: 'unreadable' }),
  ])
})

describe('the wrong kinds, each with its own message', () => {
  test.each([
    [
      'plan-log-stream',
      '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}\n{"@level":"info","@message":"x"}\n',
    ],
    ['plan-bookmark', '{"remote_plan_format":1,"run_id":"run-abc","hostname":"app.example.io"}'],
    ['encrypted-plan', '{"meta":{},"encrypted_data":"AAAA","encryption_version":"v0"}'],
    ['state-json', '{"format_version":"1.0"}\n'],
    ['configuration-json', '{"provider_config":{},"root_module":{}}'],
    ['printed-plan', '\nTerraform used the selected providers to generate the following execution plan.\n'],
    ['empty-input', ' \n'],
  ])('%s', (code, text) => {
    const recognized = recognize('plan.json', text)
    expect(recognized).toMatchObject({ is: 'refused', problem: { code, severity: 'unreadable' } })
  })

  test('nothing on standard input', () => {
    expect(recognize('-', '')).toMatchObject({
      problem: { message: 'standard input was empty; did `terraform show -json tfplan` fail?' },
    })
  })

  test('the log stream names the two commands that make a plan', () => {
    const recognized = recognize('plan.json', '{"@level":"info","@message":"x"}')
    expect(recognized).toMatchObject({
      problem: { remedy: 'terraform plan -out=tfplan && terraform show -json tfplan > plan.json' },
    })
  })
})

describe("somebody else's files are nobody's fault", () => {
  test.each([
    ['Kubernetes', 'apiVersion: v1\nkind: List\nspec:\n  Resources: {}\n'],
    ['a GitHub workflow', 'name: ci\non: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n'],
    ['a Helm chart', '{{- if .Values.x }}\nResources:\n  limits: {}\n{{- end }}\n'],
    ['a package', '{"name":"x","version":"1.0.0"}'],
    ['an OpenAPI document', '{"openapi":"3.0.1","paths":{}}'],
    ['resources of something else', '{"Resources":{"a":1}}'],
    ['a list', '[1, 2]'],
    ['prose', '# Read me\n\nResources: see below\n'],
  ])('%s', (_, text) => {
    expect(recognize('x', text)).toEqual({ is: 'foreign' })
  })
})

test('keys are found in any JSON object, nested ones are not', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z@_]{1,8}$/), fc.jsonValue()), (object) => {
      expect([...topLevelKeys(JSON.stringify(object, null, 2))].sort()).toEqual(Object.keys(object).sort())
    }),
  )
})

test('no text makes recognition fail', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (name, text) => recognize(name, text).is.length > 0))
  expect(recognize('deep', '['.repeat(100_000)).is).toBe('foreign')
  expect(recognize('long', `{"a": "${'\\"'.repeat(1_000_000)}"}`).is).toBe('foreign')
})
