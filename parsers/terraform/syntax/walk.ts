/** The expressions inside an expression. */
import type { Expression, TemplatePart } from './tree'

export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.parts.flatMap(childrenOfPart)
    case 'tuple':
      return expression.items
    case 'object':
      return expression.items.flatMap((item) => [item.key, item.value])
    case 'for':
      return [
        expression.collection,
        ...(expression.key === undefined ? [] : [expression.key]),
        expression.value,
        ...(expression.condition === undefined ? [] : [expression.condition]),
      ]
    case 'attribute':
      return [expression.of]
    case 'index':
      return [expression.of, expression.key]
    case 'splat':
      return [expression.of, expression.each]
    case 'call':
      return expression.arguments
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise]
    case 'parentheses':
      return [expression.inner]
    case 'literal':
    case 'root':
    case 'splat-item':
    case 'broken':
      return []
  }
}

function childrenOfPart(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return []
    case 'interpolation':
      return [part.value]
    case 'if':
      return [part.condition, ...part.then.flatMap(childrenOfPart), ...part.otherwise.flatMap(childrenOfPart)]
    case 'for':
      return [part.collection, ...part.body.flatMap(childrenOfPart)]
  }
}

/** The first names of all traversals inside, `for` names too. */
export function rootsOf(expression: Expression): Set<string> {
  const roots = new Set<string>()
  const open = [expression]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'root') roots.add(next.name)
    open.push(...childrenOf(next))
  }
  return roots
}
