/**
 * Whether a verdict rests on the default of a variable or parameter, which a deployment may override: it is asked a second time with
 * every such value unknown. What still fails then holds for every value that could be given.
 */
import type { Assumption } from '../model/value'
import { attributeWords, truthWords } from './attribute-words'
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

/** Behind "This holds": `as long as a variable keeps its default, by which aws_lb.shop is internal`. */
export function assumedWords(consulted: Consulted, graph: View): string {
  const { resource, attribute, value, further = [] } = consulted
  const marked = [value, ...further].find((each) => each?.assumed !== undefined)
  const known = value?.state === 'known' ? value.value : undefined
  const sentence = typeof known === 'boolean' ? truthWords(resource, attribute, known, graph) : undefined
  const follows = sentence
    ? `by which ${sentence}`
    : `which decides ${withArticle(attributeWords(resource, attribute, graph))}`
  return `as long as ${unchanged(marked?.assumed)}, ${follows}`
}

function unchanged(assumed: Assumption | undefined): string {
  switch (assumed) {
    case 'yaml-1.1':
      return 'the text is read as YAML 1.1'
    case 'parameter-default':
      return 'a parameter keeps its default'
    default:
      return 'a variable keeps its default'
  }
}

const withArticle = (words: string): string => (/^wh/.test(words) ? words : `the ${words}`)
