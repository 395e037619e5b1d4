/** JUnit, Checkstyle, GitLab, Markdown and HTML: that each is what its readers take, and that nothing in a report becomes part of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Report } from '../../model/report'
import { reporters } from '../../reporters'
import { hashOf } from '../../reporters/html/hash'
import { markdownText } from '../../reporters/markdown/escape'
import { plain } from '../../reporters/plain'
import { PLAIN_SETTINGS, SHOWABLE } from '../../reporters/reporter'
import { readPage } from '../support/html'
import { rendered } from '../support/markdown'
import { elementsOf, parseXml } from '../support/xml'
import { schemaFaults } from '../support/xsd'
import { readReport, reportNames } from './goldens'
import { withTexts } from './hostile'

const settings = { ...PLAIN_SETTINGS, show: SHOWABLE, sourceLink: 'https://github.com/o/r/blob/0000000/' }
const printed = (format: keyof typeof reporters, report: Report) => reporters[format](report, settings)
const HOSTILE = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '</failure><x>',
      ']]>',
      '"/><script>alert(1)</script>',
      "' onclick='x",
      '<!-- -->',
      '&#60;img src=x onerror=alert(1)&#62;',
      '[x](javascript:alert(1))',
      '![x](https://example.com/x.png)',
      '@everyone #1 GH-1',
      'https://example.com www.example.com',
      '```\n# x',
      '|---|\n\n> x',
      'javascript:alert(1)',
      '\uffff\ufffe\u0000',
    ),
  ),
  { minLength: 1, maxLength: 8 },
)
const every = (check: (report: Report) => void) =>
  fc.assert(
    fc.property(fc.constantFrom(...reportNames()), HOSTILE, (name, pieces) =>
      check(withTexts(readReport(name), pieces)),
    ),
    { numRuns: 80 },
  )

describe('JUnit', () => {
  const schema = readFileSync(join(__dirname, '../../fixtures/schemas/junit.xsd'), 'utf8')

  test('is valid by the schema of its readers, whatever the report holds', async () => {
    const documents = [
      ...reportNames().map((name) => printed('junit', readReport(name))),
      ...fc
        .sample(HOSTILE, 30)
        .flatMap((pieces) =>
          reportNames().map((name) => printed('junit', withTexts(readReport(name), pieces))),
        ),
    ]
    expect(await schemaFaults(documents, schema)).toEqual([])
  }, 30_000)

  test('the schema is really asked: an attribute that it does not know is refused', async () => {
    const document = printed('junit', readReport('public-api-hidden'))
    expect(
      await schemaFaults([document.replace('<testcase ', '<testcase severity="1" ')], schema),
    ).toHaveLength(1)
  })

  test('counts what it holds', () => {
    for (const name of reportNames()) {
      const root = parseXml(printed('junit', readReport(name)))
      const count = (element: string) => elementsOf(root).filter((each) => each.name === element).length
      expect(root.attributes).toMatchObject({
        tests: `${count('testcase')}`,
        failures: `${count('failure')}`,
        errors: `${count('error')}`,
      })
    }
  })

  test('is well-formed whatever the report holds, and loses no address', () => {
    every((report) => {
      const addresses = elementsOf(parseXml(printed('junit', report))).filter(
        ({ name }) => name === 'testcase',
      )
      const { findings, undecided, allowed, passed, problems } = report
      const standing = findings.filter(({ change }) => change !== 'fixed')
      const unreadable = problems.filter(({ severity }) => severity === 'unreadable')
      expect(addresses).toHaveLength(
        standing.length + undecided.length + allowed.length + passed.length + unreadable.length,
      )
    })
  })
})

describe('Checkstyle', () => {
  test('names every file once, with its errors', () => {
    const root = parseXml(printed('checkstyle', readReport('conditions-and-changes')))
    expect(root.children.map(({ attributes }) => attributes.name)).toEqual([
      'net/main.tf',
      'net/old.tf',
      'net/maybe.tf',
    ])
    expect(root.children[0]?.children[0]?.attributes).toMatchObject({ line: '13', severity: 'error' })
  })

  test('is well-formed whatever the report holds', () => {
    every((report) => void parseXml(printed('checkstyle', report)))
  })
})

describe('GitLab Code Quality', () => {
  test('has what GitLab asks for, and no fingerprint twice', () => {
    const report = readReport('public-api-hidden')
    const entries = JSON.parse(
      printed('gitlab', { ...report, findings: [...report.findings, ...report.findings] }),
    )
    expect(entries.length).toBe(2 * report.findings.length)
    for (const entry of entries) {
      expect(entry.severity).toMatch(/^(info|minor|major|critical|blocker)$/)
      expect(entry).toMatchObject({
        description: expect.any(String),
        check_name: expect.any(String),
        location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
      })
    }
    expect(new Set(entries.map((entry: { fingerprint: string }) => entry.fingerprint)).size).toBe(
      entries.length,
    )
  })
})

describe('Markdown', () => {
  test('starts with a hidden mark and links to lines of the commit', () => {
    const text = printed('markdown', readReport('public-api-hidden'))
    expect(text.startsWith('<!-- vpclint -->\n## vpclint: ')).toBe(true)
    expect(text).toContain('(<https://github.com/o/r/blob/0000000/endpoints.tf#L18>)')
  })

  const ELEMENTS = /^(?:h[23]|p|table|thead|tbody|tr|t[hd]|ul|li|details|summary|code|pre|strong|span|a)$/
  const SOURCE = 'https://github.com/o/r/blob/0000000/'
  /** What a rule says to read. */
  const linksOf = ({ findings }: Report) =>
    findings.flatMap(({ links }) => links.filter((link) => link.startsWith('https://')))
  const MENTION = /(?:^|\W)(?:@\w|#\d|GH-\d)/i

  test.each(['markdown', 'summary'] as const)(
    '%s: no text of a report is markup, a mention or a link, and every message is read',
    (format) => {
      every((report) => {
        const { tags, comments, pieces, text } = rendered(printed(format, report))
        expect(comments).toEqual([' vpclint '])
        for (const { name, attributes } of tags) {
          expect(name).toMatch(ELEMENTS)
          if (name === 'a') expect(attributes.href).toMatch(/^https:\/\/[!-~]+$/)
          else expect(Object.keys(attributes).join()).toMatch(/^(?:|align|class)$/)
        }
        const elsewhere = tags.filter(
          ({ name, attributes }) => name === 'a' && !attributes.href?.startsWith(SOURCE),
        )
        expect(elsewhere.length).toBeLessThanOrEqual(linksOf(report).length)
        expect(pieces.filter((piece) => MENTION.test(piece))).toEqual([])
        for (const { message } of report.findings.filter(({ change }) => change !== 'fixed'))
          expect(oneLine(text)).toContain(oneLine(plain(message)))
      })
    },
  )

  test('says in entities what means something, so that nothing is lost', () => {
    expect(markdownText('&#60;')).toBe('&#38;<span>#</span>60;')
    expect(markdownText('a_b*c|d<e>`f`')).toBe('a&#95;b&#42;c&#124;d&#60;e&#62;&#96;f&#96;')
    expect(markdownText('@team #1 www.x.y')).toBe('<span>@</span>team <span>#</span>1 www&#46;x.y')
    expect(markdownText('1. x')).toBe('<span>1</span>. x')
  })

  test.each([
    ['markdown', 65_536, (text: string) => text.length],
    ['summary', 2 ** 20, (text: string) => Buffer.byteLength(text)],
  ] as const)('%s stays below %i, and counts what did not fit', (format, limit, size) => {
    const report = readReport('public-api-hidden')
    const [finding] = report.findings
    if (finding === undefined) throw new Error('the stored report has a finding')
    const findings = Array.from({ length: 2_000 }, (_each, index) => ({
      ...finding,
      message: `${index} ${'ü'.repeat(500)}`,
    }))
    const text = printed(format, { ...report, findings })
    expect(size(text)).toBeLessThan(limit)
    const shown = text.match(/^### /gm)?.length ?? 0
    expect(shown).toBeGreaterThan(10)
    expect(text).toContain(`**${2_000 - shown} more findings** did not fit here`)
    expect(text.trimEnd().split('\n').pop()).toMatch(/^Read 1 plan/)
  })
})

describe('HTML', () => {
  test('allows no request and no script but its own', () => {
    const page = printed('html', readReport('public-api-hidden'))
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    expect(page).toContain(`default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'`)
    expect(page).not.toMatch(/<(img|link|iframe|object|embed|video|audio)\b|url\(|@import/)
  })

  test('has every finding, with the pointed text marked', () => {
    const page = printed('html', readReport('public-api-hidden'))
    expect(page.match(/<article /g)).toHaveLength(readReport('public-api-hidden').findings.length)
    expect(page).toContain('<mark>true</mark>')
  })

  test('has no element, attribute or link that a report brings, and says every message', () => {
    const known = new Set(
      'html head meta title style body header h1 h2 h3 p div input label span main article ol ul li pre mark code strong del ins details summary section table thead tbody tr th td br a script h4 kbd b svg g rect circle path text'.split(
        ' ',
      ),
    )
    every((report) => {
      const { tags, text, comments, errors } = readPage(printed('html', report))
      expect([comments, errors]).toEqual([[], []])
      for (const { name, attributes } of tags) {
        expect(known).toContain(name)
        expect(Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'src')).toEqual([])
        if (attributes.href !== undefined) expect(attributes.href).toMatch(/^https:\/\//)
      }
      expect(tags.filter(({ name }) => name === 'script')).toHaveLength(1)
      for (const { message } of report.findings) expect(oneLine(text)).toContain(oneLine(plain(message)))
    })
  })
})

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
