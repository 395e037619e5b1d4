/** What can be asked, for those who left it out: a title, and an address a line; nothing where there is none. */
import { plain } from '../reporters/plain'

export const askableSection = (title: string, addresses: readonly string[]): readonly string[] =>
  addresses.length === 0 ? [] : [title, ...addresses.map((address) => `  ${plain(address)}`), '']
