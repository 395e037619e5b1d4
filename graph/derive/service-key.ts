/**
 * Which service an endpoint leads to, without the Region:
 *
 *     com.amazonaws.eu-west-1.execute-api            execute-api
 *     com.amazonaws.${anything}.ecr.api              ecr.api
 *     aws.sagemaker.eu-west-1.notebook               sagemaker.notebook
 *     com.amazonaws.vpce.${region}.${service}        vpce-svc-${service}: an endpoint service that is declared here
 *
 * Region-less and partition spellings: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html
 */
import { asSecretAs } from '../../model/secret'
import { type Conditional, known, type Template, unknown, type Value } from '../../model/value'
import { returnedBy } from '../../resources/returned'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { type Piece, piecesOf } from '../text'

/** Stands for a hole while the text is matched; a character that no service name has. */
const HOLE = '\u0001'
const REGION = `(?:[a-z]{2}(?:-[a-z]+)+-\\d+|${HOLE})`
const OWN = new RegExp(`^(?:cn\\.)?com\\.amazonaws\\.vpce\\.${REGION}\\.(?=vpce-svc-|${HOLE}$)`)
const SAGEMAKER = /^aws\.(?=sagemaker\.)/
const AWS = new RegExp(
  `^(?:(?:cn\\.)?com\\.amazonaws\\.(?:${REGION}\\.)?|aws\\.api\\.(?:${REGION}|global)\\.|[a-z.]+\\.${REGION}\\.)`,
)

export const serviceKey: Fact = {
  about: ['vpc-endpoint'],
  name: 'serviceKey',
  shownAs: 'service of {subject}',
  says: 'The service an endpoint leads to, without Region and partition: `execute-api`, `s3`, `ecr.api`, `vpce-svc-…`.',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
  row: factRows['vpc-endpoint'].serviceKey,
  compute: (graph, endpoint) => {
    const certain = keyOf(graph.unassumed(endpoint, 'service'), graph)
    return certain.state === 'known' ? certain : keyOf(graph.value(endpoint, 'service'), graph)
  },
}

function keyOf(service: Value<unknown>, graph: Graph): Value<unknown> {
  switch (service.state) {
    case 'conditional':
      return alike({
        ...service,
        cases: service.cases.map((each) => ({ ...each, value: keyOf(each.value, graph) })),
      })
    case 'reference':
      return referred(service, graph)
    case 'known':
    case 'template':
      return asSecretAs(service, keyOfText(service, piecesOf(service)))
    case 'absent':
    case 'unknown':
      return service
    case 'list':
    case 'map':
      return unknown('opaque-expression', service.origin)
  }
}

/** `!If [IsChina, cn.com.amazonaws.${region}.ecr.dkr, com.amazonaws.${region}.ecr.dkr]` is one service, wherever it is. */
function alike(service: Conditional<unknown>): Value<unknown> {
  const [first, ...others] = service.cases.map(({ value }) => value)
  const isOne =
    first?.state === 'known' && others.every((one) => one.state === 'known' && one.value === first.value)
  return isOne ? { ...first, origin: service.origin } : service
}

/** Only an endpoint service is referred to for its name; a looked-up one has AWS's name, or says which service it looks up. */
function referred(service: Value<unknown> & { state: 'reference' }, graph: Graph): Value<unknown> {
  const [target] = service.targets
  const resource = target?.to.is === 'declaration' && service.exact ? graph.at(target.to.id) : undefined
  if (!target || resource?.kind !== 'endpoint-service')
    return unknown('computed', service.origin, service.targets)
  if (resource.ownership === 'managed')
    return own([{ refers: service.targets, exact: true, value: service }], service)
  const name = graph.value(resource, 'serviceName')
  const key = keyOf(name, graph)
  const bare = key.state === 'unknown' && name.state === 'known' && typeof name.value === 'string'
  const isName = returnedBy(resource.dialect, resource.kind, target.attribute) === 'service-name'
  return bare && isName ? { ...name, origin: service.origin } : { ...key, origin: service.origin }
}

function keyOfText(service: Value<unknown>, pieces: readonly Piece[]): Value<unknown> {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('')
  const ours = OWN.exec(text)
  if (ours) return own(after(pieces, ours[0].length), service)
  if (SAGEMAKER.test(text)) return keyed(withoutRegion(text), service)
  const prefix = AWS.exec(text)
  return prefix
    ? keyFrom(after(pieces, prefix[0].length), service)
    : unknown('opaque-expression', service.origin)
}

const withoutRegion = (text: string): string =>
  text.replace(/^aws\./, '').replace(new RegExp(`\\.${REGION}\\.`), '.')

const keyed = (text: string, service: Value<unknown>): Value<unknown> =>
  !/^[a-z0-9][a-z0-9._-]*$/.test(text)
    ? unknown('opaque-expression', service.origin)
    : known(text, service.origin)

/** An endpoint service of somebody: its id is known, or which declaration it is. */
function own(pieces: readonly Piece[], service: Value<unknown>): Value<unknown> {
  const [only] = pieces
  if (typeof only === 'string' && pieces.length === 1) return known(only, service.origin)
  const holes = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value))
  return template(['vpce-svc-', ...holes], service)
}

function keyFrom(pieces: readonly Piece[], service: Value<unknown>): Value<unknown> {
  const [first] = pieces
  if (typeof first === 'string' && pieces.length === 1) return keyed(first, service)
  if (typeof first !== 'string') return unknown('opaque-expression', service.origin, first?.refers ?? [])
  return template(
    pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)),
    service,
  )
}

const template = (parts: Template['parts'], service: Value<unknown>): Template => ({
  state: 'template',
  parts,
  origin: service.origin,
})

/** What follows the first `length` characters, a hole counting as one. */
function after(pieces: readonly Piece[], length: number): readonly Piece[] {
  let left = length
  const rest: Piece[] = []
  for (const piece of pieces) {
    const size = typeof piece === 'string' ? piece.length : 1
    if (left >= size) left -= size
    else {
      rest.push(typeof piece === 'string' ? piece.slice(left) : piece)
      left = 0
    }
  }
  return rest
}
