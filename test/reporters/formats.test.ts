import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'
import { officialSarif } from '../support/sarif'
import { PRINTED, REPORTS, readReport, reportNames } from './goldens'

const root = join(__dirname, '../..')

describe.each(reportNames())('the report %s', (name) => {
  test.each(Object.keys(PRINTED))('prints the committed %s', (ending) => {
    expect(PRINTED[ending]?.(readReport(name))).toBe(readFileSync(join(REPORTS, `${name}.${ending}`), 'utf8'))
  })
})

describe('JSON', () => {
  const isReport = strict(join(root, 'schemas/report.schema.json'))

  test.each(reportNames())('of %s is what the published schema describes, and nothing else', (name) => {
    isReport(JSON.parse(PRINTED.json?.(readReport(name)) ?? ''))
    expect(isReport.errors).toBeNull()
  })

  test('loses nothing of the report', () => {
    for (const name of reportNames())
      expect(JSON.parse(PRINTED.json?.(readReport(name)) ?? '')).toEqual(readReport(name))
  })

  test('has the same order of keys however the report was built', () => {
    const report = readReport('public-api-hidden')
    const shuffled = JSON.parse(JSON.stringify(report), (_key, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(PRINTED.json?.(shuffled)).toBe(PRINTED.json?.(report))
  })
})

describe('SARIF', () => {
  const isSarif = officialSarif()

  test.each(reportNames())('of %s is valid by the official schema', (name) => {
    isSarif(JSON.parse(PRINTED.sarif?.(readReport(name)) ?? ''))
    expect(isSarif.errors).toBeNull()
  })

  test('the official schema is really asked: a wrong level is refused', () => {
    const log = JSON.parse(PRINTED.sarif?.(readReport('public-api-hidden')) ?? '')
    log.runs[0].results[0].level = 'fatal'
    expect(isSarif(log)).toBe(false)
  })

  test('every result names its rule by index, and what is open has no level', () => {
    const { runs } = JSON.parse(PRINTED.sarif?.(readReport('conditions-and-changes')) ?? '')
    for (const result of runs[0].results) {
      expect(runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
      if (result.kind !== undefined) expect(result.level).toBe('none')
    }
    expect(runs[0].results.map((result: { kind?: string }) => result.kind ?? 'fail')).toEqual([
      'fail',
      'fail',
      'fail',
      'review',
      'fail',
    ])
    expect(runs[0].results[4].suppressions[0].justification).toBe('the zone is shared by another team')
  })
})

/** The published schema leaves room for new fields; what we print today must be in it. */
function strict(path: string): ValidateFunction {
  const closed = JSON.parse(readFileSync(path, 'utf8'), (_key, value) =>
    value?.type === 'object' && value.properties !== undefined
      ? { ...value, additionalProperties: false }
      : value,
  )
  return new Ajv({ allErrors: true, strict: false }).compile(closed)
}
