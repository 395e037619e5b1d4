/** The name of a local file that a template names, as the sources know it; undefined when it is no local path. */
export function besideOf(source: string, path: string | undefined): string | undefined {
  if (path === undefined || path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('/'))
    return undefined
  if (path.includes('\\') || path.includes('\0')) return undefined
  const parts = source.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}
