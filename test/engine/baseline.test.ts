import fc from 'fast-check'
import { baselineText, compareWithBaseline, readBaseline } from '../../engine/baseline'
import type { FindingReport, Report } from '../../model/report'
import { readReport } from '../reporters/goldens'

const base = readReport('public-api-hidden')
const sha = (text: string) => Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64)

function finding(address: string, fingerprint = sha(address)): FindingReport {
  const [first] = base.findings
  if (first === undefined) throw new Error('the stored report has a finding')
  return { ...first, fingerprint, change: null, subject: { ...first.subject, address } }
}

const report = (findings: readonly FindingReport[]): Report => ({ ...base, findings })
const read = (text: string) => readBaseline({ name: 'known.txt', text })
const compared = (now: readonly FindingReport[], before: readonly FindingReport[]) => {
  const { report: after, gone, known } = compareWithBaseline(report(now), read(baselineText(before)).known)
  return {
    changes: after.findings.map(({ change, subject }) => `${change} ${subject.address}`),
    gone: gone.map(({ subject }) => subject.address),
    known: known.size,
  }
}

test('findings are new, known and gone', () => {
  expect(compared([finding('a.b'), finding('a.c')], [finding('a.b'), finding('a.d')])).toEqual({
    changes: ['still-there a.b', 'introduced a.c'],
    gone: ['a.d'],
    known: 1,
  })
})

test('a block that moved into a module is known', () => {
  expect(compared([finding('module.net.a.b', sha('other'))], [finding('a.b')])).toEqual({
    changes: ['still-there module.net.a.b'],
    gone: [],
    known: 1,
  })
})

test('a second copy of a known fault is new', () => {
  expect(compared([finding('a.b'), finding('a.b')], [finding('a.b')]).changes).toEqual([
    'still-there a.b',
    'introduced a.b',
  ])
})

test('the text is one line a finding, sorted, and the same whatever the order', () => {
  const [a, b] = [finding('a.b'), finding('a.a')]
  expect(baselineText([a, b])).toBe(baselineText([b, a]))
  expect(baselineText([a, b]).split('\n').slice(1, -1)).toEqual(
    [a, b]
      .map(({ fingerprint, rule, subject }) => `${fingerprint} ${rule} ${subject.kind} ${subject.address}`)
      .sort(),
  )
})

test('what is fixed is not known any more', () => {
  expect(read(baselineText([{ ...finding('a.b'), change: 'fixed' }])).known).toEqual([])
})

test('any address is found again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (address) => {
      const text = baselineText([finding(address, sha('x'))])
      expect(text.split('\n')).toHaveLength(3)
      expect(read(text)).toMatchObject({ problems: [], known: [{ subject: { address } }] })
    }),
  )
})

test.each(['nonsense', '0123 rule kind address', `${sha('a')} rule kind`, `${sha('a')} rule kind "open`])(
  'a line that is none is said at its place: %s',
  (line) => {
    const { known, problems } = read(`# head\n\n${line}\n`)
    expect(known).toEqual([])
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'baseline-invalid',
        place: expect.objectContaining({ start: 8, end: 8 + line.length }),
      }),
    ])
  },
)
