/** What kind of API a REST API is, and whether it can already be called. */
import type { Resource } from '../../model/resource'
import { type List, type Mapping, referencesIn, unknown, type Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import type { Graph } from '../graph'
import { samePosition } from '../order'
import { anyEdge } from '../same'
import {
  asValue,
  CANNOT_TELL,
  contrary,
  either,
  holds,
  NO,
  type Standing,
  standingOf,
  YES,
} from '../standing'

const rows = factRows['rest-api']

/** Reached only through VPC endpoints. */
export const isPrivate = (graph: Graph, api: Resource): Standing =>
  holds(graph.value(api, 'endpointTypes'), 'PRIVATE')

/** HTTP and WebSocket APIs are never private. */
export const isPublic = (graph: Graph, api: Resource): Standing =>
  api.kind === 'rest-api' ? contrary(isPrivate(graph, api)) : YES

export const isPrivateFact: Fact = {
  about: ['rest-api'],
  name: 'private',
  shownAs: { true: '{subject} is a private API', false: '{subject} is a public API' },
  says: 'The endpoint type of the API is PRIVATE.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html',
  row: rows.private,
  compute: (graph, api) => {
    const types = graph.value(api, 'endpointTypes')
    const is = asValue(
      isPrivate(graph, api),
      types.origin,
      types.state === 'unknown' ? types.reason : undefined,
    )
    return is.state === 'unknown' ? { ...is, refersTo: referencesIn(types) } : is
  },
}

export const deployed: Fact = {
  about: ['rest-api'],
  name: 'deployed',
  shownAs: { true: '{subject} is deployed here', false: '{subject} is not deployed here' },
  says: 'A deployment or a stage of the API is declared, so that it can be called.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html',
  row: rows.deployed,
  compute: (graph, api) =>
    asValue(
      either(anyEdge(graph.relation(api, 'deployments')), anyEdge(graph.relation(api, 'stages'))),
      headerOf(api),
    ),
}

export const hasPolicy: Fact = {
  about: ['rest-api'],
  name: 'hasPolicy',
  shownAs: { true: '{subject} has a resource policy', false: '{subject} has no resource policy' },
  says: 'The API is given a resource policy: its own, a stand-alone one, or one inside its OpenAPI body.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html',
  row: rows.hasPolicy,
  compute: (graph, api) => {
    const policy = graph.value(api, 'policy')
    const body = graph.value(api, 'body')
    const own = fromBody(policy, body) ? NO : standingOf(policy, isGiven)
    const given = either(own, standingOf(body, bodyHasPolicy))
    const unseen = [policy, body].find((value) => value.state === 'unknown')
    if (unseen?.state === 'unknown' && given.yes.is === 'never' && given.no.is === 'never')
      return unknown(unseen.reason, unseen.origin, unseen.refersTo)
    return asValue(given, policy.state === 'absent' ? body.origin : policy.origin)
  },
}

/** Where the body cannot be read, neither can the policy that it may or may not hold. */
const fromBody = (policy: Value<unknown>, body: Value<unknown>): boolean =>
  policy.state === 'unknown' &&
  body.state !== 'absent' &&
  samePosition(policy.origin.place, body.origin.place)

/** A policy that nobody can read is still a policy; a variable without a value may be null. */
function isGiven(policy: Value<unknown>): Standing {
  if (policy.state === 'absent') return NO
  if (policy.state === 'list') return hasStatements(policy)
  if (policy.state === 'known') return policy.value === '' || policy.value === null ? NO : YES
  if (policy.state !== 'unknown') return YES
  const made = policy.reason === 'computed' || policy.reason === 'opaque-expression'
  return made && policy.refersTo.some(({ to }) => to.is === 'declaration') ? YES : CANNOT_TELL
}

/** A policy that stands under a condition is no policy where that does not hold. */
const hasStatements = ({ items, open }: List): Standing =>
  items.length === 0 || open
    ? YES
    : either(...items.map((item) => standingOf(item, ({ state }) => (state === 'absent' ? NO : YES))))

const EXTENSION = 'x-amazon-apigateway-policy'

function bodyHasPolicy(body: Value<unknown>): Standing {
  switch (body.state) {
    case 'absent':
      return NO
    case 'map':
      if (body.entries.has(EXTENSION)) return standingOf(body.entries.get(EXTENSION) ?? body, isGiven)
      return body.open || !isDefinition(body) ? CANNOT_TELL : NO
    case 'known':
      return textHasPolicy(String(body.value))
    case 'template':
      if (body.parts.some((part) => typeof part === 'string' && part.includes(EXTENSION))) return YES
      return body.parts.every(isNameOrText) ? NO : CANNOT_TELL
    default:
      return CANNOT_TELL
  }
}

/** The location of a document in S3 is a structure as well, and says nothing of what is in the document. */
const isDefinition = (body: Mapping): boolean => body.entries.has('openapi') || body.entries.has('swagger')

/** A document is its own whole truth; a bare name is a file or an object that somebody else reads. */
const textHasPolicy = (text: string): Standing =>
  text.includes(EXTENSION) ? YES : /openapi|swagger/.test(text) ? NO : CANNOT_TELL

/** What a reference puts into the text is an id or an ARN, not a policy. */
const isNameOrText = (part: string | Value<unknown>): boolean =>
  typeof part === 'string' || part.state === 'reference'
