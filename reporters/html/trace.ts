/** What happens to the request, stage by stage: a line from who asks down to what stops it. */
import type { TraceReport, TraceStep } from '../../model/report'
import { shownSteps } from '../path'
import type { ReporterSettings } from '../reporter'
import { outcomeLabel, traceCommand, traceVerdict } from '../trace-wording'
import { words } from '../wording'
import { htmlText } from './escape'
import { whereText } from './place'

export function traceSection(trace: TraceReport, settings: ReporterSettings): readonly string[] {
  const command = traceCommand(trace)
  return [
    `<h4>${words.path}</h4>`,
    `<p><code>${htmlText(trace.request)}</code></p>`,
    `<ol class="way">${shownSteps(trace)
      .map((step) => stage(step, settings))
      .join('')}</ol>`,
    `<p>${htmlText(traceVerdict(trace))}</p>`,
    ...(command === null ? [] : [`<p class="totals"><code>${htmlText(command)}</code></p>`]),
  ]
}

const SIGNS = { ok: '✓', blocked: '✕', unknown: '?' } as const

const stage = ({ does, text, outcome, range }: TraceStep, settings: ReporterSettings): string =>
  `<li class="${outcome}"><span class="sign">${SIGNS[outcome]}</span><strong>${htmlText(does)}</strong> ${htmlText(text)} <span class="outcome">${outcomeLabel(outcome)}</span>${whereText(range, settings)}</li>`
