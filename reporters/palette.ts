/** Colours by meaning. Nothing is said by colour alone: each word it paints is there without it. */
import picocolors from 'picocolors'
import type { Severity } from '../model/report'

type Paint = (text: string) => string

export interface Palette {
  readonly strong: Paint
  readonly dim: Paint
  readonly good: Paint
  readonly bad: Paint
  readonly severity: (severity: Severity) => Paint
}

export function palette(colors: boolean): Palette {
  const paint = picocolors.createColors(colors)
  const bySeverity = { error: paint.red, warning: paint.yellow, note: paint.cyan }
  return {
    strong: paint.bold,
    dim: paint.dim,
    good: paint.green,
    bad: paint.red,
    severity: (severity) => (text) => paint.bold(bySeverity[severity](text)),
  }
}
