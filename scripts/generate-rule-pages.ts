/** Writes `docs/rules/`: a page of every built-in rule, in the words of `vpclint explain`, and their table. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { askedLines, conditionLines } from '../cli/condition-text'
import { checkShown, type ShownWayOut, waysOutOf } from '../cli/ways-out'
import type { AnyRule } from '../engine/rule'
import { dialectName, letterOf, words } from '../reporters/wording'
import { rules } from '../rules/index'
import { examplesOf, scenarioCounts } from './rule-examples'

const folder = join(resolve(__dirname, '..'), 'docs/rules')

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function page(rule: AnyRule): string {
  const parts = [
    `# ${rule.id}`,
    `**${rule.severity}**${rule.preview ? ', preview' : ''}: ${rule.title}.`,
    `## Why\n\n${rule.why.trim()}`,
    `## To fix it\n\n${rule.remedy.trim()}`,
    section('Ways out', waysOutOf(rule).flatMap(wayOut)),
    section('Prove it', check(rule)),
    `## What it asks\n\n\`\`\`yaml\n${askedLines(rule).join('\n')}\n\`\`\``,
    section('Raised', (rule.raise ?? []).map(raised)),
    section(
      'Looks like it, and is not',
      (rule.traps ?? []).map((trap) => `- ${oneLine(trap)}`),
    ),
    section('Where it holds', where(rule)),
    ...examplesOf(rule.id),
    `## Allow it\n\n\`\`\`hcl\n# vpclint: allow ${rule.id} because REASON\n\`\`\``,
    section(
      'Read more',
      rule.links.map((link) => `- <${link}>`),
    ),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`

const wayOut = ({ title, costs, steps, breaks }: ShownWayOut, at: number): readonly string[] => [
  `- **${letterOf(at)}** ${oneLine([title, ...(costs === null ? [] : [costs]), ...breaks].join('. ').replaceAll('..', '.'))}`,
  ...steps.map((step) => `  - ${oneLine(step)}`),
]

function check(rule: AnyRule): readonly string[] {
  const shown = checkShown(rule)
  if (shown === null) return []
  return [words.checkBy(shown.command), '', '```sh', shown.command, '```', '', shown.says]
}

const raised = ({ to, when }: NonNullable<AnyRule['raise']>[number]): string =>
  `To **${to}** where it is certain that\n\n\`\`\`yaml\n${conditionLines(when).join('\n')}\n\`\`\``

function where(rule: AnyRule): readonly string[] {
  const only =
    rule.dialects === undefined ? [] : [`- Only in ${rule.dialects.map(dialectName).join(' and ')}.`]
  return [
    ...only,
    ...Object.entries(rule.differs ?? {}).map(([dialect, reason]) => `- ${dialectName(dialect)}: ${reason}`),
  ]
}

function table(): string {
  const rows = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, severity, title }) =>
        `| [${id}](${id}.md) | ${severity} | ${title} | ${scenarioCounts(id).join(' | ')} |`,
    )
  const note =
    'The last columns count the scenarios that show a rule finding something / quiet / not able to tell, in each dialect; every one of them is a test.'
  const head = '| rule | severity | what it finds | Terraform | CloudFormation |'
  return ['# Rules', '', note, '', head, '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n')
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const rule of rules) writeFileSync(join(folder, `${rule.id}.md`), page(rule))
writeFileSync(join(folder, 'README.md'), table())
