/** Every format by its name: what `--format` accepts. */
import { checkstyle } from './checkstyle'
import { github } from './github'
import { gitlab } from './gitlab'
import { html } from './html'
import { json } from './json'
import { junit } from './junit'
import { markdown } from './markdown'
import type { Reporter } from './reporter'
import { sarif } from './sarif'
import { summary } from './summary'
import { text } from './text'

export const reporters = {
  text,
  json,
  sarif,
  github,
  junit,
  gitlab,
  checkstyle,
  markdown,
  summary,
  html,
} as const satisfies Readonly<Record<string, Reporter>>

export type FormatName = keyof typeof reporters

/** Written out: who asks for names alone loads no reporter. A test holds them to the table. */
export const FORMAT_NAMES: readonly FormatName[] = [
  'text',
  'json',
  'sarif',
  'github',
  'junit',
  'gitlab',
  'checkstyle',
  'markdown',
  'summary',
  'html',
]

export const isFormatName = (name: string): name is FormatName => FORMAT_NAMES.some((known) => known === name)

/** The others print lines, and may share standard output. */
export const isDocument = (format: FormatName): boolean => format !== 'text' && format !== 'github'
