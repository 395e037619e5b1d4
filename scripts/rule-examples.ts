/** The scenarios of a rule as documentation: one that it finds, one that it passes, and a table of all of them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CONFIGURATION,
  expectedIn,
  type Form,
  formsOf,
  type Scenario,
  scenarios,
} from '../test/support/scenarios'

const SHOWN: readonly {
  readonly form: Form
  readonly file: string
  readonly language: string
  readonly name: string
}[] = [
  { form: 'configuration', file: 'main.tf', language: 'hcl', name: 'Terraform' },
  { form: 'template', file: 'template.yaml', language: 'yaml', name: 'CloudFormation' },
]
const EXPECTATION = /\s*#\s*expect(?: possible| cannot-tell)?: .*$/gm

const all = scenarios()

export function examplesOf(rule: string): readonly string[] {
  const own = all.filter((scenario) => scenario.rule === rule)
  const [bad] = mostDialectsFirst(own.filter((scenario) => said(scenario, rule).includes('found')))
  const [good] = mostDialectsFirst(own.filter(isSound))
  return [
    ...(bad ? [`## Found: ${inWords(bad)}`, ...texts(bad)] : []),
    ...(good ? [`## Fine: ${inWords(good)}`, ...texts(good)] : []),
    `## Scenarios\n\n${table(own, rule)}`,
  ]
}

const mostDialectsFirst = (some: readonly Scenario[]): readonly Scenario[] =>
  some.toSorted((a, b) => formsOf(b).length - formsOf(a).length)

/** No rule finds anything, so that nobody learns another fault from it. */
const isSound = (scenario: Scenario): boolean =>
  formsOf(scenario).every((form) => expectedIn(scenario, form).length === 0)

const inWords = (scenario: Scenario): string => scenario.name.replaceAll('-', ' ')

const texts = (scenario: Scenario): readonly string[] =>
  SHOWN.filter(({ form }) => formsOf(scenario).includes(form)).map(({ form, file, language, name }) => {
    const text = readFileSync(join(scenario.folder, file), 'utf8').replace(EXPECTATION, '').trim()
    const beside = form === 'template' ? configurationOf(scenario) : ''
    return `<details><summary>${name}</summary>\n\n\`\`\`${language}\n${text}\n\`\`\`\n${beside}\n</details>`
  })

/** What a template cannot say of its account and of others. */
function configurationOf({ folder }: Scenario): string {
  const path = join(folder, CONFIGURATION)
  return existsSync(path)
    ? `\nwith \`${CONFIGURATION}\`:\n\n\`\`\`yaml\n${readFileSync(path, 'utf8').trim()}\n\`\`\`\n`
    : ''
}

function table(own: readonly Scenario[], rule: string): string {
  const rows = own.map((scenario) => {
    const cells = SHOWN.map(({ form }) =>
      formsOf(scenario).includes(form) ? outcome(scenario, form, rule) : 'not said',
    )
    return `| ${inWords(scenario)} | ${cells.join(' | ')} |`
  })
  return ['| scenario | Terraform | CloudFormation |', '| --- | --- | --- |', ...rows].join('\n')
}

const said = (scenario: Scenario, rule: string): readonly string[] =>
  SHOWN.filter(({ form }) => formsOf(scenario).includes(form)).map(({ form }) =>
    outcome(scenario, form, rule),
  )

function outcome(scenario: Scenario, form: Form, rule: string): string {
  const [first] = expectedIn(scenario, form).filter((each) => each.rule === rule)
  if (first === undefined) return 'quiet'
  return first.outcome === 'finding' ? 'found' : first.outcome.replace('-', ' ')
}

/** `4 / 6 / 2` a dialect: scenarios of the rule that find something, stay quiet, cannot tell; a dash where it is not spoken of. */
export const scenarioCounts = (rule: string): readonly string[] =>
  SHOWN.map(({ form }) => {
    const said = all
      .filter((scenario) => scenario.rule === rule && formsOf(scenario).includes(form))
      .map((scenario) => outcome(scenario, form, rule))
    const count = (wanted: (each: string) => boolean) => said.filter(wanted).length
    const undecided = (each: string) => each !== 'found' && each !== 'quiet'
    return said.length === 0
      ? '-'
      : `${count((each) => each === 'found')} / ${count((each) => each === 'quiet')} / ${count(undecided)}`
  })
