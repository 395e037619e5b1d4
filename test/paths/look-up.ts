/** What a name means in a fixture, in few words. */
import type { Graph } from '../../graph/graph'
import type { Answer, AnswerTarget } from '../../paths/answer'
import { askersAt, isNotFound, namesAsked } from '../../paths/asking'
import { resolve } from '../../paths/resolver'

export function answerWords(answer: Answer): string {
  switch (answer.is) {
    case 'answer':
      return [...new Set(answer.targets.map(targetWords))].sort().join(' and ')
    case 'no-name':
    case 'no-record':
      return 'no such name'
    case 'fails':
      return answer.why
    case 'differs':
      return `one of: ${answer.answers.map(answerWords).join(' | ')}`
    case 'unknown':
      return 'unknown'
  }
}

function targetWords(target: AnswerTarget): string {
  switch (target.is) {
    case 'endpoint':
      return target.endpoint.address
    case 'load-balancer':
      return target.balancer.address
    case 'public':
      return `public ${target.what}`
    case 'address':
      return target.address
  }
}

/** Every case of the answer, in words. */
export function lookUp(graph: Graph, typed: string, from: string): readonly string[] {
  const [names, askers] = [namesAsked(graph, typed), askersAt(graph, from)]
  if (isNotFound(names)) return [`no ${names.word}`]
  if (isNotFound(askers)) return [`no ${askers.word}`]
  return askers.flatMap(({ vantage }) =>
    names.flatMap(({ it: name }) =>
      resolve(graph, { name, vantage }).map(({ it }) => answerWords(it.answer)),
    ),
  )
}
