/** From the words of a person (paths, `-`, nothing) to what is linted. Explicit paths beat every ignore file. */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { LargeSource, Source } from '../model/place'
import { recognize, refuseState } from '../parsers/recognize'
import { readJson } from '../parsers/yaml/json'
import { opened } from './candidate'
import type { Collecting, Inputs } from './collecting'
import { PLAN_LIMIT, readConfined } from './files'
import { fromFolder } from './folder-inputs'
import { problemReport, refusal, unreadable } from './input-problems'
import { refuseOtherTool } from './other-tools'
import { sourceOfPlan } from './plan-source'
import { folderName, nameOf } from './roots'
import { fromSavedPlan, isSavedPlan } from './saved-plan'
import { isTerraformFile } from './walk'

export function collectInputs(operands: readonly string[], collecting: Collecting): Inputs {
  const parts = operands.map((operand) => {
    if (operand === '-') return named('-', opened('-', collecting.standardInput()), collecting)
    const path = resolve(collecting.folder, operand)
    if (!existsSync(path)) return refusal(operand, 'missing', `There is no file or folder ${operand}.`)
    const real = realpathSync(path)
    return statSync(real).isDirectory() ? fromFolder(real, collecting) : fromFile(real, collecting)
  })
  return withoutRepetition({
    inputs: parts.flatMap(({ inputs }) => inputs),
    problems: parts.flatMap(({ problems }) => problems),
  })
}

/** A file that a person named must be ours; a Terraform file stands for its folder, which is what Terraform reads. */
function fromFile(path: string, collecting: Collecting): Inputs {
  const name = nameOf(path, collecting.roots)
  if (isTerraformFile(path))
    return { inputs: [{ is: 'folder', folder: folderName(dirname(path), collecting.roots) }], problems: [] }
  const answer = readConfined(name, collecting.roots, PLAN_LIMIT)
  if ('refused' in answer)
    return named(name, unreadable(name, answer.refused, `${answer.detail}.`), collecting)
  return isSavedPlan(answer.bytes)
    ? fromSavedPlan(path, answer.bytes, collecting)
    : named(name, opened(name, answer.bytes), collecting)
}

function named(name: string, text: ReturnType<typeof opened>, collecting: Collecting): Inputs {
  if ('code' in text) return { inputs: [], problems: [problemReport(text)] }
  if ('bytes' in text) return namedPlan(text, collecting)
  const found = recognize(name, text.text)
  if (found.is === 'refused') return { inputs: [], problems: [problemReport(found.problem)] }
  if (found.is === 'foreign') return notOurs(text)
  switch (found.form) {
    case 'terraform-variables':
      return refusal(
        name,
        'variables-file',
        'This holds variables: name the folder they are for, and --var-file with this file.',
      )
    case 'terraform-state':
      return collecting.asContext
        ? { inputs: [{ is: 'text', source: text, named: true }], problems: [] }
        : { inputs: [], problems: [problemReport(refuseState(name))] }
    case 'cdk-manifest':
      return fromFolder(dirname(resolve(collecting.roots.base, name)), collecting)
    case 'terraform-plan':
      return namedPlan(text, collecting)
    case 'terraform-configuration':
    case 'cloudformation':
      return { inputs: [{ is: 'text', source: text, named: true }], problems: [] }
  }
}

const namedPlan = (source: Source | LargeSource, collecting: Collecting): Inputs => ({
  inputs: [{ is: 'text', source, named: true, ...sourceOfPlan(source.name, collecting) }],
  problems: [],
})

/** Text that was meant to be JSON and is none says little of what it was meant to be: then the error is what people need. */
function notOurs(source: Source): Inputs {
  const otherTool = refuseOtherTool(source.name)
  if (otherTool) return { inputs: [], problems: [problemReport(otherTool)] }
  const problems = /^\s*[{[]/.test(source.text) ? readJson(source).problems : []
  return problems.length === 0
    ? refusal(source.name, 'not-ours', 'This is neither a Terraform plan nor a CloudFormation template.')
    : {
        inputs: [],
        problems: problems.map((problem) =>
          problemReport({ ...problem, severity: 'unreadable' }, source.text),
        ),
      }
}

/** `vpclint . main.tf` is one root, not two that rival each other. */
function withoutRepetition({ inputs, problems }: Inputs): Inputs {
  const byName = new Map(
    inputs.map((input) => [input.is === 'text' ? input.source.name : `${input.folder}/`, input]),
  )
  return { inputs: [...byName.values()], problems }
}
