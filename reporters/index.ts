/** Every format by its name: what `--format` accepts. */
import { github } from './github'
import { json } from './json'
import type { Reporter } from './reporter'
import { sarif } from './sarif'
import { text } from './text'

export const reporters = { text, json, sarif, github } as const satisfies Readonly<Record<string, Reporter>>

export type FormatName = keyof typeof reporters

export const FORMAT_NAMES: readonly FormatName[] = ['text', 'json', 'sarif', 'github']

export const isFormatName = (name: string): name is FormatName => FORMAT_NAMES.some((known) => known === name)
