/** Lints texts that stand in a test, as if they were files of one folder. */
import { type LintRequest, lint } from '../../lint'
import type { Report } from '../../model/report'
import type { Sources } from '../../model/sources'

export const inMemory = (files: Readonly<Record<string, string>>): Sources => ({
  read: (name) => {
    const text = Object.hasOwn(files, name) ? files[name] : undefined
    return text === undefined ? { refused: 'missing', detail: name } : { name, text }
  },
  list: (folder) => (folder === '.' || folder === '' ? Object.keys(files).sort() : []),
})

export const lintTerraform = (text: string, more: Partial<LintRequest> = {}): Report =>
  lint({ inputs: [{ is: 'folder', folder: '.' }], sources: inMemory({ 'main.tf': text }), ...more })

export const lintTemplate = (text: string, more: Partial<LintRequest> = {}): Report =>
  lint({
    inputs: [{ is: 'text', source: { name: 'template.yaml', text }, named: true }],
    sources: inMemory({}),
    ...more,
  })

/** The text that a range points at. */
export function pointed(text: string, range: Report['findings'][number]['range'] | null): string | undefined {
  if (range === null) return undefined
  const lines = text.split('\n')
  if (range.start.line !== range.end.line) return lines[range.start.line - 1]?.slice(range.start.column - 1)
  return lines[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1)
}
