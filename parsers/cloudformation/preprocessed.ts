/** Texts that become a template only when another tool has read them (Jinja, ERB, Handlebars): one word about that, in place of ten errors. */
import { type Source, span } from '../../model/place'
import type { Problem } from '../../model/problem'

/** `{% if %}`, `<%= name %>`, `{{#each}}`: none of them stands in YAML that can be read. */
const MARK = /\{%-?\s*\w[^\n%]*%\}|<%[=#-]?[^\n%]*%>|\{\{[#/^][^\n}]*\}\}/

/** Of a text that is not valid; null where nothing of another tool is in it. */
export function preprocessed({ name, text }: Source): Problem | null {
  const mark = MARK.exec(text)
  if (mark === null) return null
  return {
    code: 'not-rendered',
    severity: 'partly-read',
    message:
      'This is the source of a template, not a template yet: another tool has to make something of it first.',
    place: span(name, mark.index, mark.index + mark[0].length),
    remedy: 'lint what that tool writes',
  }
}
