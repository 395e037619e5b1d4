/** Configurations of the fixtures, written otherwise: saying the same, or leaving something to a variable that nobody sets. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import { readHcl } from '../../parsers/terraform/syntax/read'
import type { Body, Expression } from '../../parsers/terraform/syntax/tree'
import { childrenOf } from '../../parsers/terraform/syntax/walk'
import { RULES } from './scenarios'

export type Files = Readonly<Record<string, string>>

/** A literal that an argument of a resource or data source says. */
export interface Spot {
  readonly start: number
  readonly end: number
  readonly type: 'string' | 'number' | 'bool'
}

export const mainOf = (scenario: string): string => readFileSync(join(RULES, scenario, 'main.tf'), 'utf8')

export const lintFiles = (files: Files): Report =>
  lint({
    inputs: [{ is: 'folder', folder: '.' }],
    sources: {
      read: (name) => {
        const text = files[name.replace(/^\.\//, '')]
        return text === undefined ? { refused: 'missing', detail: name } : { name, text }
      },
      list: (folder) => entriesOf(Object.keys(files), folder === '' || folder === '.' ? '' : `${folder}/`),
    },
  })

const entriesOf = (names: readonly string[], folder: string): readonly string[] => [
  ...new Set(
    names
      .filter((name) => name.startsWith(folder))
      .map((name) => name.slice(folder.length).replace(/\/.*/, '/')),
  ),
]

/** Keys of objects and what Terraform itself obeys are no spots. */
export function spotsIn(text: string): readonly Spot[] {
  const { body } = readHcl({ name: 'main.tf', text })
  return body.blocks
    .filter(({ type }) => type === 'resource' || type === 'data')
    .flatMap((block) => inBody(block.body))
}

const OBEYED: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'lifecycle',
  'provisioner',
])

const inBody = ({ attributes, blocks }: Body): readonly Spot[] => [
  ...attributes.filter(({ name }) => !OBEYED.has(name)).flatMap(({ value }) => inExpression(value)),
  ...blocks.filter(({ type }) => !OBEYED.has(type)).flatMap(({ body }) => inBody(body)),
]

function inExpression(expression: Expression): readonly Spot[] {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'object' ? [] : [spotOf(expression, expression.value)]
    case 'object':
      return expression.items.flatMap(({ value }) => inExpression(value))
    case 'index':
      return []
    default:
      return childrenOf(expression).flatMap(inExpression)
  }
}

function spotOf({ start, end }: Expression, value: string | number | boolean): Spot {
  const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'bool' : 'string'
  return { start, end, type }
}

export const replaced = (text: string, { start, end }: Spot, by: string, more = ''): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}\n${more}\n`
