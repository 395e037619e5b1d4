import type { Source } from '../../model/place'
import type { Problem } from '../../model/problem'
import { type Assembly, report, startAssembly } from './assemble'
import { commentsOf } from './comments'
import { eventsOf, type Refused, treeOfEvents } from './events'
import { type Comment, LIMITS, type Node } from './node'
import { sentence } from './slip'
import { readTolerantly } from './tolerant'

export interface Syntax {
  /** The first document. */
  readonly root: Node | undefined
  readonly documents: number
  /** The documents after the first. */
  readonly further: readonly Node[]
  readonly comments: readonly Comment[]
  readonly problems: readonly Problem[]
  /** The text is not valid: parts of it may be missing from the tree or stand in the wrong place. */
  readonly broken: boolean
}

/** Above this size a broken text is not read a second time (the tolerant parser does 2 MB/s); no template may be larger. */
const TOLERANT_LIMIT = 1_100_000

/**
 * Reads any YAML; never throws. A text that is not valid gives what is invalid, and what could be understood of it; what else
 * seems wrong with that is not told, since it may only follow from the error.
 */
export function readYaml(source: Source): Syntax {
  const events = eventsOf(source.text)
  const assembly = startAssembly(source.name)
  if ('refused' in events) return readAgain(source, events)
  return syntaxOf(source, treeOfEvents(source.text, events, assembly), assembly, false)
}

interface Tree {
  readonly documents: readonly Node[]
  readonly scalars: readonly number[]
}

function syntaxOf(source: Source, { documents, scalars }: Tree, assembly: Assembly, broken: boolean): Syntax {
  const [root, ...further] = documents
  const comments = commentsOf(source.text, scalars)
  return { root, documents: documents.length, further, comments, problems: assembly.problems, broken }
}

function readAgain(source: Source, refused: Refused): Syntax {
  if (refused.refused.includes('maxDepth')) return tooDeep(source, refused.at)
  const assembly = startAssembly(source.name)
  const tree = source.text.length > TOLERANT_LIMIT ? undefined : readTolerantly(source.text, assembly)
  if (!tree) return unread(source, refused)
  const fatal = assembly.problems.filter(({ code }) => code === 'yaml-syntax' || code === 'too-deep')
  if (fatal.length === 0) return syntaxOf(source, tree, assembly, false)
  return syntaxOf(source, tree, { ...assembly, problems: fatal }, true)
}

function unread(source: Source, { refused, at }: Refused): Syntax {
  const assembly = startAssembly(source.name)
  report(assembly, 'unreadable', 'yaml-syntax', sentence(refused), at, at)
  return syntaxOf(source, { documents: [], scalars: [] }, assembly, true)
}

function tooDeep(source: Source, at: number): Syntax {
  const assembly = startAssembly(source.name)
  const message = `Nested more than ${LIMITS.depth} levels deep, which is not read.`
  report(assembly, 'unreadable', 'too-deep', message, at, at)
  return syntaxOf(source, { documents: [], scalars: [] }, assembly, true)
}
