/**
 * API Gateway answers HTTPS on port 443, and nothing else: plain HTTP meets no listener, neither at public addresses nor at those of an
 * endpoint.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
 */
import { NO } from '../graph/standing'
import type { Resource } from '../model/resource'
import type { Judged } from './judged'

export const HTTPS = 443

/** None for the port that answers. `at`: what is asked for, or the endpoint in front of it. */
export const httpsSteps = (port: number | undefined, at: Resource | undefined): readonly Judged[] =>
  port === undefined || port === HTTPS
    ? []
    : [
        {
          stage: 'target',
          code: 'https-only',
          is: NO,
          says: { open: '', blocked: `API Gateway answers on port ${HTTPS} only, not on port ${port}` },
          ...(at && { at, edit: () => ({ at, says: `Ask by https, on port ${HTTPS}` }) }),
          because: [],
          source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
        },
      ]
