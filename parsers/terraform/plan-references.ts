/**
 * # From the references of an expression to the resources it means
 *
 * Through variables to the module call's arguments, through module outputs to what they return, through `each.value` to what is
 * iterated. Locals are not in a plan: what goes through one is `opaque` (somebody we cannot see may be meant too).
 *
 *     subnet_id = var.subnet      in module.a: the call says subnet = aws_subnet.s[0].id     ->  aws_subnet.s[0], `id`
 *
 * A reference is exact when the text can mean nothing else: one chain of single references that ends at an attribute of one
 * instance. Splats, `for` and computed keys print only the resource (attribute `*`), so they are never exact.
 */
import { type Reference, referentKey } from '../../model/reference'
import { type ModuleStep, nameAt, printModules, type Step } from './address'
import { expressionOf, expressionsOf, type PlanExpression } from './plan-configuration'
import { ownInstance } from './plan-each'
import { kindOf } from './plan-index'
import { entries, field, type Json } from './plan-json'
import { type ReferenceWorld, type Resolved, referenceTo, type Scope } from './plan-world'
import type { Subject, WrittenReference } from './references'

const NEUTRAL: Resolved = { targets: [], opaque: false, exact: true, mixed: false }
const OPAQUE: Resolved = { targets: [], opaque: true, exact: false, mixed: false }
const DEPTH = 400
const TARGETS = 2000

export function resolveExpressions(
  world: ReferenceWorld,
  expressions: readonly PlanExpression[],
  scope: Scope,
  depth = 0,
): Resolved {
  const references = expressions.flatMap((expression) => expression.references)
  const parts = references
    .map((reference) => resolveReference(world, reference, scope, depth))
    .filter((part) => part.opaque || part.targets.length > 0)
  if (parts.length === 0) return NEUTRAL
  const targets = withoutDuplicates(parts.flatMap((part) => part.targets))
  const opaque = parts.some((part) => part.opaque)
  const exact = !opaque && targets.length === 1 && parts.every((part) => part.exact)
  const mixed = references.length > 1 || parts.some((part) => part.mixed)
  const whole = targets.length === 1 && !mixed && parts[0]?.whole === true
  return {
    targets: targets.slice(0, TARGETS),
    opaque: opaque || targets.length > TARGETS,
    exact,
    mixed,
    ...(whole ? { whole: true } : {}),
  }
}

function withoutDuplicates(targets: readonly Reference[]): readonly Reference[] {
  const unique = new Map<string, Reference>()
  for (const target of targets) {
    const key = `${referentKey(target.to)} ${target.attribute}`
    if (!unique.has(key)) unique.set(key, target)
  }
  return [...unique.values()]
}

function resolveReference(
  world: ReferenceWorld,
  reference: WrittenReference,
  scope: Scope,
  depth: number,
): Resolved {
  const visit = visitKey(reference, scope)
  const known = world.resolved.get(visit)
  if (known !== undefined) return known
  if (depth > DEPTH) return OPAQUE
  world.resolved.set(visit, OPAQUE)
  const resolved = resolveSubject(world, reference, scope, depth)
  world.resolved.set(visit, resolved)
  return resolved
}

/** `each` is another thing in each resource; all else is the same in a whole module instance. */
function visitKey(reference: WrittenReference, scope: Scope): string {
  const at = `${printModules(scope.modules)} ${reference.text}`
  if (reference.subject.is !== 'each') return at
  const iterated = scope.forEach?.references.map((each) => each.text).join() ?? ''
  return `${at} ${typeof scope.key} ${String(scope.key)} ${iterated}`
}

function resolveSubject(
  world: ReferenceWorld,
  reference: WrittenReference,
  scope: Scope,
  depth: number,
): Resolved {
  const { subject } = reference
  switch (subject.is) {
    case 'path':
    case 'terraform':
    case 'count':
    case 'self':
      return NEUTRAL
    case 'local':
    case 'other':
      return OPAQUE
    case 'each':
      return subject.name === 'value' ? resolveEach(world, reference, scope, depth + 1) : NEUTRAL
    case 'variable':
      return resolveVariable(world, subject.name, reference.rest, scope, depth + 1)
    case 'module':
      return resolveModule(world, subject, reference.rest, scope, depth + 1)
    case 'resource':
      return resolveResource(world, subject, reference.rest, scope.modules)
  }
}

function resolveResource(
  world: ReferenceWorld,
  subject: Subject & { is: 'resource' },
  rest: readonly Step[],
  modules: readonly ModuleStep[],
): Resolved {
  if (subject.mode === 'ephemeral') return OPAQUE
  const instances = world.index.resources(modules, kindOf(subject))
  const meant =
    subject.key === undefined ? instances : instances.filter((each) => each.parsed.key === subject.key)
  const attribute = nameAt(rest, 0) ?? '*'
  const targets = meant.map((each) => referenceTo(world, each, attribute))
  const exact = targets.length === 1 && attribute !== '*'
  const whole =
    rest.length === 0 && targets.length === 1 && (subject.key ?? meant[0]?.parsed.key) === subject.key
  return { targets, opaque: false, exact, mixed: false, ...(whole ? { whole: true } : {}) }
}

/** A variable of the root has a value and no identity; one of a module is what the call hands to it. */
function resolveVariable(
  world: ReferenceWorld,
  name: string,
  rest: readonly Step[],
  scope: Scope,
  depth: number,
): Resolved {
  const last = scope.modules[scope.modules.length - 1]
  if (last === undefined) return NEUTRAL
  const outer = scope.modules.slice(0, -1)
  const call = moduleCall(world, outer, last.name)
  const argument = field(field(call, 'expressions'), name)
  const forEach = expressionOf(field(call, 'for_each_expression'))
  const handed = resolveExpressions(
    world,
    expressionsOf(argument),
    { modules: outer, forEach, key: last.key },
    depth,
  )
  return through(handed, 'module-input', rest)
}

function resolveModule(
  world: ReferenceWorld,
  subject: Subject & { is: 'module' },
  rest: readonly Step[],
  scope: Scope,
  depth: number,
): Resolved {
  const meant = instancesOf(world, subject, scope)
  const parts = meant.map((modules) => {
    const outputs = field(world.configuration.module(modules.map((step) => step.name)), 'outputs')
    const asked: Json | undefined = subject.output === undefined ? outputs : field(outputs, subject.output)
    const expressions =
      subject.output === undefined ? outputExpressions(asked) : expressionsOf(field(asked, 'expression'))
    return resolveExpressions(world, expressions, { modules }, depth)
  })
  const only = parts.length === 1 && subject.output !== undefined ? parts[0] : undefined
  return through(only ?? joined(parts), 'module-output', rest)
}

/** A module without resources has no address in the plan: it is taken as it is called. */
function instancesOf(
  world: ReferenceWorld,
  subject: Subject & { is: 'module' },
  scope: Scope,
): readonly (readonly ModuleStep[])[] {
  const { name, key } = subject
  const all = world.index.calls(scope.modules, name)
  if (all.length === 0) return [[...scope.modules, key === undefined ? { name } : { name, key }]]
  return key === undefined ? all : all.filter((each) => each[each.length - 1]?.key === key)
}

const outputExpressions = (outputs: Json | undefined): readonly PlanExpression[] =>
  entries(outputs).flatMap(([, each]) => expressionsOf(field(each, 'expression')))

const joined = (parts: readonly Resolved[]): Resolved => ({
  targets: parts.flatMap((part) => part.targets),
  opaque: parts.some((part) => part.opaque),
  exact: false,
  mixed: true,
})

/**
 * `each.value.id`: what is iterated. Where that is all instances of one resource, the one with the own key is very likely
 * meant; but `{ for k, v in t : f(k) => v }` prints the same, so it is never exact.
 */
function resolveEach(
  world: ReferenceWorld,
  reference: WrittenReference,
  scope: Scope,
  depth: number,
): Resolved {
  if (scope.forEach === undefined) return NEUTRAL
  const { forEach: _, ...outside } = scope
  const iterated = through(resolveExpressions(world, [scope.forEach], outside, depth), 'each', reference.rest)
  const own = ownInstance(world, scope)
  const targets =
    own === undefined ? iterated.targets : [referenceTo(world, own, nameAt(reference.rest, 0) ?? '*')]
  return { targets, opaque: iterated.opaque, exact: false, mixed: true }
}

/** What is asked of a whole object that came through (`module.net.vpc.id`) is asked of the resource. */
function through(resolved: Resolved, via: string, rest: readonly Step[]): Resolved {
  const asked = rest.length === 1 ? nameAt(rest, 0) : undefined
  const targets = resolved.targets.map((target) => ({
    ...target,
    attribute: target.attribute === '*' && asked !== undefined ? asked : target.attribute,
    via: [via, ...(target.via ?? [])],
  }))
  return { ...resolved, targets, exact: resolved.exact || (resolved.whole === true && asked !== undefined) }
}

function moduleCall(world: ReferenceWorld, modules: readonly ModuleStep[], name: string): Json | undefined {
  const outer = world.configuration.module(modules.map((step) => step.name))
  return field(field(outer, 'module_calls'), name)
}
