/** What is taken out of a secret text is as secret as the text. */
import type { Value } from './value'

/** `made` was read out of `from`: where that is marked as secret, so is every part of it. */
export const asSecretAs = (from: Value<unknown>, made: Value<unknown>): Value<unknown> =>
  from.sensitive === true ? secret(made) : made

function secret(value: Value<unknown>): Value<unknown> {
  const marked: Value<unknown> = { ...value, sensitive: true }
  switch (marked.state) {
    case 'list':
      return { ...marked, items: marked.items.map(secret) }
    case 'map':
      return { ...marked, entries: new Map([...marked.entries].map(([name, each]) => [name, secret(each)])) }
    case 'template':
      return {
        ...marked,
        parts: marked.parts.map((part) => (typeof part === 'string' ? part : secret(part))),
      }
    case 'conditional':
      return { ...marked, cases: marked.cases.map((each) => ({ ...each, value: secret(each.value) })) }
    default:
      return marked
  }
}
