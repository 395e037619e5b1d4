/** `--format FORMAT[=FILE]`: what is printed where. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Report } from '../model/report'
import { FORMAT_NAMES, type FormatName, isDocument, isFormatName, reporters } from '../reporters'
import type { ReporterSettings, Showable } from '../reporters/reporter'
import type { UsageError } from './arguments'
import type { ChangedLines } from './changed-lines'
import { didYouMean } from './did-you-mean'
import { sourceLink } from './source-link'
import { type ColorWord, isWorkflow, speaksUnicode, wantsColors } from './terminal'
import type { World } from './world'

export interface Destination {
  readonly format: FormatName
  /** Null: standard output. */
  readonly file: string | null
  /** Behind what the file holds already. */
  readonly appended?: true
}

/** In a workflow people read the log and the summary of the job, and GitHub the annotations, unless formats are named. */
export function destinationsOf(given: readonly string[], world: World): readonly Destination[] | UsageError {
  if (given.length === 0) {
    return [{ format: 'text', file: null }, ...(isWorkflow(world) ? ofWorkflow(world) : [])]
  }
  const destinations: Destination[] = []
  for (const word of given) {
    const [format = '', ...file] = word.split('=')
    if (!isFormatName(format)) {
      return {
        usage: `There is no format "${format}".${didYouMean(format, FORMAT_NAMES)} Formats: ${FORMAT_NAMES.join(', ')}.`,
      }
    }
    if (file.length > 0 && file.join('=') === '')
      return { usage: `--format ${format}= needs the name of a file.` }
    destinations.push({ format, file: file.length === 0 ? null : file.join('=') })
  }
  return oneDocument(destinations)
}

function ofWorkflow({ environment }: World): readonly Destination[] {
  const { GITHUB_STEP_SUMMARY: summary = '' } = environment
  const page: Destination = { format: 'summary', file: summary, appended: true }
  return [{ format: 'github', file: null }, ...(summary === '' ? [] : [page])]
}

/** JSON on standard output is exactly one document; text and annotations may share it, line by line. */
function oneDocument(destinations: readonly Destination[]): readonly Destination[] | UsageError {
  const printed = destinations.filter(({ file }) => file === null)
  return printed.length > 1 && printed.some(({ format }) => isDocument(format))
    ? {
        usage:
          'Standard output takes one document: give the other formats a file, as in --format sarif=vpclint.sarif.',
      }
    : destinations
}

export interface Printing {
  readonly color: ColorWord
  readonly show: readonly Showable[]
  readonly brief: boolean
  readonly folder: string
  readonly prefix: string
  readonly changedLines?: ChangedLines | null
}

/** The problems of writing, one sentence each. */
export function print(
  report: Report,
  destinations: readonly Destination[],
  printing: Printing,
  world: World,
): readonly string[] {
  return destinations.flatMap(({ format, file, appended }) => {
    const text = reporters[format](report, settingsFor(file, printing, world))
    if (file !== null)
      return writeFile(resolve(world.folder, file), text, appended ? appendFileSync : writeFileSync)
    world.output.write(text)
    return []
  })
}

function settingsFor(file: string | null, printing: Printing, world: World): ReporterSettings {
  const { color, ...rest } = printing
  return {
    ...rest,
    colors: file === null ? wantsColors(color, world, world.output) : color === 'always',
    width: file === null ? world.output.columns : null,
    unicode: file !== null || speaksUnicode(world),
    workflowLog: isWorkflow(world),
    sourceLink: sourceLink(world),
    changedLines: printing.changedLines ?? null,
  }
}

function writeFile(
  path: string,
  text: string,
  write: (path: string, text: string) => void,
): readonly string[] {
  try {
    mkdirSync(dirname(path), { recursive: true })
    write(path, text)
    return []
  } catch (problem) {
    return [`Could not write ${path}: ${problem instanceof Error ? problem.message : String(problem)}`]
  }
}
