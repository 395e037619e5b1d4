/** The numbered test vectors of what AWS refuses to deploy and of VPC links, each from real Terraform to what is found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import { FIXTURES } from '../graph/read'
import { FINDINGS } from './vectors'

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

test.each(FINDINGS)('vector %i: %j', (number, expected) => {
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
