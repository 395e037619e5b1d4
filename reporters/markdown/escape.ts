/**
 * Text of the input inside of Markdown that GitHub or GitLab renders. Both look at what was rendered once more, for `@names`, which
 * are notified, and `#numbers`, which become links; a character reference does not stop that, an element around the sign does.
 */
import { plain, withoutBracketCommands } from '../plain'

const ACTIVE = /[&<>"'`*_{}[\]()|~\\!$:=+@#]|(?<=www)\.|(?<=\bGH)-/gi

/** One line, to stand anywhere in a paragraph, a table's cell or an HTML element; nothing in it means anything. */
export const markdownText = (text: string): string =>
  plain(text)
    .replace(ACTIVE, (sign) => (/[@#-]/.test(sign) ? `<span>${sign}</span>` : `&#${sign.charCodeAt(0)};`))
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
