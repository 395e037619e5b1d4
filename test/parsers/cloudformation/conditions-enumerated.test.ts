/** The guards of conditions against brute force: every combination of parameter values, evaluated directly. */
import * as fc from 'fast-check'
import { type Choice, choicesOf, type Guard, OTHER } from '../../../model/guard'
import type { Value } from '../../../model/value'
import { declarationOf, deploymentOf, read, short } from './reading'

/** A template's conditions, evaluated directly for one assignment of its parameters. */
type Formula =
  | { readonly op: 'equals'; readonly parameter: string; readonly value: string }
  | { readonly op: 'named'; readonly name: string }
  | { readonly op: 'not'; readonly part: Formula }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Formula[] }

const ALLOWED = ['a', 'b', 'c', 'd']
const formula = (names: readonly string[]): fc.Arbitrary<Formula> =>
  fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 3 },
      fc.record({
        op: fc.constant('equals' as const),
        parameter: fc.constantFrom('Free', 'Closed'),
        value: fc.constantFrom('a', 'b', 'c'),
      }),
      ...(names.length > 0
        ? [fc.record({ op: fc.constant('named' as const), name: fc.constantFrom(...names) })]
        : []),
      fc.record({ op: fc.constant('not' as const), part: tie('formula') }),
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('formula'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).formula

const conditions = fc.tuple(formula([]), formula(['C0']), formula(['C0', 'C1']))

function written(part: Formula): object {
  switch (part.op) {
    case 'equals':
      return { 'Fn::Equals': [{ Ref: part.parameter }, part.value] }
    case 'named':
      return { Condition: part.name }
    case 'not':
      return { 'Fn::Not': [written(part.part)] }
    default:
      return { [part.op === 'and' ? 'Fn::And' : 'Fn::Or']: part.parts.map(written) }
  }
}

type Assignment = Readonly<Record<string, string>>

function holds(part: Formula, all: readonly Formula[], assignment: Assignment): boolean {
  switch (part.op) {
    case 'equals':
      return assignment[part.parameter] === part.value
    case 'named':
      return holds(all[Number(part.name.slice(1))] as Formula, all, assignment)
    case 'not':
      return !holds(part.part, all, assignment)
    case 'and':
      return part.parts.every((inner) => holds(inner, all, assignment))
    case 'or':
      return part.parts.some((inner) => holds(inner, all, assignment))
  }
}

function guardHolds(guard: Guard, world: Assignment): boolean {
  switch (guard.is) {
    case 'always':
      return true
    case 'never':
      return false
    case 'equals':
      return world[guard.choice] === guard.value
    case 'same':
      return world[guard.choices[0]] === world[guard.choices[1]]
    case 'not':
      return !guardHolds(guard.guard, world)
    case 'named':
      return guardHolds(guard.guard, world)
    case 'all':
      return guard.guards.every((part) => guardHolds(part, world))
    case 'any':
      return guard.guards.some((part) => guardHolds(part, world))
  }
}

function valueIn(value: Value | undefined, world: Assignment): unknown {
  if (value?.state !== 'conditional') return short(value)
  const open = value.cases.filter(({ guard }) => guardHolds(guard, world))
  expect(open).toHaveLength(1)
  return valueIn(open[0]?.value, world)
}

/** The world of an assignment: what no choice has among its values is OTHER, or the value that stands for the unasked ones. */
function worldOf(
  assignment: Assignment,
  choices: ReadonlyMap<string, Choice>,
  asked: ReadonlySet<string>,
): Assignment {
  return Object.fromEntries(
    [...choices.values()].map(({ id, label, values }) => {
      const value = assignment[label] ?? ''
      const stands = values.includes(OTHER) ? OTHER : values.find((one) => !asked.has(one))
      return [id, values.includes(value) ? value : (stands ?? '')]
    }),
  )
}

function askedOf(all: readonly Formula[]): ReadonlySet<string> {
  return new Set(
    [...JSON.stringify(all).matchAll(/"parameter":"Closed","value":"(.)"/g)].map((match) => match[1] ?? ''),
  )
}

test('guards say what direct evaluation says, for every combination of parameter values', () => {
  fc.assert(
    fc.property(conditions, (all) => {
      const template = {
        Parameters: {
          Free: { Type: 'String', Default: 'b' },
          Closed: { Type: 'String', AllowedValues: ALLOWED },
        },
        Conditions: Object.fromEntries(all.map((each, at) => [`C${at}`, written(each)])),
        Resources: {
          R: {
            Type: 'A::B::C',
            Condition: 'C2',
            Properties: {
              P: { 'Fn::If': ['C0', { 'Fn::If': ['C1', '1', '2'] }, { 'Fn::If': ['C2', '3', '4'] }] },
            },
          },
          S: {
            Type: 'A::B::C',
            Properties: {
              P: { 'Fn::Join': ['', [{ 'Fn::If': ['C1', 'x', 'y'] }, { 'Fn::If': ['C2', 'x', 'y'] }]] },
            },
          },
        },
      }
      const parsed = read(JSON.stringify(template))
      expect(parsed.problems).toEqual([])
      const { choices } = deploymentOf(parsed)
      const [r, s] = [declarationOf(parsed, 'R'), declarationOf(parsed, 'S')]
      for (const Free of [...ALLOWED, 'something else'])
        for (const Closed of ALLOWED) {
          const assignment = { Free, Closed }
          const world = worldOf(assignment, choices, askedOf(all))
          const [c0, c1, c2] = all.map((each) => holds(each, all, assignment))
          expect(valueIn(r.exists, world)).toBe(c2)
          if (c2) expect(valueIn(r.attributes.get('P'), world)).toBe(c0 ? (c1 ? '1' : '2') : '3')
          expect(valueIn(s.attributes.get('P'), world)).toBe(`${c1 ? 'x' : 'y'}${c2 ? 'x' : 'y'}`)
        }
    }),
    { numRuns: 300 },
  )
})

test('every choice a guard asks about is among the choices of the deployment', () => {
  fc.assert(
    fc.property(conditions, (all) => {
      const template = {
        Parameters: { Free: { Type: 'String' }, Closed: { Type: 'String', AllowedValues: ALLOWED } },
        Conditions: Object.fromEntries(all.map((each, at) => [`C${at}`, written(each)])),
        Resources: { R: { Type: 'A::B::C', Condition: 'C2' } },
      }
      const parsed = read(JSON.stringify(template))
      const { exists } = declarationOf(parsed, 'R')
      const guards = exists.state === 'conditional' ? exists.cases.map(({ guard }) => guard) : []
      for (const guard of guards)
        for (const choice of choicesOf(guard)) expect(deploymentOf(parsed).choices.has(choice)).toBe(true)
    }),
    { numRuns: 50 },
  )
})
