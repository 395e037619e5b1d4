/**
 * Text that a terminal or a log only shows. A resource's name, a path or an excerpt may hold anything: escape sequences that
 * repaint the screen, bidirectional marks that make code read backwards (CVE-2021-42574), lines that a CI runner obeys.
 * All of it is printed as visible characters: `\u{1b}`, and a newline as `␊`.
 */

/** Controls, noncharacters (no XML or HTML may hold them), soft hyphen, marks of direction, zero-width characters, line separators, byte order mark, tags, lone surrogates. */
export const HIDDEN =
  /[\p{Cc}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** One line of visible characters; of ASCII alone, where nothing else can be shown. */
export function plain(text: string, unicode = true): string {
  const shown = text.replace(/\r?\n/g, unicode ? '␊' : '\\n').replace(HIDDEN, escaped)
  return unicode ? shown : shown.replace(/[^\x20-\x7e]/gu, escaped)
}

/** The same for a line of code, where a tab is a tab; `expandTabs` deals with it. */
export function plainCode(line: string, unicode = true): string {
  return line
    .split('\t')
    .map((part) => plain(part, unicode))
    .join('\t')
}

/**
 * GitHub's runner obeys `::name …` after leading white space and `##[name …]` anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
export function withoutWorkflowCommands(text: string): string {
  return withoutBracketCommands(text.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}'))
}

/** The second kind alone, for lines that are commands of ours. */
export const withoutBracketCommands = (text: string): string => text.replace(/##(?=\[)/g, '#\\u{23}')
