/** Annotations as GitHub takes them: as many as it keeps, each with a title that says who breaks, on a line of the change. */

import type { Range } from '../../model/range-in-source'
import type { FindingReport } from '../../model/report'
import { reporters } from '../../reporters'
import { PLAIN_SETTINGS, type ReporterSettings } from '../../reporters/reporter'
import { readReport } from './goldens'

const report = readReport('public-api-hidden')
const [given] = report.findings
if (given === undefined) throw new Error('the fixture has a finding')
const finding: FindingReport = given

const printed = (findings: readonly FindingReport[], settings: Partial<ReporterSettings> = {}) =>
  reporters
    .github({ ...report, findings }, { ...PLAIN_SETTINGS, ...settings })
    .split('\n')
    .filter((line) => line !== '')

const onLine = (line: number): Range => ({
  file: 'a.tf',
  start: { line, column: 1 },
  end: { line, column: 5 },
})
const many = (count: number, each: (index: number) => Partial<FindingReport>) =>
  Array.from({ length: count }, (_one, index) => ({ ...finding, range: onLine(index + 1), ...each(index) }))

describe('as many as GitHub keeps', () => {
  test('10 errors, 10 warnings, 10 notices: new ones first, the last notice counts the rest', () => {
    const lines = printed(
      many(90, (index) => ({
        message: `Fault ${index} is there.`,
        severity: (['error', 'warning', 'note'] as const)[index % 3] ?? 'error',
        change: index < 60 ? 'still-there' : 'introduced',
      })),
    )
    const starting = (word: string) => lines.filter((line) => line.startsWith(`::${word} `)).length
    expect([starting('error'), starting('warning'), starting('notice')]).toEqual([10, 10, 9])
    expect(lines[0]).toContain('title=Fault 60 is there::')
    expect(lines[lines.length - 1]).toMatch(
      /^::notice title=vpclint::20 more errors, 20 more warnings and 22 more notes without an annotation, .*in the job summary and in the log/,
    )
  })

  test('as many as there is room for need no notice', () => {
    const lines = printed(many(10, () => ({})))
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10)
    expect(lines).toHaveLength(10)
  })

  test('what one rule says of one line is one annotation, and all of it is counted when it is left out', () => {
    const same = many(3, (index) => ({ message: `Lambda "f${index}" breaks. So it is.`, range: onLine(7) }))
    const [line = '', ...others] = printed(same)
    expect(others).toEqual([])
    expect(line).toContain('title=Lambda "f0" breaks::So it is.%0A')
    expect(line).toMatch(/%0AAlso: Lambda "f1" breaks%0AAlso: Lambda "f2" breaks$/)
    expect(printed([...many(10, () => ({ rule: 'another' })), ...same]).pop()).toContain(
      '::3 more errors without',
    )
  })
})

describe('an annotation', () => {
  test('says who breaks above, why and how to fix it below, and the rule last', () => {
    const [line = ''] = printed([{ ...finding, change: 'introduced' }])
    const [, title, text = ''] = /,title=(.*?)::(.*)$/.exec(line) ?? []
    expect(title).toBe('The Lambda function "checkout" will get 403 Forbidden from your public API "orders"')
    const lines = text.split('%0A')
    expect(lines[0]).toMatch(/^Private DNS on the execute-api endpoint sends/)
    expect(lines.slice(-2)).toEqual([
      'Rule: private-dns-hides-public-api, new in this change. More: vpclint explain private-dns-hides-public-api',
      'The path hop by hop is in the job summary.',
    ])
  })

  test('of one sentence has it as its title alone; one that is too long is whole in the text', () => {
    expect(printed([{ ...finding, message: 'It breaks at 10.0.0.0.' }])[0]).toMatch(
      /title=It breaks at 10\.0\.0\.0::1\. /,
    )
    const long = `${'x'.repeat(300)} breaks.`
    const [line = ''] = printed([{ ...finding, message: long }])
    expect(/title=(.*?)::/.exec(line)?.[1]).toBe(`${'x'.repeat(254)}…`)
    expect(line).toContain(`::${long}%0A`)
  })

  test('lies on the lines that the change touched', () => {
    const block: Range = { file: 'a.tf', start: { line: 10, column: 1 }, end: { line: 30, column: 2 } }
    const at = (changed: readonly (readonly [number, number])[]) =>
      printed([{ ...finding, range: block }], { changedLines: new Map([['a.tf', changed]]) })[0]
    expect(at([[20, 21]])).toContain('file=a.tf,line=20,endLine=21,title=')
    expect(at([[1, 12]])).toContain('file=a.tf,line=10,endLine=12,title=')
    expect(at([[40, 41]])).toContain('file=a.tf,line=10,endLine=30,title=')
  })

  test('lies on the evidence when only that was touched', () => {
    const changedLines = new Map([['checkout.tf', [[29, 40]] as const]])
    expect(printed([finding], { changedLines })[0]).toMatch(/^::error file=checkout\.tf,line=29,/)
  })
})
