/** The page of numbered cases, held to what is tested. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FINDINGS, OUTCOMES } from '../paths/vectors'

const root = join(__dirname, '../..')
const page = readFileSync(join(root, 'docs/vectors.md'), 'utf8')
const rowsOf = (start: RegExp): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line) => start.test(line))
    .map((line) => line.replace(/^\| | \|$/g, '').split(' | '))

const requests = rowsOf(/^\| \d/)
const packets = rowsOf(/^\| V\d/)
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1)
const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

test('every case is there once, in order', () => {
  expect(requests.map(([number]) => Number(number))).toEqual(upTo(63))
  expect(packets.map(([number]) => number)).toEqual(upTo(54).map((number) => `V${number}`))
})

test.each(requests)('case %s says what its tests expect', (...cells) => {
  const number = Number(cells[0])
  const outcomes = OUTCOMES.filter(([one]) => one === number).map(([, , , outcome]) => outcome)
  const findings = FINDINGS.filter(([one]) => one === number).flatMap(([, found]) => found)
  const isTested = [...OUTCOMES, ...FINDINGS].some(([one]) => one === number)
  expect(isTested).toBe(true)
  expect(quoted(cells.at(-1))).toEqual([...outcomes, ...findings])
})

test.each(requests)('what nobody documents backs no error: case %s', (...cells) => {
  const [known = '', here = ''] = cells.slice(-2)
  if (/follows from others|one source/.test(known) && !known.includes('documented'))
    expect(here).not.toMatch(/`error /)
})

/** The texts of all tests that are called by a case. */
const shownBy = (number: string, file: string): string =>
  readFileSync(join(root, file), 'utf8')
    .split(/^ *(?=test\()/m)
    .filter((text) => text.startsWith(`test('${number}: `))
    .join('')

test.each(packets)('case %s is a test that expects its verdict', (...cells) => {
  const [number = '', verdict = '', file = ''] = [cells[0], cells.at(-2), quoted(cells.at(-1))[0]]
  const text = shownBy(number, file)
  const words = quoted(verdict).map((word) => word.replace(/^blocked: /, ''))
  expect(text).not.toBe('')
  expect(words.filter((word) => !text.includes(word))).toEqual([])
  if (verdict === 'nobody can tell') expect(text).toContain('unknown')
})

test('every configuration of a case is one of the page', () => {
  const folders = readdirSync(join(root, 'fixtures/paths/vectors')).map(Number)
  expect(folders.sort((a, b) => a - b)).toEqual(upTo(63))
})
