/** A plan for people: what it brings in full, what was there a line each, what it fixes as a number. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const FIXTURES = join(__dirname, '../../fixtures')
const folder = folderWith({
  '.git/HEAD': '',
  'plan.json': readFileSync(join(FIXTURES, 'plans/faults/plan.json')),
  'first.json': readFileSync(join(FIXTURES, 'rules/private-dns-without-vpc-dns/hostnames-off/plan.json')),
})
const RULE = ['--rule', 'private-dns-without-vpc-dns']
const linesOf = (...words: readonly string[]) => vpclint(folder, [...RULE, ...words]).output.split('\n')
const heads = (lines: readonly string[]) => lines.filter((line) => /^plan\.json:\d+:\d+ {2}error /.test(line))

test('text: the new fault in full, the old one as a line, the counts last', () => {
  const lines = linesOf('plan.json')
  expect(heads(lines).map((line) => line.replace(/^.* {2}/, ''))).toEqual([
    'new in this change',
    'still there',
  ])
  expect(lines.filter((line) => line.includes('aws_vpc_endpoint.broken turns on private DNS'))).toHaveLength(
    1,
  )
  expect(lines.join('\n')).not.toContain('aws_vpc_endpoint.renamed turns on private DNS')
  expect(lines.join('\n')).toContain('2 fixed by this change, thank you.')
  expect(lines.at(-2)).toBe('2 errors (1 new), 0 warnings')
})

test('text: --show existing tells the old ones in full, and which were fixed', () => {
  const text = linesOf('plan.json', '--show', 'existing').join('\n')
  expect(text).toContain('aws_vpc_endpoint.renamed turns on private DNS')
  expect(text).toContain(
    'Fixed by this change:\n  private-dns-without-vpc-dns  aws_vpc_endpoint.gone\n  private-dns-without-vpc-dns  aws_vpc_endpoint.healed\n',
  )
})

test('--new-only leaves out what was there, and does not fail for it', () => {
  const { findings, counts, status } = reportOf(folder, [...RULE, '--new-only', 'plan.json'])
  expect(findings.map(({ change, subject }) => `${change} ${subject.address}`).sort()).toEqual([
    'fixed aws_vpc_endpoint.gone',
    'fixed aws_vpc_endpoint.healed',
    'introduced aws_vpc_endpoint.broken',
  ])
  expect(counts).toMatchObject({ error: 1 })
  expect(status).toBe(1)
  const calm = JSON.parse(readFileSync(join(FIXTURES, 'plans/faults/plan.json'), 'utf8'))
  const isOld = (address: string) => !/spoilt|broken/.test(address)
  calm.resource_changes = calm.resource_changes.filter((each: { address: string }) => isOld(each.address))
  const old = folderWith({ '.git/HEAD': '', 'plan.json': JSON.stringify(calm) })
  expect(reportOf(old, [...RULE, 'plan.json']).status).toBe(1)
  expect(reportOf(old, [...RULE, '--new-only', 'plan.json'])).toMatchObject({
    status: 0,
    counts: { error: 0 },
  })
})

test('SARIF: new and unchanged, what was fixed is no result', () => {
  const { output } = vpclint(folder, [...RULE, '--format', 'sarif', 'plan.json'])
  const [run] = JSON.parse(output).runs
  expect(run.results.map((each: { baselineState: string }) => each.baselineState).sort()).toEqual([
    'new',
    'unchanged',
  ])
})

test('of a first plan it is said once that everything is new', () => {
  const one = linesOf('first.json')
  expect(one.filter((line) => line.includes('new in this change'))).toHaveLength(1)
  const first = JSON.parse(readFileSync(join(FIXTURES, 'plans/faults/plan.json'), 'utf8'))
  const { prior_state: _, resource_changes: changes, ...rest } = first
  const created = changes
    .filter(({ change }: { change: { after: unknown } }) => change.after !== null)
    .map((each: { change: object }) => ({
      ...each,
      change: { ...each.change, actions: ['create'], before: null },
    }))
  const folder = folderWith({
    '.git/HEAD': '',
    'plan.json': JSON.stringify({ ...rest, resource_changes: created }),
  })
  const lines = vpclint(folder, [...RULE, 'plan.json']).output.split('\n')
  expect(lines.filter((line) => line.includes('new in this change'))).toEqual([])
  expect(lines.at(-2)).toBe('2 errors (2 new), 0 warnings')
})
