/**
 * Texts of an input that would act on whoever reads the output, sent through the whole run and every format: as the name of a resource,
 * as a value that a message quotes, as the reason of an allow. What reads the format for real must find the same findings and the whole text.
 */
import { FORMAT_NAMES, type FormatName } from '../../reporters'
import { plain } from '../../reporters/plain'
import { elementsOf, parseXml } from '../support/xml'
import { folderWith, removeFolders, vpclint } from './machine'

afterEach(removeFolders)

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['a line break and a workflow command', 'x\n::error::owned'],
  ['a workflow command', '::set-output name=a::b'],
  ['a bracketed workflow command', '##[add-mask]x'],
  ['percent signs that look escaped', 'a%0A::error::b%25'],
  ['a carriage return', 'shown\rhidden'],
  ['ANSI escapes', '\u001b[2J\u001b[31mred\u001b]8;;https://example.com\u0007x'],
  ['a bell and a backspace', 'a\u0007\u0008b'],
  ['Markdown', '**bold** [x](javascript:alert(1)) ![y](https://example.com/y.png) `code`'],
  ['a fence', '```\n# heading\n```'],
  ['a table', 'a | b |\n|---|---|'],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['an HTML comment', '--><b>x</b><!--'],
  ['XML', ']]></failure><testcase name="x"/>&amp;&#60;'],
  ['XML control characters', 'a\u0001\u000b\u001fb\ufffe\uffff'],
  ['right-to-left marks', 'user\u202e\u2066 // admin\u2069\u2066'],
  ['zero-width characters and a byte order mark', 'a\u200bb\u2060c\ufeffd'],
  ['line and paragraph separators', 'a\u2028b\u2029c'],
  ['half a surrogate pair', 'a\ud800b'],
  ['a mention and a link', '@everyone https://example.com #1'],
  ['quotes and backslashes', '"\'\\"\\\\n${x} %{ if true }'],
  ['__proto__', '__proto__'],
]

const RULE = 'vpc-endpoint-of-no-name'

const ownRule = `id: ${RULE}
severity: error
title: Any endpoint
why: It is there.
remedy: Nothing.
about: vpc-endpoint
when: {}
must: { type: Gateway }
message: '{address} leads to {service}.'
pointAt: service
`

/** The text as a logical id and as a service; a second endpoint with the same text is allowed for a reason that is the text. */
const template = (text: string): string =>
  JSON.stringify({
    Resources: {
      [text]: endpoint(text),
      Allowed: {
        ...endpoint(text),
        Metadata: { vpclint: { allow: [{ rule: RULE, because: `for ${text} .` }] } },
      },
    },
  })

const endpoint = (service: string) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { VpcId: 'vpc-0a1b2c3d4e5f60718', ServiceName: service, VpcEndpointType: 'Interface' },
})

function printed(text: string, format: FormatName): string {
  const folder = folderWith({ 'template.json': template(text), 'rules.yaml': ownRule })
  const words = [
    'template.json',
    '--rules',
    'rules.yaml',
    '--rule',
    RULE,
    '--show',
    'all',
    '--format',
    format,
  ]
  const { output, errors, status } = vpclint(folder, words, { environment: { GITHUB_ACTIONS: 'true' } })
  expect([status, errors]).toEqual([1, ''])
  return output
}

/** Everything that a terminal, a log or an editor obeys or hides. */
const ACTING = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/gu
const acting = (output: string) => output.replace(/\n/g, '').match(ACTING)

/** https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs, both generations of commands. */
function commandIn(line: string): { readonly name: string; readonly message: string } | null {
  const [, name = '', message = ''] = /^\s*::([^\s:]+)(?: [^:]*)?::(.*)$/s.exec(line) ?? []
  if (name !== '') return { name, message: decoded(message) }
  const [, old = '', data = ''] = /##\[([^\]\s]+)[^\]]*\](.*)/s.exec(line) ?? []
  return old === '' ? null : { name: old, message: data }
}

const decoded = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')

const commandsIn = (output: string) => output.split('\n').flatMap((line) => commandIn(line) ?? [])

const CHECKS: Readonly<Record<FormatName, (output: string, text: string) => void>> = {
  text: (output, text) => {
    expect(acting(output)).toBeNull()
    expect(commandsIn(output)).toEqual([])
    expect(output.split('\n').filter((line) => line.includes(`  error  ${RULE}`))).toHaveLength(2)
    expect(output.replaceAll(':\\u{3a}', '::').replaceAll('#\\u{23}[', '##[')).toContain(
      shown(text).replace(/\s+/g, ' ').trim(),
    )
  },
  github: (output, text) => {
    expect(acting(output)).toBeNull()
    const commands = commandsIn(output)
    expect(commands.map(({ name }) => name)).toEqual(['error'])
    expect(commands[0]?.message.replaceAll('#\\u{23}[', '##[')).toContain(shown(text))
  },
  json: (output, text) => {
    const { findings, allowed } = JSON.parse(output)
    expect(findings.map((each: { subject: unknown }) => each.subject)).toMatchObject([{ address: text }])
    expect(allowed.map((each: { because: string }) => each.because)).toEqual([`for ${text} .`])
    expect(commandsIn(output)).toEqual([])
  },
  sarif: (output, text) => {
    const { runs } = JSON.parse(output)
    const results: readonly {
      message: { text: string }
      suppressions?: readonly { justification: string }[]
    }[] = runs[0].results
    expect(results).toHaveLength(2)
    // Brackets would be links of SARIF's own.
    expect(results[0]?.message.text.replace(/\\([[\]])/g, '$1')).toContain(shown(text))
    expect(results.flatMap(({ suppressions }) => suppressions ?? [])).toHaveLength(1)
    expect(commandsIn(output)).toEqual([])
  },
  gitlab: (output, text) => {
    const issues = JSON.parse(output)
    expect(issues).toHaveLength(1)
    expect(JSON.stringify(issues)).toContain(JSON.stringify(shown(text)).slice(1, -1))
  },
  junit: (output, text) => {
    expect(named(output, 'failure')).toEqual([`${inXml(text)} leads to ${inXml(text)}.`])
  },
  checkstyle: (output, text) => {
    expect(named(output, 'error').map((message) => message?.includes(inXml(text)))).toEqual([true])
  },
  markdown: (output) => {
    expect(acting(output)).toBeNull()
    expect(output).not.toMatch(/<(?:script|img)/i)
  },
  summary: (output) => {
    expect(acting(output)).toBeNull()
    expect(output).not.toMatch(/<(?:script|img)/i)
  },
  html: (output) => {
    expect(output).not.toContain('<script>alert(1)')
    expect(output).not.toContain('onerror=alert(1)>')
    expect(output.match(/<\/script>/g)?.length ?? 0).toBe(output.match(/<script[\s>]/g)?.length ?? 0)
  },
}

const named = (output: string, name: string) =>
  elementsOf(parseXml(output)).flatMap((element) =>
    element.name === name ? [element.attributes.message] : [],
  )

/** Two characters have no place in XML. */
const inXml = (text: string): string =>
  shown(text).replaceAll('\ufffe', '\\u{fffe}').replaceAll('\uffff', '\\u{ffff}')

const shown = (text: string): string => plain(text, true)

describe.each(HOSTILE)('%s', (_, text) => {
  test.each(FORMAT_NAMES)('is only text in %s', (format) => {
    CHECKS[format](printed(text, format), text)
  })
})

describe('a name of a megabyte', () => {
  test.each(FORMAT_NAMES)('is printed in %s, and not a hundred times', (format) => {
    const start = process.hrtime.bigint()
    const output = printed('n'.repeat(2 ** 20), format)
    expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(20)
    expect(output.length).toBeLessThan(40 * 2 ** 20)
  })
})
