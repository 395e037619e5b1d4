/**
 * Reads real Terraform folders that nobody here wrote twice, alone and as the plan that Terraform makes of them, and holds the two
 * against each other: whatever both know has to be the same, and of no folder alone may an error be said that is not said of its plan beside it. What is
 * found is the committed table; every change of it is seen and has to be explained.
 *
 *     npm run check:parity -- FOLDER --tool PATH            compare with test/corpus/parity.tsv
 *     npm run check:parity -- FOLDER --tool PATH --update   write it anew
 *
 * PATH is a script that prints the `terraform show -json` of a plan of the folder it is given, and with `--lenient` makes up what is
 * missing to plan it; with `--module SOURCE=FOLDER` it takes a module from there. Modules that are not at hand get stand-ins. `--plans FOLDER`
 * keeps the plans there and takes those that are there already.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { diskSources } from '../cli/files'
import { lint, readGraph } from '../lint'
import type { Input } from '../parsers/read-input'
import { statementsOf } from '../test/support/statements'
import { withStandIns } from './stand-in-modules'
import { differencesFrom } from './table-differences'

const TABLE = join(__dirname, '../test/corpus/parity.tsv')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tool: { type: 'string' },
    plans: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
})

/** What has to be given, although it has a default, for Terraform to plan it. */
const TYPED: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['terraform-aws-modules__terraform-aws-apigateway-v2', new Map([['domain_name', 'api.example.com']])],
])

function main(): number {
  const [given] = positionals
  if (given === undefined || values.tool === undefined || !existsSync(given)) {
    console.error('usage: npm run check:parity -- FOLDER --tool PATH [--plans FOLDER] [--update]')
    return 2
  }
  const root = realpathSync(given)
  const plans = resolve(values.plans ?? mkdtempSync(join(tmpdir(), 'parity-')))
  mkdirSync(plans, { recursive: true })
  const tool = resolve(values.tool)
  const lines = foldersIn(root).flatMap((folder) => linesOf(root, folder, planOf(root, folder, tool, plans)))
  const table = `${['folder\tfound\tat', ...lines].join('\n')}\n`
  if (values.update) writeFileSync(TABLE, table)
  return values.update ? 0 : differencesFrom(TABLE, table)
}

function foldersIn(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true })
  const folders = entries
    .filter((entry) => entry.isFile() && /\.tf(\.json)?$/.test(entry.name))
    .map((entry) => relative(root, entry.parentPath).split(sep).join('/'))
  return [...new Set(folders)].sort()
}

/** The plan's text, or why there is none. */
function planOf(
  root: string,
  folder: string,
  tool: string,
  plans: string,
): { readonly text: string } | string {
  const kept = join(plans, `${folder.replaceAll('/', '__')}.json`)
  if (existsSync(kept)) return { text: readFileSync(kept, 'utf8') }
  const typed = [...(TYPED.get(folder) ?? [])].flatMap(([name, value]) => ['--var', `${name}=${value}`])
  const first = planned([tool, join(root, folder), '--lenient', ...typed])
  const [repository = '', ...inside] = folder.split('/')
  const standIns = first.stderr.startsWith('modules that are not on this disk')
    ? withStandIns(join(root, repository), inside.join('/'))
    : undefined
  const { status, stdout, stderr } = standIns
    ? planned([tool, standIns.folder, '--lenient', ...standIns.words, ...typed])
    : first
  if (status !== 0) return reasonIn(stderr)
  writeFileSync(kept, stdout)
  return { text: stdout }
}

const planned = (words: readonly string[]) =>
  spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 28 })

/** A provider that the tool does not have, or what Terraform says first, and of what. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const provider = lines.find((line) => line.startsWith('no stand-in for provider'))
  const error = lines.find((line) => line.startsWith('Error: '))
  const of = lines.find((line) => /^on \S+ line \d+/.test(line))
  return provider ?? [error ?? lines[0], of].filter((each) => each !== undefined).join(' ')
}

function linesOf(root: string, folder: string, plan: { readonly text: string } | string): readonly string[] {
  if (typeof plan === 'string') return [`${folder}\tnot planned: ${plan}\t`]
  const sources = diskSources({ base: root, allowed: [root] })
  const alone: Input = { is: 'folder', folder }
  const bare: Input = { is: 'text', source: { name: 'plan.json', text: plan.text } }
  const planned: Input = { ...bare, configuration: folder }
  const settings = { variables: madeUp(plan.text, root, folder) }
  const [here, there] = [alone, bare].map((input) =>
    statementsOf(readGraph({ inputs: [input], sources, settings }).graph),
  )
  const shared = [...(here ?? [])].filter(([key]) => there?.has(key))
  const differing = shared.filter(([key, said]) => there?.get(key) !== said)
  const [errorsAlone, errorsPlanned] = [alone, planned].map((input) =>
    errorsOf({ inputs: [input], sources, settings }),
  )
  return [
    `${folder}\tsaid by both: ${shared.length}, the same: ${shared.length - differing.length}\t`,
    ...differing.map(([key, said]) => `${folder}\talone ${said}, planned ${there?.get(key)}\t${key}`),
    ...(errorsAlone ?? [])
      .filter((each) => !errorsPlanned?.includes(each))
      .map((each) => `${folder}\terror only alone\t${each}`),
  ]
}

const errorsOf = (request: Parameters<typeof lint>[0]): readonly string[] =>
  lint(request)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, subject }) => `${rule} ${subject.address}`)

/** What was made up for variables that must be given, so that both readings are given the same. */
function madeUp(plan: string, root: string, folder: string): ReadonlyMap<string, string> {
  const { variables = {} }: { variables?: Record<string, { value?: unknown }> } = JSON.parse(plan)
  const texts = readdirSync(join(root, folder)).filter((name) => name.endsWith('.tf'))
  const declared = texts.map((name) => readFileSync(join(root, folder, name), 'utf8')).join('\n')
  const given = Object.entries(variables).filter(([name]) => {
    const block = new RegExp(`^variable\\s+"?${name}"?\\s*\\{[\\s\\S]*?^\\}`, 'm').exec(declared)?.[0]
    return block !== undefined && !/^\s*default\s*=/m.test(block)
  })
  const made = given.map(([name, { value }]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return new Map([...made, ...(TYPED.get(folder) ?? [])])
}

process.exitCode = main()
