/**
 * Lints a folder of real plans, templates and Terraform folders that nobody here wrote, each by itself, and holds what is said
 * against the committed table, so that every change of a verdict is seen and has to be explained.
 *
 *     npm run check:corpus -- FOLDER            compare with test/corpus/verdicts.tsv
 *     npm run check:corpus -- FOLDER --update   write it anew
 */
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { diskSources } from '../cli/files'
import { lint } from '../lint'
import type { Report } from '../model/report'
import { decode } from '../parsers/decode'
import type { Input } from '../parsers/read-input'
import { differencesFrom } from './table-differences'

const TABLE = join(__dirname, '../test/corpus/verdicts.tsv')
const [given, update] = process.argv.slice(2)
/** Where a file really lies is what confinement compares: a relative folder, or one behind a link, is opened up first. */
const folder = given !== undefined && existsSync(given) ? realpathSync(given) : undefined

function main(): number {
  if (folder === undefined) {
    console.error('usage: npm run check:corpus -- FOLDER [--update]')
    return 2
  }
  const started = performance.now()
  const lines = inputsIn(folder).flatMap((name) => linesOf(folder, name))
  const table = `${['input\tsaid\tsubject\tplace', ...lines].join('\n')}\n`
  console.log(summary(lines, performance.now() - started))
  if (update === '--update') writeFileSync(TABLE, table)
  return update === '--update' ? 0 : differencesFrom(TABLE, table)
}

/** Terraform folders as a whole, every other file by itself; a file is named by where it lies. */
function inputsIn(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const terraform = names.filter((name) => /\.(tf|tofu)(\.json)?$/.test(name)).map(folderOf)
  const others = names.filter((name) => name.includes('/') && /\.(json|ya?ml|template|golden)$/.test(name))
  const files = others.filter((name) => !terraform.some((each) => name.startsWith(`${each}/`)))
  return [...new Set([...terraform.map((name) => `${name}/`), ...files])].sort()
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/'))

function linesOf(root: string, name: string): readonly string[] {
  const started = performance.now()
  const read = inputOf(root, name)
  if (typeof read === 'string') return [`${name}\tnot read: ${read}\t\t`]
  const report = lint({ inputs: [read], sources: diskSources({ base: root, allowed: [root] }) })
  const took = performance.now() - started
  if (took > 2000) console.log(`slow: ${name} took ${Math.round(took)} ms`)
  return saidOf(name, report)
}

function inputOf(root: string, name: string): Input | string {
  if (name.endsWith('/')) return { is: 'folder', folder: name.slice(0, -1) }
  const decoded = decode(readFileSync(join(root, name)))
  return 'text' in decoded ? { is: 'text', source: { name, text: decoded.text } } : decoded.refused
}

function saidOf(name: string, report: Report): readonly string[] {
  const judged = report.read.map((each) => `${each.form} ${total(each.kinds)}+${total(each.read)}`).join(', ')
  const row = (said: string, subject: string, file: string, line: number | undefined) =>
    `${name}\t${said}\t${subject}\t${line === undefined ? '' : `${file === name ? '' : `${file}:`}${line}`}`
  return [
    `${name}\tread: ${judged || 'nothing of ours'}\t\t`,
    ...report.findings.map((each) =>
      row(
        `${each.severity} ${each.certainty} ${each.rule}`,
        each.subject.address,
        each.range.file,
        each.range.start.line,
      ),
    ),
    ...report.undecided.map((each) =>
      row(
        `${each.verdict} ${each.rule}`,
        each.subject.address,
        each.range?.file ?? '',
        each.range?.start.line,
      ),
    ),
    ...report.problems.map((each) =>
      row(`problem ${each.severity} ${each.code}`, '', each.file, each.range?.start.line),
    ),
  ]
}

const total = (kinds: Readonly<Record<string, number>>): number =>
  Object.values(kinds).reduce((sum, count) => sum + count, 0)

function summary(lines: readonly string[], took: number): string {
  const said = new Map<string, number>()
  for (const line of lines) {
    const what =
      line
        .split('\t')[1]
        ?.replace(/^read: .*[1-9].*$/, 'read')
        .replace(/^read: .*$/, 'nothing of ours') ?? ''
    said.set(what, (said.get(what) ?? 0) + 1)
  }
  const rows = [...said].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `${count}\t${what}`)
  return [...rows, `${Math.round(took)} ms, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`].join(
    '\n',
  )
}

process.exitCode = main()
