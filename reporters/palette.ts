/** Colours by meaning. Nothing is said by colour alone: each word it paints is there without it. */
import type { Severity } from '../model/report'

type Paint = (text: string) => string

export interface Palette {
  readonly strong: Paint
  readonly dim: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly severity: (severity: Severity) => Paint
}

const as = (text: string): string => text
const PLAIN: Palette = { strong: as, dim: as, good: as, bad: as, severity: () => as }

/** The library looks for a terminal when it is loaded: only where colours are wanted. */
export function palette(colors: boolean): Palette {
  if (!colors) return PLAIN
  const { createColors } = require('picocolors') as typeof import('picocolors')
  const paint = createColors(true)
  const bySeverity = { error: paint.red, warning: paint.yellow, note: paint.cyan }
  return {
    strong: paint.bold,
    dim: paint.dim,
    good: paint.green,
    bad: paint.red,
    severity: (severity) => (text) => paint.bold(bySeverity[severity](text)),
  }
}
