/**
 * Fingerprint v1: equal for the plan, the HCL and the binary plan of one root, and across moves of lines. No file, line, generated id or
 * message is in it.
 */
import { createHash } from 'node:crypto'
import { compareText } from './place-order'

/** `module.net["a"].aws_subnet.private[0]` is `module.net.aws_subnet.private`. */
export const withoutKeys = (address: string): string =>
  address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '')

export function fingerprint(parts: {
  readonly rule: string
  readonly kind: string
  readonly address: string
  /** The other resources the finding names. */
  readonly others: readonly string[]
  /** Tells apart two findings of one rule on one resource. */
  readonly discriminator: string
}): string {
  const others = [...new Set(parts.others.map(withoutKeys))].sort(compareText)
  const text = JSON.stringify([
    'v1',
    parts.rule,
    parts.kind,
    withoutKeys(parts.address),
    others,
    parts.discriminator,
  ])
  return createHash('sha256').update(text).digest('hex')
}
