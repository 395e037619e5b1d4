import fc from 'fast-check'
import { withChanges } from '../../engine/changes'
import { touchedBy } from '../../engine/touched'
import type { FindingReport, Report } from '../../model/report'
import { readReport } from '../reporters/goldens'

const base = readReport('public-api-hidden')

function finding(address: string, fingerprint: string, deployment = 'live'): FindingReport {
  const [first] = base.findings
  if (first === undefined) throw new Error('the stored report has a finding')
  return { ...first, fingerprint, change: null, subject: { ...first.subject, address, deployment } }
}

const report = (findings: readonly FindingReport[], more: Partial<Report> = {}): Report => ({
  ...base,
  findings,
  undecided: [],
  allowed: [],
  ...more,
})

const changes = (after: Report, before: readonly FindingReport[]) =>
  withChanges(after, before).findings.map(({ change, subject }) => `${change} ${subject.address}`)

describe('a change', () => {
  test('introduces, leaves and fixes', () => {
    const old = [finding('a.x', '1'), finding('a.y', '2')]
    expect(changes(report([finding('a.y', '2'), finding('a.z', '3')]), old)).toEqual([
      'still-there a.y',
      'introduced a.z',
      'fixed a.x',
    ])
  })

  test('that moves a block into a module leaves its finding where it was', () => {
    const after = report([finding('module.net.module.api["a"].aws_vpc_endpoint.api[0]', '2')])
    expect(changes(after, [finding('aws_vpc_endpoint.api', '1')])).toEqual([
      'still-there module.net.module.api["a"].aws_vpc_endpoint.api[0]',
    ])
  })

  test('that moves one of two alike is not guessed at', () => {
    const after = report([finding('module.a.v.api', '2'), finding('module.b.v.api', '3')])
    expect(changes(after, [finding('v.api', '1')])).toEqual([
      'introduced module.a.v.api',
      'introduced module.b.v.api',
      'fixed v.api',
    ])
  })

  test('that copies a fault to a second root introduces one', () => {
    const after = report([finding('v.api', '1', 'live'), finding('v.api', '1', 'test')])
    expect(changes(after, [finding('v.api', '1', 'test')])).toEqual(['introduced v.api', 'still-there v.api'])
  })

  test('after which nobody can tell, or that allows it, fixes nothing', () => {
    const old = finding('v.api', '1')
    const undecided = [
      { rule: old.rule, verdict: 'undecided' as const, subject: old.subject, range: null, missing: [] },
    ]
    expect(changes(report([], { undecided }), [old])).toEqual([])
    const allowed = [{ finding: old, because: 'r', until: null, range: null }]
    expect(changes(report([], { allowed }), [old])).toEqual([])
  })

  test('pairs one to one: the numbers always add up', () => {
    const findings = fc.array(
      fc.tuple(
        fc.constantFrom('a.x', 'module.m.a.x', 'a.y'),
        fc.constantFrom('1', '2'),
        fc.constantFrom('l', 't'),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        const old = before.map((each) => finding(...each))
        const now = after.map((each) => finding(...each))
        const result = withChanges(report(now), old).findings
        const count = (change: string) => result.filter((each) => each.change === change).length
        expect(count('introduced') + count('still-there')).toBe(now.length)
        expect(count('fixed') + count('still-there')).toBe(old.length)
      }),
    )
  })
})

describe('what files have a part in', () => {
  const files = [
    ...new Set(base.findings.flatMap(({ evidence }) => evidence.flatMap(({ range }) => range?.file ?? []))),
  ]

  test.each(files)('a finding with evidence in %s is theirs', (file) => {
    expect(touchedBy(base, new Set([file])).findings.length).toBeGreaterThan(0)
  })

  test('others are not, and are not counted', () => {
    const rest = touchedBy(base, new Set(['elsewhere.tf']))
    expect(rest.findings).toEqual([])
    expect(rest.counts).toMatchObject({ error: 0, warning: 0, note: 0 })
  })

  test('what cannot be read elsewhere is a note, here it stays what it is', () => {
    const problem = {
      code: 'hcl-syntax',
      severity: 'unreadable',
      message: 'm',
      file: 'a.tf',
      range: null,
      remedy: null,
    } as const
    const broken = report([], { problems: [problem, { ...problem, severity: 'note', file: 'c.tf' }] })
    expect(touchedBy(broken, new Set(['a.tf'])).problems).toEqual([problem])
    expect(touchedBy(broken, new Set(['b.tf'])).problems).toEqual([{ ...problem, severity: 'note' }])
  })
})
