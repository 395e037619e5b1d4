/** The `Metadata` of a template and of its resources: where CDK says what a resource came from, and people what they allow. */
import type { Source } from '../../model/place'
import { type Node, valueAt } from '../yaml/node'
import { readSyntax } from './read-syntax'

export interface TemplateMetadata {
  readonly template: Node | undefined
  /** By logical id, as written in the template: what SAM makes of a resource has the metadata of that resource. */
  readonly resources: ReadonlyMap<string, Node>
}

export function readMetadata(source: Source): TemplateMetadata {
  const { root, further } = readSyntax(source)
  const template = [root, ...further].find((node) => valueAt(node, 'Resources')?.kind === 'mapping')
  const resources = valueAt(template, 'Resources')
  const found = resources?.kind === 'mapping' ? resources.pairs : []
  return {
    template: valueAt(template, 'Metadata'),
    resources: new Map(
      found.flatMap(({ key, value }) => {
        const metadata = valueAt(value, 'Metadata')
        return metadata ? [[key.text, metadata] as const] : []
      }),
    ),
  }
}
