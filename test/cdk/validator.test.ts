/** The plugin inside real apps of AWS CDK, synthesized here. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Vpc } from 'aws-cdk-lib/aws-ec2'
import { allow, type ValidatorSettings, VpclintValidator } from '../../cdk'
import { judgeApp } from '../../cdk/judge-app'
import { shop } from './app'

const RULE = 'private-dns-hides-public-api'
const strict: ValidatorSettings = { rules: [RULE], failOn: 'warning' }

afterEach(() => {
  delete process.env.VPCLINT
  jest.restoreAllMocks()
})

/** What the app's synthesis ended with, and what the plugin said. */
function synthesized({
  settings = strict,
  change,
}: {
  settings?: ValidatorSettings
  change?: (built: ReturnType<typeof shop>) => void
}) {
  jest.spyOn(console, 'log').mockImplementation(() => {})
  jest.spyOn(console, 'error').mockImplementation(() => {})
  const built = shop()
  change?.(built)
  const validator = new VpclintValidator(settings)
  const validate = jest.spyOn(validator, 'validate')
  Validations.of(built.app).addPlugins(validator)
  let failure: unknown
  try {
    built.app.synth()
  } catch (thrown) {
    failure = thrown
  }
  const [said] = validate.mock.results
  if (said?.type !== 'return') throw new Error('the plugin did not answer')
  return { failure, report: said.value, calls: validate.mock.calls, folder: built.folder }
}

describe('in an app', () => {
  test('a fault across stacks stops the synthesis, by construct and place', () => {
    const { failure, report, folder } = synthesized({})
    expect(failure).toBeDefined()
    expect(report.success).toBe(false)
    const [violation, ...others] = report.violations
    expect(others).toEqual([])
    expect(violation).toMatchObject({ ruleName: RULE, severity: 'warning' })
    expect(violation?.description).toMatch(
      /^Whoever calls your public API "Api" by its default name .* will not reach it/,
    )
    const [resource] = violation?.violatingResources ?? []
    expect(resource).toMatchObject({
      constructPath: 'Network/Endpoints/Api',
      locations: ['Properties.PrivateDnsEnabled'],
    })
    expect(resource?.templatePath).toMatch(/NetworkEndpoints\w+\.nested\.template\.json$/)
    const { Resources } = JSON.parse(readFileSync(resolve(folder, resource?.templatePath ?? ''), 'utf8'))
    expect(Resources[resource?.resourceLogicalId ?? ''].Type).toBe('AWS::EC2::VPCEndpoint')
    const printed = readFileSync(join(folder, 'validation-report.json'), 'utf8')
    expect(printed).toContain(RULE)
  })

  test('below failOn it is said and passed', () => {
    const { failure, report } = synthesized({ settings: { rules: [RULE] } })
    expect(failure).toBeUndefined()
    expect(report.success).toBe(true)
    expect(report.violations.map(({ severity }) => severity)).toEqual(['warning'])
  })

  test('what a construct allows is not said', () => {
    const { failure, report } = synthesized({
      change: ({ endpoint }) => allow(endpoint, RULE, { because: 'nobody inside calls it' }),
    })
    expect(failure).toBeUndefined()
    expect(report.violations).toEqual([])
  })

  test('until the day that was named', () => {
    const { report } = synthesized({
      change: ({ endpoint }) => allow(endpoint, RULE, { because: 'for a while', until: '2020-01-01' }),
    })
    expect(report.violations).toHaveLength(1)
  })

  test('a nested stack may allow for all in it', () => {
    const { report } = synthesized({
      change: ({ endpoint }) => allow(Stack.of(endpoint), RULE, { because: 'nobody inside calls it' }),
    })
    expect(report.violations).toEqual([])
  })

  test('VPCLINT=off passes everything', () => {
    process.env.VPCLINT = 'off'
    expect(synthesized({}).report).toMatchObject({ success: true, violations: [] })
  })
})

test('the interface of older versions hands over paths and nothing else', () => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
  const { app, folder } = shop()
  app.synth()
  const { success, violations } = new VpclintValidator(strict).validate({
    templatePaths: [join(folder, 'Network.template.json'), join(folder, 'Orders.template.json')],
  })
  expect(success).toBe(false)
  expect(violations).toHaveLength(1)
})

test('all stacks are judged, those of stages with their own environment', () => {
  jest.spyOn(console, 'error').mockImplementation(() => {})
  const { app, folder } = shop()
  app.synth()
  const { report } = judgeApp([join(folder, 'Orders.template.json')], {})
  expect(report.read.map(({ form }) => form)).toEqual(['cdk', 'cdk', 'cdk', 'cdk'])
  expect(report.problems).toEqual([])
})

describe('allow', () => {
  test('is written where the construct has its own resource', () => {
    const stack = new Stack(new App(), 'S')
    const vpc = new Vpc(stack, 'Vpc')
    allow(vpc, 'a', { because: 'x' })
    allow(vpc, 'b', { because: 'y', until: '2030-01-01' })
    const { Resources } = Template.fromStack(stack).toJSON()
    const held = Object.entries<{ Type: string; Metadata?: { vpclint?: object } }>(Resources).filter(
      ([, { Metadata }]) => Metadata?.vpclint,
    )
    expect(held.map(([, { Type, Metadata }]) => [Type, Metadata?.vpclint])).toEqual([
      [
        'AWS::EC2::VPC',
        {
          allow: [
            { rule: 'a', because: 'x' },
            { rule: 'b', because: 'y', until: '2030-01-01' },
          ],
        },
      ],
    ])
  })

  test('a misspelt setting is heard of at once', () => {
    const failOn = 'eror'
    expect(() => Reflect.construct(VpclintValidator, [{ failOn }])).toThrow(
      /failOn takes error, warning, note, never/,
    )
  })
})
