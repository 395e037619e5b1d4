/**
 * A comment on a pull or merge request: the hidden first line lets a script find its own comment again. GitHub takes
 * 65,536 characters (https://github.com/orgs/community/discussions/41331).
 */
import { markdownPage } from './markdown/page'
import type { Reporter } from './reporter'

const CHARACTERS_AT_MOST = 65_000

export const markdown: Reporter = (report, settings) =>
  markdownPage(report, settings, CHARACTERS_AT_MOST, ({ length }) => length)
