/**
 * Starts a rule: its file, and three scenarios in both dialects that say what it must find.
 *
 *     npm run new:rule -- open-endpoint-policy --about vpc-endpoint --subject endpoint-policy
 *
 * The tests fail until the rule's sentences and the scenarios are written: that is the point.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { kinds } from '../resources/index'

const root = resolve(__dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { about: { type: 'string' }, subject: { type: 'string' } },
})
const [id] = positionals
const { about, subject } = values

if (id === undefined || about === undefined || subject === undefined) {
  stop('usage: npm run new:rule -- RULE-ID --about KIND --subject FOLDER')
} else if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) {
  stop('The id names the fault in words: open-endpoint-policy')
} else if (!Object.values(kinds).some(({ kind }) => kind === about)) {
  stop(
    `There is no kind ${about}: ${Object.values(kinds)
      .map(({ kind }) => kind)
      .join(', ')}`,
  )
} else if (existsSync(join(root, 'rules', subject, `${id}.ts`))) {
  stop(`${id} exists.`)
} else {
  start(id, about, subject)
}

function stop(sentence: string): void {
  console.error(sentence)
  process.exitCode = 2
}

function start(rule: string, kind: string, folder: string): void {
  mkdirSync(join(root, 'rules', folder), { recursive: true })
  writeFileSync(join(root, 'rules', folder, `${rule}.ts`), ruleText(rule, kind, folder))
  for (const scenario of ['fault', 'sound', 'unknown']) {
    const path = join(root, 'fixtures/rules', rule, scenario)
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'main.tf'), `${expectation(scenario, rule)}\n`)
    writeFileSync(join(path, 'template.yaml'), `${expectation(scenario, rule)}\nResources: {}\n`)
  }
  console.log(
    `Write rules/${folder}/${rule}.ts and fixtures/rules/${rule}, then: npm run generate && npm run check`,
  )
}

function expectation(scenario: string, rule: string): string {
  const lines: Readonly<Record<string, string>> = {
    fault: `# expect: ${rule}`,
    unknown: `# expect cannot-tell: ${rule}`,
  }
  return lines[scenario] ?? ''
}

function ruleText(rule: string, kind: string, folder: string): string {
  return `import { rule } from '../../engine/rule'

export default rule({
  id: '${rule}',
  severity: 'warning',
  title: '',
  why: '',
  remedy: '',
  links: [],
  tags: ['${folder}'],
  about: '${kind}',
  when: {},
  must: {},
  message: '{address} ',
  traps: [],
  preview: true,
})
`
}
