/**
 * Whether a verdict rests on the default of a variable or parameter, which a deployment may override: it is asked a second time with
 * every such value unknown. What still fails then holds for every value that could be given.
 */
import { attributeWords } from './attribute-words'
import { type Judgement, judge } from './judgement'
import { isAssumed } from './marks'
import type { Consulted } from './outcome'
import type { View } from './question'
import type { Possibilities } from './worlds'

/** The consulted values that are defaults of inputs, when the verdict would not stand without them. */
export function defaultsUnder(
  judgement: Judgement,
  graph: View,
  possibilities: Possibilities,
): readonly Consulted[] {
  const { verdict, rule, resource } = judgement
  const assumed = [...verdict.must.evidence, ...verdict.when.evidence].filter(restsOnDefault)
  if (assumed.length === 0) return []
  return judge(rule, resource, graph, possibilities, 'given').word === 'fail' ? [] : assumed
}

const restsOnDefault = ({ value, further = [] }: Consulted): boolean =>
  [...(value ? [value] : []), ...further].some(isAssumed)

export const assumedWords = (consulted: Consulted, graph: View): string => {
  const what = attributeWords(consulted.resource, consulted.attribute, graph)
  const marked = [consulted.value, ...(consulted.further ?? [])].find((value) => value?.assumed !== undefined)
  switch (marked?.assumed) {
    case 'yaml-1.1':
      return `${what} is read as YAML 1.1 reads it`
    case 'parameter-default':
      return `${what} keeps the default of its parameter`
    default:
      return `${what} keeps the default of its variable`
  }
}
