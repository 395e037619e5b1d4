/** What a run keeps of all that it read: the texts, and the declarations as one. */
import type { Parsed } from '../model/declaration'
import { isRefusal, type Sources } from '../model/sources'

/** A deployment that is given twice is one. */
export function together(all: readonly { readonly parsed: Parsed }[]): Parsed {
  const deployments = new Map(all.flatMap(({ parsed }) => parsed.deployments.map((each) => [each.id, each])))
  const declarations = new Map(
    all.flatMap(({ parsed }) => parsed.declarations.map((each) => [each.id, each])),
  )
  return {
    deployments: [...deployments.values()],
    declarations: [...declarations.values()],
    problems: all.flatMap(({ parsed }) => parsed.problems),
  }
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
