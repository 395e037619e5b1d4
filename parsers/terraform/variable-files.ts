/** Values of root variables from files, in Terraform's order: the last one wins. */
import { wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isRefusal, type Sources } from '../../model/sources'
import { joinPath } from './evaluate/path'
import type { ConfigurationSettings } from './settings'
import { readJsonExpression } from './syntax/json'
import { readHcl } from './syntax/read'
import type { Expression } from './syntax/tree'

export interface GivenValue {
  readonly source: string
  readonly expression: Expression
}

export interface GivenValues {
  readonly values: ReadonlyMap<string, GivenValue>
  readonly sources: readonly string[]
  readonly problems: readonly Problem[]
}

/** `terraform.tfvars`, `terraform.tfvars.json`, `*.auto.tfvars(.json)` by name, then the named ones. */
export function readVariableFiles(
  folder: string,
  sources: Sources,
  settings: ConfigurationSettings,
): GivenValues {
  const values = new Map<string, GivenValue>()
  const problems: Problem[] = []
  const names = [...ownFiles(folder, sources), ...(settings.varFiles ?? [])]
  for (const name of names) readVariables(name, sources, values, problems)
  return { values, sources: names, problems }
}

function ownFiles(folder: string, sources: Sources): readonly string[] {
  const entries = sources.list(folder)
  const fixed = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => entries.includes(name))
  const auto = entries.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort()
  return [...fixed, ...auto].flatMap((name) => joinPath(folder, name) ?? [])
}

function readVariables(
  name: string,
  sources: Sources,
  values: Map<string, GivenValue>,
  problems: Problem[],
): void {
  const answer = sources.read(name)
  if (isRefusal(answer)) {
    const message = `The variable file ${name} could not be read: ${answer.detail}`
    problems.push({ code: 'unreadable-file', severity: 'partly-read', message, place: wholeSource(name) })
  } else if (name.endsWith('.json')) {
    const expression = readJsonExpression(answer, 'text')
    if ('message' in expression) problems.push(expression)
    for (const item of 'items' in expression && expression.kind === 'object' ? expression.items : [])
      if (item.key.kind === 'literal')
        values.set(String(item.key.value), { source: answer.name, expression: item.value })
  } else {
    const { body, problems: found } = readHcl(answer)
    problems.push(...found)
    for (const attribute of body.attributes)
      values.set(attribute.name, { source: answer.name, expression: attribute.value })
  }
}
