/** `Name=value` words, as `--parameter-overrides` takes them: quoted where values have spaces, or in the long form of older versions. */

/** Undefined when the text is something else. */
export function overridesIn(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>()
  const word = /\s*(?:#[^\n]*\n\s*)*([A-Za-z0-9]+)=((?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])*)(?=\s|$)/y
  const end = text.trimEnd().length
  while (word.lastIndex < end) {
    const [found, name, value] = word.exec(text) ?? []
    if (found === undefined || name === undefined || value === undefined) return undefined
    const [, key, inner] =
      /^([A-Za-z0-9]+),ParameterValue=(.*)$/s.exec(name === 'ParameterKey' ? value : '') ?? []
    if (key === undefined || inner === undefined) parameters.set(name, unquoted(value))
    else parameters.set(key, unquoted(inner))
  }
  return parameters.size === 0 ? undefined : parameters
}

const unquoted = (value: string): string =>
  value.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_all, double?: string, single?: string) =>
    double === undefined ? (single ?? '') : double.replace(/\\(["\\])/g, '$1'),
  )
