/** What the names of a module mean: its variables, locals and outputs. Each is evaluated once, when it is first asked for. */
import type { Place } from '../../model/place'
import { unknown, type Value, written } from '../../model/value'
import { evaluate } from './evaluate/expression'
import { failed } from './evaluate/outcome'
import type { Definition, Scope } from './evaluate/scope'
import type { ModuleInstance, ModuleOpening } from './module-instance'
import type { ModuleText } from './module-text'
import { inputValue, rootValue } from './module-variables'
import type { Attribute, Block } from './syntax/tree'
import { undeclared, undeclaredLocal, undeclaredVariable } from './undeclared'

type ValueOfName = (name: string, place: Place) => Value<unknown>

/** `scope`: of the module itself, which is there when the first name is asked for. */
export const valuesOfNames = (
  opening: ModuleOpening,
  scope: () => Scope,
): Pick<ModuleInstance, 'variable' | 'local' | 'output'> => ({
  variable: variablesOf(opening, scope),
  local: localsOf(opening, scope),
  output: outputsOf(opening, scope),
})

function variablesOf({ session, text, address, inputs }: ModuleOpening, scope: () => Scope): ValueOfName {
  const inputNamed = (name: string, block: Block): Value<unknown> =>
    inputs === undefined
      ? rootValue(name, block, session, scope())
      : inputValue(block, inputs.get(name), scope())
  const declared = remembering((name) => {
    const block = text.variables.get(name)
    return block && inputNamed(name, block)
  })
  return (name, place) =>
    text.variables.has(name)
      ? declared(name, place)
      : inputNamed(name, undeclaredVariable(name, address, place, session))
}

const localsOf = ({ session, text, address }: ModuleOpening, scope: () => Scope): ValueOfName =>
  remembering((name, place) => {
    const attribute = text.locals.get(name)
    return attribute === undefined
      ? undeclaredLocal(name, address, place, session)
      : evaluated(attribute, scope())
  })

const outputsOf = ({ session, text, address }: ModuleOpening, scope: () => Scope): ValueOfName =>
  remembering((name, place) => {
    const block = text.outputs.get(name)
    if (block === undefined) return undeclared('output', name, address, place, session)
    const value = block.body.attributes.find((attribute) => attribute.name === 'value')
    return value && evaluated(value, scope())
  })

const evaluated = ({ value, source }: Attribute, scope: Scope): Value<unknown> =>
  evaluate(value, { ...scope, source })

export function localDefinition(text: ModuleText, name: string, scope: Scope): Definition | undefined {
  const attribute = text.locals.get(name)
  return attribute === undefined
    ? undefined
    : { expression: attribute.value, scope: { ...scope, source: attribute.source } }
}

/** Evaluates once a name. */
function remembering(
  compute: (name: string, place: Place) => Value<unknown> | undefined,
): (name: string, place: Place) => Value<unknown> {
  const found = new Map<string, Value<unknown> | 'pending'>()
  return (name, place) => {
    const before = found.get(name)
    if (before === 'pending') return unknown('cycle', written(place))
    if (before !== undefined) return before
    found.set(name, 'pending')
    const value = compute(name, place) ?? failed(`There is no "${name}".`, written(place))
    found.set(name, value)
    return value
  }
}
