/**
 * # From a logical id back to the construct
 *
 * The metadata of an app names, by construct path, the logical id that a construct has in its template and where it was created.
 * Logical ids are unique in one template only: the nearest ancestor with a `templateFile` says in which.
 *
 *     "/Net/Ends/Api/Resource": [{ type: "aws:cdk:logicalId", data: "ApiF70053CD" },
 *                                { type: "aws:cdk:creationStack", data: ["new Ends (/app/net.js:12:5)", …] }]
 */
import type { Construct } from '../../model/declaration'
import { type Node, valueAt } from '../yaml/node'

/** By template (its name beside the manifest) and logical id. */
export type Constructs = ReadonlyMap<string, ReadonlyMap<string, Construct>>

export function constructsIn(metadata: Node | undefined, ownTemplate: string): Constructs {
  const found = new Map<string, Map<string, Construct>>()
  const paths = metadata?.kind === 'mapping' ? metadata.pairs : []
  const templates = new Map(
    paths.flatMap(({ key, value }) => {
      const [file] = dataOf(value, 'aws:cdk:templateFile')
      return file?.kind === 'scalar' ? [[key.text, file.text] as const] : []
    }),
  )
  for (const { key, value } of paths) {
    const [id] = dataOf(value, 'aws:cdk:logicalId')
    if (id?.kind !== 'scalar') continue
    const template = nearestTemplate(key.text, templates) ?? ownTemplate
    const own = found.get(template) ?? new Map<string, Construct>()
    found.set(template, own.set(id.text, constructOf(key.text, value)))
  }
  return found
}

function nearestTemplate(path: string, templates: ReadonlyMap<string, string>): string | undefined {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const file = templates.get(at)
    if (file !== undefined) return file
  }
  return undefined
}

function constructOf(path: string, entries: Node): Construct {
  const createdAt = userFrame([...dataOf(entries, 'aws:cdk:creationStack'), ...tracesOf(entries)])
  return { path: path.replace(/^\//, ''), ...(createdAt !== undefined && { createdAt }) }
}

function dataOf(entries: Node, type: string): readonly Node[] {
  const all = entries.kind === 'sequence' ? entries.items : []
  return all.flatMap((entry) => {
    const kind = valueAt(entry, 'type')
    const data = valueAt(entry, 'data')
    return kind?.kind === 'scalar' && kind.text === type && data ? [data] : []
  })
}

/** Older versions keep the stack with the logical id, where they were asked for it. */
const tracesOf = (entries: Node): readonly Node[] =>
  entries.kind === 'sequence' ? entries.items.flatMap((entry) => valueAt(entry, 'trace') ?? []) : []

/** The first line of somebody who is neither Node.js, nor a package, nor a jsii kernel. */
function userFrame(stacks: readonly Node[]): string | undefined {
  const frames = stacks.flatMap((stack) =>
    stack.kind === 'sequence'
      ? stack.items.flatMap((each) => (each.kind === 'scalar' ? [each.text] : []))
      : [],
  )
  for (const frame of frames) {
    const [, inside, bare] = /\(([^()]+:\d+:\d+)\)\s*$|^\s*(?:at )?([^\s()]+:\d+:\d+)\s*$/.exec(frame) ?? []
    const place = inside ?? bare
    if (place !== undefined && !/^node:|[\\/]node_modules[\\/]|jsii-(?:kernel|runtime)/.test(place))
      return place
  }
  return undefined
}
