/**
 * One page that needs nothing else: no request leaves it, and its policy forbids any. Everything is written out here; the script
 * only hides and shows. Opened from a disk, printed, or kept as an artifact of a pipeline.
 */
import type { Report } from '../model/report'
import { htmlText } from './html/escape'
import { findingArticle } from './html/finding'
import { hashOf } from './html/hash'
import { head } from './html/head'
import { SCRIPT } from './html/script'
import { allowed, network, problems, undecided, wasRead } from './html/sections'
import { STYLE } from './html/style'
import { marksOf } from './picture/marks'
import { detail } from './picture/svg'
import type { Reporter, ReporterSettings } from './reporter'
import { totalsLine } from './wording'

export const html: Reporter = (report, settings) =>
  `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy()}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>vpclint: ${htmlText(totalsLine(report.findings, report.counts))}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...head(report),
    '<main>',
    ...network(report),
    ...findings(report, settings),
    '</main>',
    ...problems(report),
    ...undecided(report),
    ...allowed(report),
    ...wasRead(report),
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
  ].join('\n')}\n`

/** Nothing may be asked for, and no style or script but the page's own is obeyed. */
const policy = (): string =>
  `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`

/** A picture each for so many: a page of a thousand findings is searched, not looked at. */
const PICTURES_AT_MOST = 50

function findings({ findings: all, drawing }: Report, settings: ReporterSettings): readonly string[] {
  if (all.length === 0) return ['<p class="nothing">No findings.</p>']
  return [
    '<h2>Findings</h2>',
    ...all.map((finding, index) => {
      const isDrawn = drawing !== undefined && index < PICTURES_AT_MOST
      return findingArticle(finding, isDrawn ? detail(drawing, marksOf(finding, drawing)) : '', settings)
    }),
  ]
}
