/** Unrolls the loops of a whole template: in its conditions, resources and outputs. */
import type { Problem } from '../../model/problem'
import type { Pair } from '../yaml/node'
import { literalText } from './call'
import { type Unrolled, type Unrolling, unrollPairs } from './loops'
import type { Parameter } from './parameters'
import { type ResourceText, resourcesOf, type Section, type TemplateText } from './template-text'

export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions'

/** Of all loops together. */
const MOST_NODES = 300_000

export function unroll(
  text: TemplateText,
  parameters: ReadonlyMap<string, Parameter>,
  problems: Problem[],
): TemplateText {
  if (!text.transforms.some((transform) => literalText(transform) === LANGUAGE_EXTENSIONS)) return text
  const unrolling: Unrolling = { parameters, mappings: text.mappings, left: MOST_NODES }
  const pairs = [
    ...[...text.resources.values()].map(({ key, body }) => ({ key, value: body })),
    ...text.opaque.filter(isFunction),
  ]
  const unrolled = unrollPairs(pairs, unrolling)
  const { resources, opaque } = resourcesOf(asSection(unrolled), text.source, problems)
  return {
    ...text,
    resources: marked(resources, unrolled),
    opaque: [...opaque, ...text.opaque.filter((pair) => !isFunction(pair))],
    conditions: unrollSection(text.conditions, unrolling),
    outputs: unrollSection(text.outputs, unrolling),
  }
}

const isFunction = ({ key }: Pair): boolean => key.text.startsWith('Fn::')

const asSection = (unrolled: readonly Unrolled[]): Section =>
  new Map(unrolled.map(({ pair }) => [pair.key.text, pair]))

const unrollSection = (section: Section, unrolling: Unrolling): Section =>
  asSection(unrollPairs([...section.values()], unrolling).filter(({ symbolic }) => !symbolic))

function marked(
  resources: ReadonlyMap<string, ResourceText>,
  unrolled: readonly Unrolled[],
): ReadonlyMap<string, ResourceText> {
  const marks = new Map(unrolled.map((each) => [each.pair.key.text, each]))
  return new Map(
    [...resources].map(([id, resource]) => {
      const mark = marks.get(id)
      return [
        id,
        {
          ...resource,
          ...(mark?.symbolic && { symbolic: true as const }),
          ...(mark?.assumed && { assumed: true as const }),
        },
      ]
    }),
  )
}
