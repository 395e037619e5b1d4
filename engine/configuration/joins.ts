/**
 * The `joins:` section: which resource of another deployment a reference means.
 *
 *     joins:
 *       - { reference: var.vpc_id, in: live/app, is: aws_vpc.main, of: live/network }
 */
import type { StatedJoin } from '../../model/stated'
import type { Node } from '../../parsers/yaml/node'
import { nameOf } from './names'
import { complain, itemsOf, onlyKeys, placeAt, type Reading, textOf } from './reading'

const KEYS = ['reference', 'in', 'is', 'of']

export function joinsIn(node: Node, reading: Reading): readonly StatedJoin[] {
  return itemsOf(node, 'joins', reading).flatMap((item): readonly StatedJoin[] => {
    onlyKeys(item, KEYS, reading)
    const given = (name: string) => {
      const pair = item.kind === 'mapping' ? item.pairs.find(({ key }) => key.text === name) : undefined
      return pair === undefined ? null : textOf(pair.value, name, reading)
    }
    const [reference, is] = [given('reference'), given('is')]
    if (reference === null || is === null) {
      complain('A join says which "reference" is which resource: "reference" and "is".', item, reading)
      return []
    }
    return [
      { reference: nameOf(reference), in: given('in'), is, of: given('of'), place: placeAt(item, reading) },
    ]
  })
}
