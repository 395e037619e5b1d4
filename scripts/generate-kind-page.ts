/** Writes `docs/kinds.md`: every kind of resource with the words that rules may use of it, from the tables and the facts. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Vocabulary } from '../engine/vocabulary'
import { vocabulary } from '../lint'
import type { Row, Spelling } from '../resources/define'
import { groupNames, kindsInGroup } from '../resources/index'

const FILE = join(resolve(__dirname, '..'), 'docs/kinds.md')

type Kind = Vocabulary['kinds'][number]

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const HEAD = `# Kinds and their words

What a rule can be \`about\`, and what it can ask. The [guide](rule-language.md) says how. An attribute is compared; *one* leads to another
resource; *many* leads to several. Generated from the resource tables.
`

function page(kind: Kind): string {
  const rows = Object.entries(kind.rows).map(([name, row]) => rowOf(name, row))
  const facts = vocabulary.facts
    .filter(({ about }) => about.includes(kind.kind))
    .map(({ name, row, says, source }) => `| ${code(name)} | ${typeOf(row)} | ${says} [source](${source}) |`)
  return [
    `## ${kind.kind}`,
    `${kind.about} [AWS](${kind.link})`,
    `Terraform ${spelled(kind.names.terraform)}, CloudFormation ${spelled(kind.names.cloudformation)}.`,
    [
      '| word | is | Terraform | CloudFormation | when nobody sets it |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
    ...(facts.length === 0
      ? []
      : [['| follows from others | is | what it says |', '|---|---|---|', ...facts].join('\n')]),
  ].join('\n\n')
}

function rowOf(name: string, row: Row): string {
  const [terraform, cloudformation] =
    'terraform' in row && row.row !== 'read'
      ? [spelled(row.terraform), spelled(row.cloudformation)]
      : ['', '']
  return `| ${code(name)} | ${typeOf(row)} | ${terraform} | ${cloudformation} | ${defaultOf(row)} |`
}

const spelled = (spelling: Spelling): string =>
  spelling === null ? '-' : (typeof spelling === 'string' ? [spelling] : spelling).map(code).join(', ')

function typeOf(row: Row): string {
  switch (row.row) {
    case 'one':
      return `one ${link(row.kind)}`
    case 'many':
    case 'parts':
    case 'reverse':
      return `many ${link(row.kind)}`
    case 'policy':
      return `many ${link('policy-statement')}`
    case 'scalars':
      return `list of ${row.type}s`
    case 'structure':
      return 'there or not'
    default:
      return row.type
  }
}

const link = (kind: string): string =>
  groupNames.includes(kind) ? `[${kind}](#groups)` : `[${kind}](#${kind})`

function defaultOf(row: Row): string {
  const standard =
    'byDefault' in row && row.byDefault && 'value' in row.byDefault ? row.byDefault.value : undefined
  return standard === undefined ? '' : code(JSON.stringify(standard))
}

const groups = [
  '## Groups',
  'A rule can be about a group: it may use the words that all its kinds have.',
  [
    '| group | kinds |',
    '|---|---|',
    ...groupNames.map((name) => `| ${code(name)} | ${kindsInGroup(name).map(link).join(', ')} |`),
  ].join('\n'),
].join('\n\n')

writeFileSync(FILE, `${[HEAD.trim(), ...vocabulary.kinds.map(page), groups].join('\n\n')}\n`)
