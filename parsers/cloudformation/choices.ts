/**
 * What conditions ask about, and with which values. The domain of a parameter grows while conditions are read (every literal it
 * is compared with belongs to it) and is closed at the end.
 *
 *     Env: { Type: String, Default: dev }             # no AllowedValues
 *     IsProd: !Equals [!Ref Env, prod]                # domain: dev, prod, and anything else
 */
import { type Choice, type Guard, NEVER, OTHER } from '../../model/guard'

interface OpenChoice {
  readonly id: string
  readonly label: string
  /** All that it can be; undefined when any text will do. */
  readonly allowed: readonly string[] | undefined
  readonly byDefault: string | undefined
  readonly mentioned: Set<string>
  /** Compared with another choice, so that every one of its values counts. */
  readonly linked: Set<string>
}

export type ChoiceRegistry = Map<string, OpenChoice>

export interface ChoiceOrigin {
  readonly id: string
  readonly label: string
  readonly allowed?: readonly string[] | undefined
  readonly byDefault?: string | undefined
}

/** The guard "this choice has this value", and the value becomes part of the choice's domain. */
export function equalsGuard(registry: ChoiceRegistry, origin: ChoiceOrigin, value: string): Guard {
  const choice = registered(registry, origin)
  if (choice.allowed && !choice.allowed.includes(value)) return NEVER
  choice.mentioned.add(value)
  return { is: 'equals', choice: choice.id, value }
}

export function sameGuard(registry: ChoiceRegistry, left: ChoiceOrigin, right: ChoiceOrigin): Guard {
  registered(registry, left).linked.add(right.id)
  registered(registry, right).linked.add(left.id)
  return { is: 'same', choices: [left.id, right.id] }
}

function registered(registry: ChoiceRegistry, origin: ChoiceOrigin): OpenChoice {
  const known = registry.get(origin.id)
  if (known) return known
  const { id, label, allowed, byDefault } = origin
  const choice = { id, label, allowed, byDefault, mentioned: new Set<string>(), linked: new Set<string>() }
  registry.set(id, choice)
  return choice
}

/** The finished choices, each with its finite domain. */
export function closeChoices(registry: ChoiceRegistry): ReadonlyMap<string, Choice> {
  shareMentions(registry)
  const choices = new Map<string, Choice>()
  for (const choice of registry.values()) choices.set(choice.id, closed(choice))
  return choices
}

/** Choices that are compared with each other need each other's values, also through a third. */
function shareMentions(registry: ChoiceRegistry): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const choice of registry.values())
      for (const id of choice.linked) {
        const before = choice.mentioned.size
        for (const value of valuesOf(registry.get(id))) choice.mentioned.add(value)
        changed ||= choice.mentioned.size > before
      }
  }
}

const valuesOf = (choice: OpenChoice | undefined): readonly string[] =>
  choice ? (choice.allowed ?? [...choice.mentioned, ...defaultOf(choice)]) : []

const defaultOf = ({ byDefault }: OpenChoice): readonly string[] =>
  byDefault === undefined ? [] : [byDefault]

function closed(choice: OpenChoice): Choice {
  const values = choice.allowed
    ? distinguished(choice, choice.allowed)
    : [...new Set([...defaultOf(choice), ...choice.mentioned, OTHER])]
  const { id, label, byDefault } = choice
  const usual = byDefault !== undefined && values.includes(byDefault)
  return { id, label, values, ...(usual && { byDefault }) }
}

/** Allowed values that no condition asks for all act alike: one of them (the default, if it is one) stands for all. */
function distinguished(choice: OpenChoice, allowed: readonly string[]): readonly string[] {
  if (choice.linked.size > 0) return [...new Set(allowed)]
  const alike = allowed.filter((value) => !choice.mentioned.has(value))
  const one = alike.find((value) => value === choice.byDefault) ?? alike[0]
  return [...new Set(allowed)].filter((value) => choice.mentioned.has(value) || value === one)
}
