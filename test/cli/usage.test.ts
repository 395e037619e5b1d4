import { nearest } from '../../model/nearest'
import { FAULT, FAULTY_ROOT, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)
const folder = folderWith({ 'main.tf': FAULTY_ROOT })

test.each([
  [['--fromat', 'json'], 'There is no option --fromat. Did you mean "--format"?'],
  [['-x'], 'There is no option -x.'],
  [['--format', 'jsno'], 'There is no format "jsno". Did you mean "json"?'],
  [['--format'], '--format needs a value: --format FORMAT[=FILE]'],
  [['--format', '--rule'], '--format needs a value'],
  [['--format', 'sarif='], 'needs the name of a file'],
  [['--format', 'json', '--format', 'text'], 'Standard output takes one document'],
  [['--fail-on', 'erorr'], '"erorr" is none of them. Did you mean "error"?'],
  [['--fail-on', 'error', '--fail-on', 'note'], '--fail-on was given twice'],
  [['--show', 'posible'], 'Did you mean "possible"?'],
  [['--rule', 'private-dns-without-vpc-dsn'], `Did you mean "${FAULT}"?`],
  [['--skip-rule', 'x'], 'there is no rule "x"'],
  [['--var', 'a'], '--var takes NAME=VALUE; "a" is none.'],
  [['--parameter', '=a'], '--parameter takes NAME=VALUE'],
  [['--var-file', 'no.tfvars'], 'There is no file or folder no.tfvars.'],
  [['--color', 'blue'], '--color takes auto, always, never'],
  [['--help=1'], '--help takes no value.'],
  [['rules', '--fail-on', 'note'], '--fail-on belongs to "vpclint lint", not to "rules".'],
  [['rules', 'extra'], 'rules takes no path'],
  [['explian', FAULT], 'Did you mean "explain"?'],
  [['explain'], 'explain takes the name of one rule'],
  [['explain', 'no-such-rule-at-all'], 'There is no rule "no-such-rule-at-all".'],
  [['help', 'lnt'], 'Did you mean "lint"?'],
])('bad usage %j is one sentence on standard error, exit status 2', (words, sentence) => {
  const { status, output, errors } = vpclint(folder, words)
  expect(errors).toContain(sentence)
  expect(errors).toMatch(/^vpclint: /)
  expect(errors).not.toMatch(/\n {2,}at /)
  expect(status).toBe(2)
  if (!words.includes('json')) expect(output).toBe('')
})

test('with --format json, bad usage is one JSON document as well', () => {
  const { status, problems } = reportOf(folder, ['--fail-on', 'x'])
  expect(status).toBe(2)
  expect(problems[0]).toMatchObject({ code: 'usage' })
})

test('help teaches: commands, where to start, exit statuses; a command has its own', () => {
  const { status, output } = vpclint(folder, ['--help'])
  expect(status).toBe(0)
  for (const part of ['vpclint demo', 'Exit status', '--fail-on', 'Start here'])
    expect(output).toContain(part)
  expect(vpclint(folder, ['help']).output).toBe(output)
  expect(vpclint(folder, ['explain', '--help']).output).toMatch(/^vpclint explain RULE\n/)
  expect(vpclint(folder, ['help', 'explain']).output).toBe(vpclint(folder, ['explain', '--help']).output)
  for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(130)
})

test('the version is that of the package', () => {
  expect(vpclint(folder, ['--version']).output).toBe(`vpclint ${require('../../package.json').version}\n`)
})

test('rules lists every rule, explain has a page for each', () => {
  const list = JSON.parse(vpclint(folder, ['rules', '--json']).output) as readonly {
    id: string
    title: string
  }[]
  expect(list.length).toBeGreaterThan(0)
  const text = vpclint(folder, ['rules']).output
  for (const { id, title } of list) {
    expect(text).toContain(id)
    const page = vpclint(folder, ['explain', id]).output
    expect(page.startsWith(id)).toBe(true)
    expect(page).toContain(title.split(' ').slice(0, 4).join(' '))
    for (const heading of ['Why', 'To fix it', 'What it asks', 'Read more'])
      expect(page).toMatch(new RegExp(`^${heading}$`, 'm'))
  }
})

test('a folder that is called like a command: the command wins and says how to lint the folder', () => {
  const { status, errors } = vpclint(folderWith({ 'rules/main.tf': FAULTY_ROOT }), ['rules'])
  expect(status).toBe(0)
  expect(errors).toBe('vpclint: "rules" was taken as the command; to lint the folder: vpclint lint rules\n')
})

test('after --, a word that is a command is a path', () => {
  const report = reportOf(folderWith({ 'rules/main.tf': FAULTY_ROOT }), ['--', 'rules'])
  expect(report.findings.map(({ rule }) => rule)).toEqual([FAULT])
})

test('the demo shows a finding and three next commands; --write leaves the files and overwrites nothing', () => {
  const empty = folderWith({})
  const { status, output } = vpclint(empty, ['demo'])
  expect(status).toBe(0)
  expect(output).toMatch(/^demo\/\S+\.tf:\d+:\d+ {2}(error|warning)/)
  expect(output.split('What next\n')[1]?.trimEnd().split('\n')).toHaveLength(3)
  expect(vpclint(empty, ['demo', '--write', 'example']).status).toBe(0)
  expect(reportOf(empty, ['example']).findings.length).toBeGreaterThan(0)
  expect(vpclint(empty, ['demo', '--write', 'example'])).toMatchObject({ status: 2 })
})

test('a suggestion is near, or there is none', () => {
  expect(nearest('lnit', ['lint', 'explain'])).toBe('lint')
  expect(nearest('zzz', ['lint', 'explain'])).toBeNull()
  expect(nearest('x'.repeat(1_000_000), ['lint'])).toBeNull()
})

test('where nothing says what was there before, that is said, and every finding counts', () => {
  for (const option of ['--new-only', '--fail-on-new']) {
    const { status, errors } = vpclint(folder, ['.', option])
    expect([status, errors]).toEqual([1, expect.stringContaining('--base REVISION')])
  }
  expect(vpclint(folder, ['.']).errors).toBe('')
})

test('where nothing is to be read, that is said, with what shows an example', () => {
  const empty = vpclint(folderWith({ 'notes.txt': 'nothing' }), [])
  expect([empty.status, empty.output]).toEqual([0, expect.stringContaining('vpclint demo')])
})
