/** Files of tools that make plans and templates of them: what they are, and what to hand over instead. */
import { basename, dirname } from 'node:path'
import type { Problem } from '../model/problem'
import type { ProblemReport } from '../model/report'
import { problemReport, unreadable } from './input-problems'

interface OtherTool {
  readonly name: string
  /** Of its files. */
  readonly files: RegExp
  readonly remedy: string
}

const OTHER_TOOLS: readonly OtherTool[] = [
  {
    // https://docs.terragrunt.com/features/units/
    name: 'Terragrunt',
    files: /^terragrunt(\.stack)?\.hcl(\.json)?$/,
    remedy: 'In each unit: terragrunt plan -out=tfplan && terragrunt show -json tfplan > plan.json',
  },
  {
    // https://www.serverless.com/framework/docs/providers/aws/cli-reference/package
    name: 'the Serverless Framework',
    files: /^serverless\.(ya?ml|json|js|ts)$/,
    remedy: 'Run: serverless package; then: vpclint .serverless/cloudformation-template-update-stack.json',
  },
  {
    // https://developer.hashicorp.com/terraform/language/files/stack
    name: 'Terraform Stacks',
    files: /\.(tfcomponent|tfstack|tfdeploy)\.hcl$/,
    remedy: 'Name the folders of the modules that its components are made of.',
  },
]

const toolOf = (path: string): OtherTool | undefined =>
  OTHER_TOOLS.find(({ files }) => files.test(basename(path)))

export const isOfOtherTool = (path: string): boolean => toolOf(path) !== undefined

/** A person named it: it cannot be read, and the tool says how it could. */
export function refuseOtherTool(name: string): Problem | undefined {
  const tool = toolOf(name)
  return (
    tool && {
      ...unreadable(name, 'not-ours', `This is a file of ${tool.name}, which vpclint does not run.`),
      remedy: tool.remedy,
    }
  )
}

/**
 * A note for each tool, at the first of its files that a walk met. `judged`: folders with a plan, a template or Terraform files that
 * are read; what a tool made there speaks for its file.
 */
export function notMade(files: readonly string[], judged: ReadonlySet<string>): readonly ProblemReport[] {
  const left = files.filter(
    (file) => !judged.has(dirname(file)) && !judged.has(`${folderPrefix(file)}.serverless`),
  )
  return OTHER_TOOLS.flatMap((tool) => {
    const [first, ...others] = left.filter((file) => toolOf(file) === tool)
    return first === undefined ? [] : [problemReport(notMadeBy(tool, first, others.length))]
  })
}

const folderPrefix = (file: string): string => (dirname(file) === '.' ? '' : `${dirname(file)}/`)

function notMadeBy({ name, remedy }: OtherTool, file: string, others: number): Problem {
  const more = others === 0 ? '' : ` and of ${others} more`
  return {
    ...unreadable(file, 'not-made', `What ${name} makes of this file${more} was not judged.`),
    severity: 'note',
    remedy,
  }
}
