import fc from 'fast-check'
import { FORMAT_NAMES, reporters } from '../../reporters'
import { columnsOf, expandTabs } from '../../reporters/columns'
import { frame } from '../../reporters/frame'
import { plain } from '../../reporters/plain'
import { PLAIN_SETTINGS, SHOWABLE } from '../../reporters/reporter'
import { readReport } from './goldens'
import { withTexts } from './hostile'

const SETTINGS = [
  { ...PLAIN_SETTINGS, show: SHOWABLE, workflowLog: true },
  { ...PLAIN_SETTINGS, show: SHOWABLE, workflowLog: true, width: 100, unicode: false },
]
const controls = (text: string) =>
  text.replace(/\n/g, '').match(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028]/gu)

test('every format can be named, in the order of the table', () => {
  expect(FORMAT_NAMES).toEqual(Object.keys(reporters))
})

describe.each(FORMAT_NAMES)('%s over hostile text', (format) => {
  test.each(SETTINGS)('prints no control or direction character, obeys no command', (settings) => {
    const printed = reporters[format](readReport('hostile'), settings)
    if (format === 'text' || format === 'github') expect(controls(printed)).toBeNull()
    for (const line of printed.split('\n')) {
      expect(line).not.toContain('##[')
      if (format !== 'github') expect(line.trimStart().startsWith('::')).toBe(false)
      else expect(line).toMatch(/^(::(error|warning|notice) [^:]*::.*)?$/)
    }
  })

  test('keeps those promises for any text in any place of the report', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r', '\n::error::x', '  ::debug::', '##[error]', '\t', '\u001b[31m', ''),
    )
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 8 }), (pieces) => {
        const printed = reporters[format](withTexts(readReport('public-api-hidden'), pieces), {
          ...PLAIN_SETTINGS,
          workflowLog: true,
        })
        expect(printed).not.toContain('##[')
        if (format === 'text' || format === 'github') expect(controls(printed)).toBeNull()
        if (format === 'json' || format === 'sarif') JSON.parse(printed)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the text report', () => {
  test('stays within 100 columns on a terminal, but for words that cannot be broken', () => {
    const printed = reporters.text(readReport('public-api-hidden'), {
      ...PLAIN_SETTINGS,
      width: 300,
      show: SHOWABLE,
    })
    for (const line of printed.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(100)
  })

  test('says the same with and without colours', () => {
    const colored = reporters.text(readReport('public-api-hidden'), {
      ...PLAIN_SETTINGS,
      width: 100,
      colors: true,
    })
    const paint = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'g')
    expect(colored).not.toBe(colored.replace(paint, ''))
    expect(colored.replace(paint, '')).toBe(
      reporters.text(readReport('public-api-hidden'), { ...PLAIN_SETTINGS, width: 100 }),
    )
  })

  test('shows paths as they are typed in the current folder', () => {
    const report = readReport('conditions-and-changes')
    const first = (folder: string, prefix = '') =>
      reporters.text(report, { ...PLAIN_SETTINGS, folder, prefix }).split('  ')[0]
    expect(first('')).toBe('net/main.tf:13:3')
    expect(first('net')).toBe('main.tf:13:3')
    expect(first('net/modules/a')).toBe('../../main.tf:13:3')
    expect(first('other')).toBe('../net/main.tf:13:3')
    expect(first('', 'infra/')).toBe('infra/net/main.tf:13:3')
  })

  test('says once what many folders have in common', () => {
    const report = readReport('unreadable-inputs')
    const note = {
      code: 'module-not-read',
      severity: 'note',
      message: 'm',
      range: null,
      remedy: null,
    } as const
    const problems = ['a', 'b', 'c'].map((file) => ({ ...note, file }))
    const printed = reporters.text({ ...report, problems }, PLAIN_SETTINGS)
    expect(printed.split('\n').slice(0, 3)).toEqual([
      'a  note  module-not-read  (and 2 more like it)',
      '    m',
      '',
    ])
    expect(printed).not.toContain('b  note')
  })

  test('is the last thing to be counted', () => {
    for (const name of ['clean', 'nothing-judged', 'unreadable-inputs'])
      expect(reporters.text(readReport(name), PLAIN_SETTINGS).trimEnd().split('\n').pop()).toBe(
        '0 errors, 0 warnings',
      )
  })
})

describe('a code frame', () => {
  const style = { unicode: true, width: 60, dim: (text: string) => text, mark: (text: string) => text }
  const at = (column: number, end: number) => ({
    file: 'a',
    start: { line: 1, column },
    end: { line: 1, column: end },
  })

  test('puts carets below the pointed text after tabs and wide characters', () => {
    expect(frame({ firstLine: 1, lines: ['\tname = "説明" # x'] }, at(9, 13), style)).toEqual([
      '1 │     name = "説明" # x',
      '  │            ^^^^^^',
    ])
  })

  test('cuts a long line around what is pointed at', () => {
    const line = `${'a'.repeat(500)}POINT${'b'.repeat(500)}`
    const [code = '', carets = ''] = frame({ firstLine: 1, lines: [line] }, at(501, 506), style)
    expect(columnsOf(code)).toBeLessThanOrEqual(60)
    expect(code.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('POINT')
  })

  test('puts no caret where the shown line has ended', () => {
    const blanks = frame({ firstLine: 1, lines: ['name = [     '] }, at(8, 14), style)
    expect(blanks).toEqual(['1 │ name = [', '  │        ^'])
    const shortened = frame({ firstLine: 1, lines: ['name = "a"'] }, at(8, 90), style)
    expect(shortened).toEqual(['1 │ name = "a"', '  │        ^^^'])
    expect(frame({ firstLine: 1, lines: ['name'] }, at(40, 50), style)).toEqual(['1 │ name', '  │    ^'])
  })

  test('points at the first line only of what spans several', () => {
    const range = { file: 'a', start: { line: 1, column: 8 }, end: { line: 3, column: 2 } }
    expect(frame({ firstLine: 1, lines: ['list = [', '  "one",', ']'] }, range, style)).toEqual([
      '1 │ list = [',
      '  │        ^',
      '2 │   "one",',
      '3 │ ]',
    ])
  })

  test('never breaks, wherever the range lies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
        fc.nat(7),
        fc.nat(200),
        fc.nat(7),
        fc.nat(200),
        (lines, line, column, endLine, endColumn) => {
          const range = {
            file: 'a',
            start: { line, column: column + 1 },
            end: { line: endLine, column: endColumn + 1 },
          }
          const shown = frame({ firstLine: 1, lines }, range, style)
          for (const each of shown) expect(columnsOf(each)).toBeLessThanOrEqual(60)
          const carets = shown.findIndex((each) => /^ *│ *\^+$/.test(each))
          const pointed = shown[carets - 1]
          if (pointed !== undefined && pointed.length > '1 │ '.length)
            expect(columnsOf(shown[carets] ?? '')).toBeLessThanOrEqual(columnsOf(pointed))
        },
      ),
    )
  })
})

test('plain text has no hidden character and keeps the visible ones', () => {
  expect(plain('a\tb\r\nc\u0085d\u00ade\u{e0041}')).toBe('a\\u{9}b␊c\\u{85}d\\u{ad}e\\u{e0041}')
  expect(plain('é\n', false)).toBe('\\u{e9}\\n')
  expect(expandTabs('a\tb')).toBe('a   b')
})
