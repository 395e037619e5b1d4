/**
 * Texts of an input that would act on whoever reads the output, sent through the whole run and every format: as the name of a resource,
 * as a value that a message quotes, as the reason of an allow, as the name of a file. The output is read as its readers do, by a parser of
 * XML, HTML or Markdown, GitHub's runner, a terminal: it must have the same parts as for a harmless text, and say the whole text.
 */
import { FORMAT_NAMES, type FormatName } from '../../reporters'
import { plain } from '../../reporters/plain'
import { type Page, readPage } from '../support/html'
import { rendered } from '../support/markdown'
import { processorSeconds } from '../support/processor-seconds'
import { officialSarif } from '../support/sarif'
import { onScreen } from '../support/terminal'
import { commandsIn } from '../support/workflow-commands'
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

const SOURCE = 'https://github.com/o/r/blob/0123456789abcdef0123456789abcdef01234567/'
const environment = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
}

function printed(text: string, format: FormatName, file = 'template.json'): string {
  const folder = folderWith({ [file]: template(text), 'rules.yaml': ownRule, '.git/HEAD': '' })
  const words = ['--rules=rules.yaml', '--rule', RULE, '--show=all', '--format', format, '--', file]
  const { output, errors, status } = vpclint(folder, words, { environment })
  expect([status, errors]).toEqual([1, ''])
  return output
}

/** What an output is made of, and what it says. */
interface Read {
  readonly parts: unknown
  readonly says: string
}

const READERS: Readonly<Record<FormatName, (output: string) => Read | Promise<Read>>> = {
  text: async (output) => {
    const { lines, obeyed } = await onScreen(output, 5_000)
    expect(lines).toEqual(
      output
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd()),
    )
    return { parts: [lines.length, obeyed, commandsIn(output)], says: output.replaceAll('\\u{3a}:', '::') }
  },
  github: (output) => {
    const commands = commandsIn(output)
    expect(output.trimEnd().split('\n')).toHaveLength(commands.length)
    const parts = commands.map(({ name, properties, data }) => [
      name,
      Object.keys(properties),
      data.split('\n').length,
    ])
    // A title is a sentence without its full stop.
    const says = commands.flatMap(({ properties, data }) => [properties.file, `${properties.title}.`, data])
    return { parts, says: says.join('\n') }
  },
  json: (output) => asJson(output),
  sarif: (output) => {
    isSarif(JSON.parse(output))
    expect(isSarif.errors).toBeNull()
    const { parts, says } = asJson(output)
    // Section 3.11.6: brackets with a number behind them are links, a backslash in front makes them text.
    const links = says.match(/(?<!\\)\[(?:[^[\]\\]|\\.)*\]\(\d+\)/g)?.length ?? 0
    return { parts: [parts, links], says: says.replace(/\\([[\]])/g, '$1') }
  },
  gitlab: (output) => asJson(output),
  junit: (output) => asXml(output),
  checkstyle: (output) => asXml(output),
  markdown: (output) => asComment(output),
  summary: (output) => asComment(output),
  html: (output) => asPage(readPage(output)),
}

const isSarif = officialSarif()

function asJson(output: string): Read {
  const says: string[] = []
  const parts = JSON.parse(output, (_key, value) => {
    if (typeof value === 'number') return 'a number'
    if (typeof value !== 'string') return value
    says.push(value)
    return 'a text'
  })
  return { parts, says: says.join('\n') }
}

function asXml(output: string): Read {
  const elements = elementsOf(parseXml(output))
  return {
    parts: elements.map(({ name, attributes }) => [name, ...Object.keys(attributes)]),
    says: elements.flatMap(({ attributes, text }) => [...Object.values(attributes), text]).join('\n'),
  }
}

/** Links may lead to lines of the commit; what else they lead to must not depend on the text. Bare spans part what would be a mention. */
function asPage({ tags, comments, errors, text }: Page): Read {
  const shown = ([key, value]: readonly [string, string]) =>
    key !== 'href' ? key : `href ${value.startsWith(SOURCE) ? 'of a line' : value}`
  const parts = tags
    .filter(({ name, attributes }) => name !== 'span' || Object.keys(attributes).length > 0)
    .map(({ name, attributes }) => [name, ...Object.entries(attributes).map(shown)])
  return { parts: [parts, comments, errors], says: text }
}

/** GitHub and GitLab look for names and numbers in what was rendered, but for code. */
function asComment(output: string): Read {
  const page = rendered(output)
  const { parts, says } = asPage(page)
  return { parts: [parts, page.pieces.filter((piece) => /(?:^|\W)(?:@\w|#\d|GH-\d)/i.test(piece))], says }
}

/** Everything that a terminal, a log or an editor obeys or hides. */
const ACTING = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/u

/** What is left of a text when all its white space is one space, as most formats show it. */
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** JSON says the very text; other formats show what cannot be seen. */
const shownIn = (format: FormatName, text: string): string => (format === 'json' ? text : plain(text))

const unbroken = (said: string): string => said.replaceAll('#\\u{23}[', '##[')

async function isOnlyText(format: FormatName, output: string, harmless: string, texts: readonly string[]) {
  expect(output.replace(/\n/g, '')).not.toMatch(ACTING)
  const [read, expected] = [await READERS[format](output), await READERS[format](harmless)]
  expect(read.parts).toEqual(expected.parts)
  if (format !== 'github') expect(commandsIn(output)).toEqual([])
  for (const text of texts) expect(folded(unbroken(read.says))).toContain(folded(shownIn(format, text)))
}

/** Formats for faults alone do not say what is allowed. */
const SAYS_WHY: ReadonlySet<FormatName> = new Set(['text', 'json', 'sarif', 'junit', 'html'])

describe.each(HOSTILE)('%s', (_, text) => {
  test.each(FORMAT_NAMES)('is only text in %s', async (format) => {
    const said = [`${text} leads to ${text}.`, ...(SAYS_WHY.has(format) ? [`for ${text} .`] : [])]
    await isOnlyText(format, printed(text, format), printed('harmless', format), said)
  })
})

/** Those that can be the name of a file. */
const NAMES = HOSTILE.map(([, text]) => text.replaceAll('/', '∕')).filter(
  (text) => Buffer.from(text, 'utf8').toString('utf8') === text,
)

describe.each(NAMES)('a file named %j', (text) => {
  test.each(FORMAT_NAMES)('is only a name in %s', async (format) => {
    const name = `${text}.json`
    const output = printed('harmless', format, name)
    // SARIF names files by URI only.
    const said = format === 'sarif' ? [] : [name]
    await isOnlyText(format, output, printed('harmless', format), said)
    if (format === 'sarif') expect(uriIn(output)).toBe(name)
  })
})

const uriIn = (output: string): string =>
  decodeURIComponent(JSON.parse(output).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri)

describe('a name of a megabyte', () => {
  test.each(FORMAT_NAMES)('is printed in %s, and not a hundred times', (format) => {
    const print = () => expect(printed('n'.repeat(2 ** 20), format).length).toBeLessThan(40 * 2 ** 20)
    expect(processorSeconds(print)).toBeLessThan(20)
  })
})
