/** What else a stack may hold than what its template says, as far as one can tell. */
import type { Declaration, Incompleteness } from '../../model/declaration'
import { span, wholeSource } from '../../model/place'
import { declarationId, type Reference } from '../../model/reference'
import { referencesIn } from '../../model/value'
import { type Node, valueAt } from '../yaml/node'
import { literalText } from './call'
import { SERVERLESS } from './sam/serverless'
import type { TemplateText } from './template-text'
import { LANGUAGE_EXTENSIONS } from './unroll'

/** Macros of AWS that are expanded here, or that add nothing this reader is about. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  SERVERLESS,
  LANGUAGE_EXTENSIONS,
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
])

export function macrosOf({ transforms, opaque, source }: TemplateText): readonly Incompleteness[] {
  const unknown = transforms.filter((node) => !TRANSPARENT.has(literalText(node) ?? ''))
  const top = unknown.map((node) => macro(node, source, nameOf(node)))
  return [...top, ...opaque.map(({ key }) => macro(key, source, key.text))]
}

const nameOf = (node: Node): string => literalText(node) ?? literalText(valueAt(node, 'Name')) ?? 'a macro'

const macro = (node: Node, source: string, detail: string): Incompleteness => ({
  what: 'macro',
  place: span(source, node.start, node.end),
  detail,
})

export const unreadable = (source: string): Incompleteness => ({
  what: 'unreadable-file',
  place: wholeSource(source),
  detail: source,
})

/** Nested stacks and modules of the registry; `detail` is the resource's logical id. */
export function opaqueResources(
  declarations: readonly Declaration[],
  isRead: (address: string) => boolean,
): readonly Incompleteness[] {
  const opaque: Incompleteness[] = []
  for (const declaration of declarations) {
    const { type, address, attributes, place } = declaration
    const what = opaqueKind(type)
    if (!what || isRead(address)) continue
    const reaches = [...attributes.values()].flatMap((value) => referencesIn(value))
    opaque.push({ what, place, detail: address, is: templateOf(declaration), reaches })
  }
  return opaque
}

const templateOf = ({ deployment, address }: Declaration): Reference => ({
  to: { is: 'outside', what: 'nested-stack', name: declarationId(deployment, address) },
  attribute: '',
})

function opaqueKind(type: string): Incompleteness['what'] | undefined {
  if (type === 'AWS::CloudFormation::Stack') return 'nested-stack-not-read'
  return type.endsWith('::MODULE') ? 'module-not-read' : undefined
}
