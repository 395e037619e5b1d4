/** What a run keeps of all that it read: the texts, and the declarations as one. */
import type { Parsed } from '../model/declaration'
import { isRefusal, type Sources } from '../model/sources'

/** What was read, with what stands around it: often nothing does. */
export const withContext = (judged: Parsed, context: Parsed): Parsed =>
  context.deployments.length + context.declarations.length + context.problems.length === 0
    ? judged
    : together([{ parsed: judged }, { parsed: context }])

/** A deployment that is given twice is one. */
export const together = (all: readonly { readonly parsed: Parsed }[]): Parsed => ({
  deployments: distinct(all.flatMap(({ parsed }) => parsed.deployments)),
  declarations: distinct(all.flatMap(({ parsed }) => parsed.declarations)),
  problems: all.flatMap(({ parsed }) => parsed.problems),
})

/** Of those with one id the last, where the first stands. */
function distinct<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const byId = new Map<string, T>()
  for (const each of all) byId.set(each.id, each)
  return byId.size === all.length ? all : [...byId.values()]
}

/** Keeps every text that was read, so that the report can quote it. */
export const remembering = (sources: Sources, texts: Map<string, string>): Sources => ({
  list: (folder) => sources.list(folder),
  read: (name) => {
    const answer = sources.read(name)
    if (!isRefusal(answer)) texts.set(answer.name, answer.text)
    return answer
  },
})
