import { type Node, valueAt } from '../../yaml/node'
import { callOf, literalText } from '../call'
import { mapping, text } from './build'

interface Names {
  readonly bucket: string
  readonly key: string
  readonly version: string
}

/** An object of S3 under the names that a resource has for its parts; a local path is none until it is packaged. */
export function locationOf(node: Node | undefined, names: Names): Node | undefined {
  if (!node) return undefined
  if (node.kind === 'mapping' && !callOf(node)) return split(node, names)
  const [, bucket, key] = /^s3:\/\/([^/]+)\/([^?]+)/.exec(literalText(node) ?? '') ?? []
  if (bucket === undefined || key === undefined) return node
  return mapping({ [names.bucket]: text(bucket, node), [names.key]: text(key, node) }, node)
}

const split = (node: Node, names: Names): Node =>
  mapping(
    {
      [names.bucket]: valueAt(node, 'Bucket'),
      [names.key]: valueAt(node, 'Key'),
      [names.version]: valueAt(node, 'Version'),
    },
    node,
  )
