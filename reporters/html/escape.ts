/** Text of the input inside of HTML, in an element or a quoted attribute. */
import { plain } from '../plain'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '')
    .replace(/#(?=#\[)/g, '&#35;')
    .replace(/:(?=:)/g, '&#58;')

/** One line of visible characters. */
export const htmlText = (text: string): string => escaped(plain(text))

/** A line of code, whose tabs are tabs. */
export const htmlCode = (line: string): string =>
  line
    .split('\t')
    .map((part) => escaped(plain(part)))
    .join('\t')

/** Only `https:` is a link; anything else that a rule of one's own names is text. */
export const htmlLink = (link: string): string =>
  /^https:\/\//.test(link)
    ? `<a href="${htmlText(link)}" rel="noopener noreferrer">${htmlText(link)}</a>`
    : htmlText(link)
