/** The numbered test vectors of what becomes of a request, each from real Terraform to what its caller sees. */
import { Graph } from '../../graph/graph'
import { vocabulary } from '../../lint'
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import { adapt } from '../../resources/adapt'
import { configuration } from '../graph/read'
import { A, B, OUTCOMES, PRIV } from './vectors'

function tracesOf(number: number, to: string, from: string, api?: string) {
  const folder = `paths/vectors/${String(number).padStart(2, '0')}`
  const graph = new Graph(adapt(configuration(folder)), vocabulary.kinds, vocabulary.facts)
  const said = traces(graph, { from, to, ...(api && { api }) })
  if (isNotFound(said)) throw new Error(`There is no ${said.word}`)
  return said
}

test.each(OUTCOMES.map(([number, to, from, expected, api]) => [number, to, from, expected, api] as const))(
  'vector %i: %s asked for from %s: %s',
  (number, to, from, expected, api) => {
    const seen = tracesOf(number, to, from, api).map(({ verdict, symptom, codes }) =>
      verdict === 'unknown' ? 'nobody can tell' : [symptom, ...codes].join(': '),
    )
    expect(seen).toEqual([expected])
  },
)

/** Number, and what answers: that of the VPC's own zone, that of the longer name in the profile. */
const ANSWERED: readonly (readonly [number, string])[] = [
  [46, 'aws_instance.local'],
  [47, 'aws_instance.held'],
]

test.each(ANSWERED)('vector %i: %s answers', (number, expected) => {
  const [trace] = tracesOf(number, 'https://test.example.com', B)
  expect(trace?.hops.at(-1)?.label).toBe(expected)
})

test('what nobody can tell is not told as an answer, and the line that decides it is named', () => {
  const [trace] = tracesOf(36, PRIV, A)
  expect(trace).not.toHaveProperty('symptom')
  expect(trace?.causes.map(({ state }) => state)).toEqual(['known'])
})
