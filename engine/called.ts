/**
 * What people call a resource: `Lambda function "checkout"`, or the name alone. The last part of its address, unless another of its kind
 * has the same one; what is an address already is none the better for being cut.
 */
import { isOutside, type Outside, type Resource } from '../model/resource'
import { spelledOut } from './attribute-words'
import { quotedName } from './namesakes'
import type { View } from './question'
import { targetName } from './words'

/** The words a message may end in instead of an attribute. */
export const CALLED = ['address', 'called', 'quoted'] as const

export function calledBy(word: string, one: Resource | Outside, graph: View): string | undefined {
  switch (word) {
    case 'address':
      return targetName(one, graph)
    case 'quoted':
      return quoted(one, graph)
    case 'called':
      return isOutside(one) ? quoted(one, graph) : `${nounOf(one.kind)} ${quoted(one, graph)}`
    default:
      return undefined
  }
}

const quoted = (one: Resource | Outside, graph: View): string => {
  if (isOutside(one)) return `"${targetName(one, graph)}"`
  const short = shortName(one)
  const same = graph.ofKind(one.kind).filter((other) => shortName(other) === short)
  return quotedName(one, same.some(({ address }) => address !== one.address) ? one.address : short, graph)
}

/** `module.shop.aws_lambda_function.checkout["a"]` is `checkout["a"]`; a construct `Shop/Orders/Resource` is `Orders`. */
const shortName = ({ address, type, construct }: Resource): string => {
  const ofConstruct = construct?.path
    .split('/')
    .filter((part) => part !== 'Resource')
    .at(-1)
  if (ofConstruct !== undefined) return ofConstruct
  const at = address.lastIndexOf(`${type}.`)
  return at < 0 ? address : address.slice(at + type.length + 1)
}

/** `rest-api` is `REST API`. */
export const nounOf = (kind: string): string =>
  spelledOut(kind.replaceAll('-', ' ')).replace(/^lambda\b/, 'Lambda')
