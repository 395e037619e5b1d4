/**
 * What GitHub's runner obeys of a line, both generations of commands, as it reads them:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs.
 */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

export const commandsIn = (output: string): readonly Command[] =>
  output.split(/\r\n|\n|\r/).flatMap((line) => ofLine(line) ?? [])

function ofLine(line: string): Command | null {
  const text = line.trimStart()
  const end = text.indexOf('::', 2)
  if (text.startsWith('::') && end >= 0) return made(text.slice(2, end), ',', text.slice(end + 2))
  const start = line.indexOf('##[')
  const close = line.indexOf(']', start)
  return start < 0 || close < 0 ? null : made(line.slice(start + 3, close), ';', line.slice(close + 1))
}

function made(head: string, separator: string, data: string): Command {
  const [name = '', ...rest] = head.trim().split(' ')
  const properties = rest
    .join(' ')
    .trim()
    .split(separator)
    .flatMap((pair) => {
      const [key = '', ...value] = pair.split('=')
      return value.length === 0 ? [] : [[key.trim(), unescaped(value.join('='), PROPERTY)] as const]
    })
  return { name, properties: Object.fromEntries(properties), data: unescaped(data, DATA) }
}

const DATA: readonly (readonly [string, string])[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const PROPERTY: readonly (readonly [string, string])[] = [['%3A', ':'], ['%2C', ','], ...DATA]

const unescaped = (text: string, table: readonly (readonly [string, string])[]): string =>
  table.reduce((all, [code, character]) => all.replaceAll(code, character), text)
