/** Who can reach an API at the name that API Gateway gives it. */

import { known, unknown, type Value } from '../../model/value'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'

export const exposure: Fact = {
  about: ['rest-api', 'http-api'],
  name: 'exposure',
  shownAs: 'exposure of {subject}',
  says: 'Who can reach the default endpoint of the API: `public` (the internet) or `private` (VPC endpoints only).',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html',
  row: factRows['rest-api'].exposure,
  compute: (graph, api) =>
    api.kind === 'http-api' ? known('public', headerOf(api)) : ofType(graph.value(api, 'endpointTypes')),
}

/** An API has one endpoint type. */
function ofType(types: Value<unknown>): Value<unknown> {
  switch (types.state) {
    case 'conditional':
      return { ...types, cases: types.cases.map((each) => ({ ...each, value: ofType(each.value) })) }
    case 'list': {
      const [only] = types.items
      return only && !types.open && types.items.length === 1
        ? ofType(only)
        : unknown('opaque-expression', types.origin)
    }
    case 'known':
      return known(types.value === 'PRIVATE' ? 'private' : 'public', types.origin)
    case 'unknown':
      return types
    default:
      return unknown('opaque-expression', types.origin)
  }
}
