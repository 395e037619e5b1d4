/** The numbered test vectors of what AWS refuses to deploy and of VPC links, each from real Terraform to what is found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import { FIXTURES } from '../graph/read'

function found(vector: number): Report['findings'] {
  const text = readFileSync(join(FIXTURES, 'paths/vectors', String(vector), 'main.tf'), 'utf8')
  const { findings } = lint({
    inputs: [{ is: 'folder', folder: '.' }],
    sources: {
      read: (name) => (name === 'main.tf' ? { name, text } : { refused: 'missing', detail: name }),
      list: (folder) => (folder === '.' || folder === '' ? ['main.tf'] : []),
    },
  })
  return findings
}

/** Number, and what is found: nothing, or rules with their severity. Vectors that AWS does not document back no error. */
const VECTORS: readonly (readonly [number, readonly string[]])[] = [
  [30, ['error private-zone-conflicts-with-managed-zone']],
  [31, []],
  [33, ['error duplicate-private-dns-endpoint']],
  [34, ['error private-dns-without-vpc-dns']],
  [55, ['error private-api-without-policy']],
  [56, []],
  [57, ['warning vpc-link-internet-facing-load-balancer']],
  [58, ['error vpc-link-cannot-reach-target']],
  [59, ['warning vpc-link-listener-mismatch']],
  [60, ['error http-api-uri-not-listener']],
  [61, ['error rest-v2-link-without-target']],
  [62, ['error vpc-link-v1-target-not-nlb']],
  [63, ['warning endpoint-service-blocks-consumers']],
]

test.each(VECTORS)('vector %i: %j', (number, expected) => {
  expect(found(number).map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(expected)
})

/** Number, and the codes of what stops the request that the finding shows. */
const FOLLOWED: readonly (readonly [number, readonly string[]])[] = [
  [58, ['security-group-ingress']],
  [63, ['load-balancer-security-group-ingress']],
]

test.each(FOLLOWED)('vector %i shows the request, stopped by %j', (number, codes) => {
  const [finding] = found(number)
  expect([finding?.trace?.verdict, finding?.trace?.codes]).toEqual(['blocked', codes])
})
