/**
 * Text of the input inside of Markdown that GitHub or GitLab renders. Both look at what was rendered once more, for `@names`, which
 * are notified, and `#numbers`, which become links; a character reference does not stop that, an element around the sign does.
 */
import { plain, withoutBracketCommands } from '../plain'

const ACTIVE = /[&<>"'`*_{}[\]()|~\\!$:=+]/g

/** One line, to stand anywhere in a paragraph, a table's cell or an HTML element; nothing in it means anything. */
export const markdownText = (text: string): string =>
  plain(text, true)
    .replace(ACTIVE, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)[@#](?!\d+;)/g, (sign) => `<span>${sign}</span>`)
    .replace(/(?<=www)\./gi, '&#46;')
    .replace(/(?<=\bGH)-/gi, '<span>-</span>')
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, '$1<span>$2</span>')

/** A fence that no run of backticks inside can end; every line keeps to itself. */
export function fenced(language: string, lines: readonly string[]): readonly string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)),
  )
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines.map(withoutBracketCommands), fence]
}
