/** All functions by name. */
import { asCollection, isSet } from '../outcome'
import { addresses } from './addresses'
import { arns } from './arns'
import { choosing } from './choosing'
import { collections } from './collections'
import { conversions } from './conversions'
import type { TerraformFunction } from './define'
import { documents } from './documents'
import { encodings } from './encodings'
import { expecting } from './expected'
import { files } from './files'
import { lists } from './lists'
import { maps } from './maps'
import { numbers } from './numbers'
import { patterns } from './patterns'
import { sets } from './sets'
import { texts } from './texts'
import { times } from './times'
import { wording } from './wording'

const table: Map<string, TerraformFunction> = new Map(
  [
    addresses,
    arns,
    choosing,
    collections,
    conversions,
    documents,
    encodings,
    files,
    lists,
    maps,
    numbers,
    patterns,
    sets,
    texts,
    times,
    wording,
  ].flatMap((group) => Object.entries(group).map(([name, compute]) => [name, expecting(name, compute)])),
)

/** These give a list, whatever they are given; most others a tuple. */
const LISTS = [
  'split',
  'sort',
  'chunklist',
  'range',
  'formatlist',
  'regexall',
  'cidrsubnets',
  'matchkeys',
  'csvdecode',
  'setproduct',
]

function asList(compute: TerraformFunction): TerraformFunction {
  return (call) => {
    const value = compute(call)
    return value.state === 'list' && !isSet(value) ? asCollection(value) : value
  }
}

for (const name of LISTS) {
  const compute = table.get(name)
  if (compute !== undefined) table.set(name, asList(compute))
}

export const functionNamed = (name: string): TerraformFunction | undefined => table.get(name)
