/**
 * # What a block names
 *
 * Terraform creates a resource after all that its expressions name, whatever they evaluate to. Values alone do not tell: here the
 * text is known before anything is created, and the deployment waits for the policy all the same.
 *
 *     triggers = { policy = sha1(aws_api_gateway_rest_api_policy.orders.policy) }
 *
 * Names are found in the text, through locals and the inputs of modules. What the output of a module stands on is taken from its value.
 * https://developer.hashicorp.com/terraform/language/resources/behavior#resource-dependencies
 */
import type { Reference } from '../../model/reference'
import type { Value } from '../../model/value'
import { evaluate } from './evaluate/expression'
import { referencesOf } from './evaluate/references-of'
import type { Definition, Scope } from './evaluate/scope'
import type { AttributeAccess, Body, Expression } from './syntax/tree'
import { childrenOf } from './syntax/walk'

/** Expressions looked at for one block; a block that names more has a longer text than people write. */
const MOST = 20_000

export function mentionsOf(body: Body, scope: Scope): readonly Reference[] {
  const waiting: Definition[] = definitionsIn(body, scope)
  const seen = new Set<string>()
  const values: Value<unknown>[] = []
  let left = MOST
  for (let next = waiting.pop(); next !== undefined && left-- > 0; next = waiting.pop()) {
    const { expression, scope: around } = next
    const name = nameOf(expression)
    if (name === undefined) {
      for (const child of childrenOf(expression)) waiting.push({ expression: child, scope: around })
      continue
    }
    const key = `${around.world.address} ${name.text}`
    if (seen.has(key)) continue
    seen.add(key)
    if (name.root === 'var' || name.root === 'local') {
      const definition = around.world.definition(name.root, name.first)
      if (definition) waiting.push(definition)
    } else if (!WITHOUT_RESOURCE.has(name.root)) values.push(evaluate(name.expression, around))
  }
  return referencesOf(values)
}

const WITHOUT_RESOURCE = new Set(['each', 'count', 'self', 'path', 'terraform', 'tofu', 'ephemeral'])

function definitionsIn({ attributes, blocks }: Body, scope: Scope): Definition[] {
  const own = attributes.map(({ value, source }) => ({ expression: value, scope: { ...scope, source } }))
  return [...own, ...blocks.flatMap((block) => definitionsIn(block.body, scope))]
}

interface Name {
  readonly root: string
  readonly first: string
  readonly text: string
  readonly expression: AttributeAccess
}

/** `aws_x.y`, `local.a`, `data.aws_x.y`, `module.m.output`; what follows does not matter. */
function nameOf(expression: Expression): Name | undefined {
  if (expression.kind !== 'attribute') return undefined
  const { of, name } = expression
  if (of.kind === 'root' && of.name !== 'data' && of.name !== 'module')
    return { root: of.name, first: name, text: `${of.name}.${name}`, expression }
  if (of.kind !== 'attribute' || of.of.kind !== 'root') return undefined
  const root = of.of.name
  if (root !== 'data' && root !== 'module') return undefined
  return { root, first: of.name, text: `${root}.${of.name}.${name}`, expression }
}
