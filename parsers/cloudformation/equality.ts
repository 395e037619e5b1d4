/**
 * `Fn::Equals` as a formula over choices. Nearly every one in real templates compares a parameter with a literal; what is
 * neither decided nor such a question becomes a choice of its own, named after the expression.
 */
import { ALWAYS, allOf, anyOf, type Guard, NEVER } from '../../model/guard'
import { type Reference, referentKey } from '../../model/reference'
import type { Template, Value } from '../../model/value'
import { type ChoiceOrigin, equalsGuard, sameGuard } from './choices'
import { knownText } from './intrinsic'
import { parameterChoice } from './parameters'
import { pseudoParameterOf } from './pseudo-parameters'
import type { Run } from './scope'

/** An operand and the text of its expression. */
export interface Operand {
  readonly value: Value
  readonly expression: string
}

export function equalOperands(left: Operand, right: Operand, run: Run): Guard {
  if (left.value.state === 'conditional') return inEveryCase(left, right, run)
  if (right.value.state === 'conditional') return inEveryCase(right, left, run)
  const [one, other] = [knownText(left.value), knownText(right.value)]
  if (one !== undefined && other !== undefined) return one === other ? ALWAYS : NEVER
  if (one !== undefined) return equalsText(right, one, run)
  if (other !== undefined) return equalsText(left, other, run)
  return equalUnknowns(left, right, run)
}

function inEveryCase(operand: Operand, other: Operand, run: Run): Guard {
  if (operand.value.state !== 'conditional') return NEVER
  return anyOf(
    operand.value.cases.map(({ guard, value }, index) => {
      const expression = `${operand.expression}/${index}`
      return allOf([guard, equalOperands({ value, expression }, other, run)])
    }),
  )
}

function equalsText(operand: Operand, text: string, run: Run): Guard {
  if (operand.value.state === 'template' && !mayBe(operand.value, text)) return NEVER
  if (text === '' && isNeverEmpty(operand.value)) return NEVER
  return equalsGuard(run.choices, choiceOf(operand.value, run) ?? ownChoice(operand, run), text)
}

/** The fixed beginning and end of a template have to fit. */
function mayBe({ parts }: Template, text: string): boolean {
  const [first, last] = [parts[0], parts.at(-1)]
  const fixed = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
  if (fixed > text.length) return false
  return (
    (typeof first !== 'string' || text.startsWith(first)) && (typeof last !== 'string' || text.endsWith(last))
  )
}

/** What a resource or a stack is called is never nothing: a nested stack that is given it is given something. */
function isNeverEmpty(value: Value): boolean {
  const [target] = value.state === 'reference' && value.exact ? value.targets : []
  return target?.attribute === 'Ref' && (target.to.is === 'declaration' || target.to.is === 'symbol')
}

function equalUnknowns(left: Operand, right: Operand, run: Run): Guard {
  const [one, other] = [left, right].map(({ value }) => choiceOf(value, run))
  if (one && other) return one.id === other.id ? ALWAYS : sameGuard(run.choices, one, other)
  if (left.expression === right.expression) return ALWAYS
  const label = [left.expression, right.expression].sort().join(' = ')
  const origin = { id: `${run.deployment}#${label}`, label, allowed: ['true', 'false'] }
  return equalsGuard(run.choices, origin, 'true')
}

const ownChoice = ({ expression }: Operand, run: Run): ChoiceOrigin => ({
  id: `${run.deployment}#${expression}`,
  label: expression,
})

/** The choice a value stands for: a parameter nobody set, the Region of a stack that may go anywhere. */
export function choiceOf(value: Value, run: Run): ChoiceOrigin | undefined {
  const [target] = value.state === 'reference' && value.exact ? value.targets : []
  if (!target) return undefined
  return target.attribute === 'Ref' ? choiceOfReference(target, run) : partChoice(target, run)
}

function choiceOfReference({ to }: Reference, run: Run): ChoiceOrigin | undefined {
  if (to.is === 'input') {
    if (to.deployment !== run.deployment) return run.settings.within?.choiceOf(to)
    const parameter = run.parameters.get(to.name)
    return parameter && !parameter.hasList ? parameterChoice(parameter, run.deployment) : undefined
  }
  const name = to.is === 'symbol' ? pseudoParameterOf(to.name) : undefined
  return to.is !== 'symbol' || name === undefined ? undefined : { id: `${to.of}#${name}`, label: name }
}

/** One item of a list parameter, one attribute of a resource: the same wherever it is asked for. */
function partChoice({ to, attribute }: Reference, run: Run): ChoiceOrigin {
  const label = `${to.is === 'input' ? to.name : referentKey(to)}.${attribute}`
  return { id: `${run.deployment}#${label}`, label }
}
