/** Markdown as GitHub renders it (https://github.github.com/gfm/), by micromark; HTML in it is kept, so that none goes unseen. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { type Page, readPart } from './html'

/** GitHub shows a `<script>` as text; other renderers do not, so here it is one. */
const { htmlFlowData: _flow, htmlTextData: _text, ...exit } = gfmHtml().exit ?? {}
const html = { ...gfmHtml(), exit }

export const rendered = (text: string): Page =>
  readPart(
    micromark(text, {
      extensions: [gfm()],
      htmlExtensions: [html],
      allowDangerousHtml: true,
      allowDangerousProtocol: true,
    }),
  )
