/** Which file says that a finding is allowed, and the text it then has. */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { allowInConfiguration } from '../engine/allow/configuration'
import { withEntry } from '../engine/allow/entry'
import { allowInTemplate } from '../engine/allow/template'
import type { AllowWords } from '../engine/allow/wording'
import { withoutKeys } from '../engine/fingerprint'
import type { Source } from '../model/place'
import type { Range } from '../model/range-in-source'
import type { FindingReport } from '../model/report'
import type { UsageError } from './arguments'
import { readText } from './candidate'
import { CONFIGURATION_FILES } from './configuration-files'
import { nameOf, type Roots } from './roots'

export interface AllowText {
  /** By its name in the run. */
  readonly file: string
  readonly text: string
}

export function allowText(
  finding: FindingReport,
  words: AllowWords,
  roots: Roots,
  folder: string,
): AllowText | UsageError {
  const { file } = finding.range
  if (finding.subject.construct !== undefined && !isTerraform(file))
    return {
      usage: `cdk synth writes ${file} anew: allow it in the program, allow(construct, '${finding.rule}', { because: … }) of vpclint/cdk.`,
    }
  if (file === '-') return { usage: 'What came from standard input has no file to write to.' }
  const source = plainSource(file, roots)
  if ('usage' in source) return source
  const at = offsetOf(finding.range, source.text)
  const text = /\.(tf|tofu)$/.test(file)
    ? allowInConfiguration(source, at, words)
    : allowInTemplate(source, at, words)
  return text === undefined
    ? inConfiguration(finding, words, roots, folder)
    : { file, text: marked(file, text, roots) }
}

/** What CDK for Terraform writes is allowed beside it, in the configuration. */
const isTerraform = (file: string): boolean => /\.(tf|tofu)(\.json)?$/.test(file)

/** What is written must be what is read: another encoding would be lost. */
function plainSource(file: string, roots: Roots): Source | UsageError {
  const source = readText(file, roots)
  if ('code' in source) return { usage: source.message }
  const bytes = readFileSync(join(roots.base, file))
  const isPlain = [source.text, `${MARK}${source.text}`].some((text) => bytes.equals(Buffer.from(text)))
  return isPlain ? source : { usage: `${file} is not UTF-8, so nothing is written to it.` }
}

const MARK = '\uFEFF'

const marked = (file: string, text: string, { base }: Roots): string =>
  readFileSync(join(base, file)).subarray(0, 3).equals(Buffer.from(MARK)) ? `${MARK}${text}` : text

function offsetOf({ start }: Range, text: string): number {
  let line = 0
  for (let count = 1; count < start.line; count += 1) line = text.indexOf('\n', line) + 1
  return line + start.column - 1
}

/** The nearest file above, else a new one in the current folder. */
function inConfiguration(
  finding: FindingReport,
  words: AllowWords,
  roots: Roots,
  folder: string,
): AllowText | UsageError {
  const file = nearestConfiguration(finding.range.file, roots) ?? nameOf(join(folder, 'vpclint.yaml'), roots)
  const path = join(roots.base, file)
  const source = existsSync(path) ? plainSource(file, roots) : { name: file, text: '' }
  if ('usage' in source) return source
  const text = withEntry(source.text, {
    ...words,
    path: posix.relative(posix.dirname(file), finding.range.file),
    address: withoutKeys(finding.subject.address),
  })
  return text === undefined
    ? { usage: `The allow: section of ${file} is written in a way that nothing can be added to.` }
    : { file, text }
}

function nearestConfiguration(file: string, { base }: Roots): string | undefined {
  for (let at = posix.dirname(file); ; at = posix.dirname(at)) {
    const found = CONFIGURATION_FILES.map((name) => posix.join(at, name)).find((name) =>
      existsSync(join(base, name)),
    )
    if (found !== undefined || at === '.' || at === '/') return found
  }
}
