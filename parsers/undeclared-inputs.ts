/** Values that are given by name for what nothing that was read declares: a slip, after which defaults are judged in silence. */
import type { Deployment, Dialect } from '../model/declaration'
import { nearest } from '../model/nearest'
import type { Problem } from '../model/problem'
import type { InputSettings } from './read-input'

interface Given {
  readonly option: '--var' | '--parameter'
  readonly names: readonly string[]
  readonly dialect: Dialect
  readonly nobody: (name: string) => string
}

export function undeclaredInputs(
  deployments: readonly Deployment[],
  { variables, parameters }: InputSettings = {},
): readonly Problem[] {
  const given: readonly Given[] = [
    {
      option: '--var',
      names: [...(variables?.keys() ?? [])],
      dialect: 'terraform',
      nobody: (name) => `no root module that was read has a variable ${name}`,
    },
    {
      option: '--parameter',
      names: [...(parameters?.keys() ?? [])].filter((name) => !name.startsWith('AWS::')),
      dialect: 'cloudformation',
      nobody: (name) => `no template that was read has a parameter ${name}`,
    },
  ]
  return given.flatMap((one) => undeclaredOf(one, deployments))
}

/** Where some of the inputs are not known to the end, nothing is said. */
function undeclaredOf(
  { option, names, dialect, nobody }: Given,
  all: readonly Deployment[],
): readonly Problem[] {
  const asked = all.filter((one) => one.dialect === dialect)
  const first = asked[0] ?? all[0]
  if (!first || !asked.every(hasAllInputs)) return []
  const declared = asked.flatMap(({ inputs }) => inputs ?? [])
  return names
    .filter((name) => !declared.includes(name))
    .map((name): Problem => {
      const meant = nearest(name, declared)
      return {
        code: 'undeclared-input',
        severity: 'note',
        message: `${option} ${name}=… sets nothing: ${nobody(name)}.`,
        place: first.place,
        ...(meant !== null && { remedy: `Did you mean ${meant}?` }),
      }
    })
}

const hasAllInputs = ({ inputs, incomplete }: Deployment): boolean =>
  inputs !== undefined && incomplete.every(({ what }) => what !== 'unreadable-file')
