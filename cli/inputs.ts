/** From the words of a person (paths, `-`, nothing) to what is linted. Explicit paths beat every ignore file. */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Source } from '../model/place'
import { wholeSource } from '../model/place'
import type { Problem } from '../model/problem'
import { decode } from '../parsers/decode'
import { type Form, recognize, refuseBytes } from '../parsers/recognize'
import { diskSources, PLAN_LIMIT, readConfined } from './files'
import { nameOf, type Roots } from './roots'
import { rootsAmong } from './terraform-roots'
import { isTerraformFile, walk } from './walk'

export type Input =
  | { readonly is: 'text'; readonly form: Form; readonly source: Source }
  /** A Terraform root, by the name of its folder; empty is the base itself. */
  | { readonly is: 'folder'; readonly folder: string }

export interface Inputs {
  readonly inputs: readonly Input[]
  readonly problems: readonly Problem[]
}

const NOTHING: Inputs = { inputs: [], problems: [] }

export function collectInputs(
  operands: readonly string[],
  folder: string,
  roots: Roots,
  stdin: () => Uint8Array,
): Inputs {
  const parts = operands.map((operand) => {
    if (operand === '-') return fromStandardInput(stdin())
    const path = resolve(folder, operand)
    if (!existsSync(path)) return refused(operand, 'missing', `There is no file or folder ${operand}.`)
    const real = realpathSync(path)
    return statSync(real).isDirectory() ? fromFolder(real, roots) : fromFile(real, roots)
  })
  return withoutRepetition({
    inputs: parts.flatMap(({ inputs }) => inputs),
    problems: parts.flatMap(({ problems }) => problems),
  })
}

export const fromStandardInput = (bytes: Uint8Array): Inputs => named('-', decoded('-', bytes))

/** A file that a person named must be ours; a Terraform file stands for its folder, which is what Terraform reads. */
function fromFile(path: string, roots: Roots): Inputs {
  if (isTerraformFile(path))
    return { inputs: [{ is: 'folder', folder: nameOf(dirname(path), roots) }], problems: [] }
  const name = nameOf(path, roots)
  return named(name, readText(name, roots))
}

function named(name: string, text: Source | Problem): Inputs {
  if ('code' in text) return { inputs: [], problems: [text] }
  const found = recognize(name, text.text)
  switch (found.is) {
    case 'refused':
      return { inputs: [], problems: [found.problem] }
    case 'foreign':
      return refused(name, 'not-ours', 'This is neither a Terraform plan nor a CloudFormation template.')
    case 'ours':
      return found.form === 'terraform-variables'
        ? refused(
            name,
            'variables-file',
            'This holds variables. Name the folder they are for, and: --var-file FILE',
          )
        : { inputs: [{ is: 'text', form: found.form, source: text }], problems: [] }
  }
}

/** In a walk only what is ours counts; a chart, a workflow, a lock file is silence. A plan speaks for the folder it lies in. */
function fromFolder(path: string, roots: Roots): Inputs {
  const { terraform, candidates, unsynthesized, cut } = walk(path)
  const found = candidates.map((candidate) => fromCandidate(nameOf(candidate, roots), roots))
  const texts = found.flatMap(({ inputs }) => inputs)
  const planned = new Set(
    texts.flatMap((input) =>
      input.is === 'text' && input.form === 'terraform-plan' ? [folderOf(input.source.name)] : [],
    ),
  )
  const folders = terraform.map((folder) => nameOf(folder, roots))
  const isRoot = new Set([...rootsAmong(folders, diskSources(roots)), nameOf(path, roots)])
  const kept = folders.filter((folder) => isRoot.has(folder) && !planned.has(folder))
  return {
    inputs: [...texts, ...kept.map((folder): Input => ({ is: 'folder', folder }))],
    problems: [
      ...found.flatMap(({ problems }) => problems),
      ...unsynthesized.map((folder) => notSynthesized(nameOf(join(folder, 'cdk.json'), roots))),
      ...(cut ? [tooMany(nameOf(path, roots))] : []),
    ],
  }
}

const folderOf = (name: string): string => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '')

function fromCandidate(name: string, roots: Roots): Inputs {
  const text = readText(name, roots)
  if ('code' in text || !mayBeOurs(text.text)) return NOTHING
  const found = recognize(name, text.text)
  const isInput = found.is === 'ours' && (found.form === 'terraform-plan' || found.form === 'cloudformation')
  return isInput ? { inputs: [{ is: 'text', form: found.form, source: text }], problems: [] } : NOTHING
}

/** Cheaper than to recognize: every template and every plan holds one of these words. */
const mayBeOurs = (text: string): boolean =>
  text.includes('Resources') || text.includes('resource_changes') || text.includes('planned_values')

function readText(name: string, roots: Roots): Source | Problem {
  const answer = readConfined(name, roots, PLAN_LIMIT)
  return 'refused' in answer
    ? unreadable(name, answer.refused, `${answer.detail}.`)
    : decoded(name, answer.bytes)
}

function decoded(name: string, bytes: Uint8Array): Source | Problem {
  const answer = decode(bytes)
  return 'text' in answer ? { name, text: answer.text } : refuseBytes(name, answer.refused)
}

const refused = (name: string, code: string, message: string): Inputs => ({
  inputs: [],
  problems: [unreadable(name, code, message)],
})

const unreadable = (name: string, code: string, message: string): Problem => ({
  code,
  severity: 'unreadable',
  message,
  place: wholeSource(name),
})

const notSynthesized = (name: string): Problem => ({
  code: 'cdk-not-synthesized',
  severity: 'note',
  message: 'This CDK app was not judged: there is no cdk.out beside cdk.json.',
  place: wholeSource(name),
  remedy: 'npx cdk synth',
})

const tooMany = (name: string): Problem => ({
  code: 'too-many-files',
  severity: 'partly-read',
  message: 'The folder holds more than 200,000 entries; the rest of it was not searched.',
  place: wholeSource(name),
  remedy: 'Name the folders to lint.',
})

/** `vpclint . main.tf` is one root, not two that rival each other. */
function withoutRepetition({ inputs, problems }: Inputs): Inputs {
  const byName = new Map(
    inputs.map((input) => [input.is === 'text' ? input.source.name : `${input.folder}/`, input]),
  )
  return { inputs: [...byName.values()], problems }
}
