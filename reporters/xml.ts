/** XML as JUnit and Checkstyle readers take it: every text visible and escaped, nothing that XML 1.0 refuses. */
import { plain } from './plain'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
])

/** One line. `##[` and `::` start no command of a log. */
export const xmlText = (text: string): string =>
  plain(text)
    .replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '')
    .replace(/#(?=#\[)/g, '&#35;')
    .replace(/^(\s*):(?=:)/, '$1&#58;')

export type Attributes = Readonly<Record<string, string | number>>

/** `content`: elements or escaped text, a line each. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
  const start = `<${name}${list.join('')}`
  return content.length === 0 ? `${start}/>` : `${start}>\n${content.join('\n')}\n</${name}>`
}

export const xmlDocument = (root: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
