/** One finding as a section: its sentence, its facts with links to their lines, the fix as a diff, the followed path folded. */

import type { Range } from '../../model/range-in-source'
import type { Choice, Evidence, FindingReport, Fix, TraceReport } from '../../model/report'
import { conditionSentences } from '../condition-wording'
import { diffOf } from '../diff'
import { plain, plainCode } from '../plain'
import type { ReporterSettings } from '../reporter'
import { outcomeLabel, traceCommand, traceVerdict } from '../trace-wording'
import { isFile, uriOf } from '../where'
import { changeLabel, explainCommand, letterOf, words } from '../wording'
import { fenced, markdownText } from './escape'

export function findingSection(finding: FindingReport, settings: ReporterSettings): string {
  const change = finding.change === null ? '' : `, ${changeLabel(finding.change)}`
  return paragraphs([
    [`### ${finding.severity}: ${markdownText(finding.rule)}${change}`],
    [`${placeLink(finding.range, settings)} `],
    [markdownText(finding.message)],
    ...conditionSentences(finding).map((text) => [markdownText(text)]),
    finding.also.length === 0 ? [] : [`${words.also}: ${finding.also.map(markdownText).join(', ')}`],
    factTable(finding.evidence, settings),
    ...(finding.fix === null ? [] : fixed(finding.fix, finding)),
    ...(finding.fixes ?? []).flatMap((choice, at) => chosen(choice, at, finding)),
    ...checked(finding),
    finding.remedy === ''
      ? []
      : [`**${words.remedy}**: ${markdownText(finding.remedy.replace(/\s+/g, ' ').trim())}`],
    ...(finding.trace === null ? [] : trace(finding.trace, settings)),
    [
      [
        ...finding.links.flatMap(safeLink),
        `${words.more}: <code>${explainCommand(markdownText(finding.rule))}</code>`,
      ].join(' · '),
    ],
  ])
}

export const paragraphs = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')

/** `main.tf:18`, a link where the lines of the commit can be seen. */
export function placeLink(range: Range, { sourceLink }: ReporterSettings): string {
  const shown = markdownText(`${isFile(range.file) ? range.file : words.standardInput}:${range.start.line}`)
  return sourceLink === null || !isFile(range.file)
    ? `<code>${shown}</code>`
    : `[${shown}](<${sourceLink}${uriOf(range.file)}#L${range.start.line}>)`
}

function factTable(evidence: readonly Evidence[], settings: ReporterSettings): readonly string[] {
  if (evidence.length === 0) return []
  const rows = evidence.map(({ text, range }, index) => {
    const where = range === null ? '' : placeLink(range, settings)
    return `| ${index + 1} | ${markdownText(text)} | ${where} |`
  })
  return ['| | fact | where |', '| --- | --- | --- |', ...rows]
}

function chosen(choice: Choice, at: number, finding: FindingReport): readonly (readonly string[])[] {
  const { title, costs, steps, edits, breaks } = choice
  const told = [...(costs === null ? [] : [costs]), ...breaks.map((text) => `${words.first} ${text}`)]
  return [
    [`**${words.fix} ${letterOf(at)}**: ${markdownText(title)}`],
    steps.map((step) => `- ${markdownText(step)}`),
    ...(edits.length === 0 ? [] : [fenced('diff', diffLines({ edits }, finding))]),
    ...told.map((text) => [markdownText(text)]),
  ]
}

const checked = ({ check }: FindingReport): readonly (readonly string[])[] =>
  check === undefined
    ? []
    : [
        [
          `${words.checkBy(check.command)} <code>${markdownText(check.command)}</code> (${markdownText(check.text)})`,
        ],
      ]

const diffLines = (fix: Pick<Fix, 'edits'>, finding: FindingReport): readonly string[] =>
  diffOf(fix, finding).flatMap(({ range, gone, come }) => [
    `@@ ${plain(range.file)}:${range.start.line} @@`,
    ...gone.map((line) => `- ${plainCode(line)}`),
    ...come.map((line) => `+ ${plainCode(line)}`),
  ])

function fixed(fix: Fix, finding: FindingReport): readonly (readonly string[])[] {
  const { title, caution } = fix
  const diff = diffLines(fix, finding)
  return [
    [`**${words.fix}**: ${markdownText(title)}`],
    ...(diff.length === 0 ? [] : [fenced('diff', diff)]),
    ...(caution === null ? [] : [[markdownText(caution)]]),
  ]
}

function trace(followed: TraceReport, settings: ReporterSettings): readonly (readonly string[])[] {
  const command = traceCommand(followed)
  const rows = followed.steps.map(({ does, text, outcome, range }) => {
    const where = range === null ? '' : placeLink(range, settings)
    return `| ${markdownText(does)} | ${markdownText(text)} | ${outcomeLabel(outcome)} | ${where} |`
  })
  return [
    folded(words.path, [
      [markdownText(followed.request)],
      ['| hop | | | where |', '| --- | --- | --- | --- |', ...rows],
      [traceVerdict(followed)],
      ...(command === null ? [] : [[`${words.again}: <code>${markdownText(command)}</code>`]]),
    ]),
  ]
}

export const folded = (summary: string, blocks: readonly (readonly string[])[]): readonly string[] => [
  `<details><summary>${summary}</summary>`,
  '',
  paragraphs(blocks),
  '',
  '</details>',
]

/** Only `https:` is a link; anything else that a rule of one's own names is text. */
function safeLink(link: string): readonly string[] {
  if (!/^https:\/\//.test(link)) return [markdownText(link)]
  const target = plain(link).replace(/[^!-~]|[<>[\]`\\]/gu, encodeURIComponent)
  return [`[${markdownText(labelOf(link))}](<${target}>)`]
}

/** Whose page, and which: a finding often links several of one site. `docs.aws.amazon.com: vpc-dns` */
function labelOf(link: string): string {
  const [, site = '', page = ''] = /^https:\/\/([^/?#]*)(?:[^?#]*\/)?([^/?#]*)/.exec(link) ?? []
  const name = page.replace(/(?:\.html)?(?:\.html|\.md|\.markdown)$/, '')
  return name === '' ? site : `${site}: ${name}`
}
