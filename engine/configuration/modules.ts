/**
 * The `modules:` section: what is known of a module whose text is not here.
 *
 *     modules:
 *       module.network:
 *         adds: nothing
 *         outputs:
 *           vpc_id: { kind: vpc, dnsHostnames: true, dnsSupport: true }
 *           private_subnets: [subnet-0a1b2c3d4e5f60718, { kind: subnet, zone: eu-west-1b }]
 *           cidr: 10.0.0.0/16
 */
import type { StatedFacts, StatedModule } from '../../model/stated'
import { known, list, refersTo, type Scalar, type Value, written } from '../../model/value'
import type { Node, Pair } from '../../parsers/yaml/node'
import type { Vocabulary } from '../vocabulary'
import { dataOf } from '../yaml-data'
import { factsOf } from './facts'
import { complain, onlyKeys, pairsOf, placeAt, type Reading, wordOf } from './reading'

const KEYS = ['adds', 'outputs']

export const modulesIn = (node: Node, reading: Reading, vocabulary: Vocabulary): readonly StatedModule[] =>
  pairsOf(node, 'modules', reading).map((pair) => moduleOf(pair, reading, vocabulary))

function moduleOf({ key, value }: Pair, reading: Reading, vocabulary: Vocabulary): StatedModule {
  const name = key.text.trim()
  if (!isAddress(name))
    complain(
      `A module is named by the address of its call, such as module.network; "${name}" is none.`,
      key,
      reading,
    )
  onlyKeys(value, KEYS, reading)
  const pairs = pairsOf(value, name, reading)
  const given = (word: string) => pairs.find((pair) => pair.key.text === word)?.value
  const [adds, outputs] = [given('adds'), given('outputs')]
  const facts: StatedFacts[] = []
  const told = outputs === undefined ? [] : pairsOf(outputs, 'outputs', reading)
  return {
    name,
    outputs: new Map(
      told.map((output) => [
        output.key.text,
        outputOf(output, `${name}.${output.key.text}`, facts, reading, vocabulary),
      ]),
    ),
    facts,
    addsNothing: adds !== undefined && wordOf(adds, 'adds', ['nothing', 'anything'], reading) === 'nothing',
    place: placeAt(key, reading),
  }
}

const isAddress = (name: string): boolean =>
  /^module\.[\w-]+(\[[^\]]*\])?(\.module\.[\w-]+(\[[^\]]*\])?)*$/.test(name)

/** A mapping is a resource: a reference to it, and what is so of it. */
function outputOf(
  { key, value }: Pair,
  name: string,
  facts: StatedFacts[],
  reading: Reading,
  vocabulary: Vocabulary,
): Value<unknown> {
  const origin = written(placeAt(value, reading))
  switch (value.kind) {
    case 'sequence':
      return list(
        value.items.map((item, index) =>
          outputOf({ key, value: item }, `${name}[${index}]`, facts, reading, vocabulary),
        ),
        origin,
      )
    case 'mapping':
      facts.push(factsOf({ key, value }, name, reading, vocabulary))
      return refersTo([{ to: { is: 'outside', what: 'module', name }, attribute: 'id' }], origin)
    case 'scalar':
      return known(dataOf(value) as Scalar | null, origin)
  }
}
