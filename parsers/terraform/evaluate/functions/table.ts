/** All functions by name. */
import { addresses } from './addresses'
import { arns } from './arns'
import { choosing } from './choosing'
import { collections } from './collections'
import { conversions } from './conversions'
import type { TerraformFunction } from './define'
import { documents } from './documents'
import { encodings } from './encodings'
import { files } from './files'
import { lists } from './lists'
import { maps } from './maps'
import { numbers } from './numbers'
import { patterns } from './patterns'
import { sets } from './sets'
import { texts } from './texts'
import { times } from './times'
import { wording } from './wording'

const table: ReadonlyMap<string, TerraformFunction> = new Map(
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
  ].flatMap((group) => Object.entries(group)),
)

export const functionNamed = (name: string): TerraformFunction | undefined => table.get(name)
