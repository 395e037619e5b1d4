/** What a terminal shows of an output, by the emulator that many editors have inside (xterm). */
import { Terminal } from '@xterm/headless'

/** The lines of the screen and what scrolled out of it; `obeyed` says what the output asked of the terminal besides. */
export async function onScreen(
  output: string,
  columns: number,
): Promise<{ readonly lines: readonly string[]; readonly obeyed: readonly string[] }> {
  const rows = output.split('\n').length + 10
  const terminal = new Terminal({
    cols: columns,
    rows,
    scrollback: 0,
    convertEol: true,
    allowProposedApi: true,
  })
  const obeyed: string[] = []
  terminal.onBell(() => void obeyed.push('bell'))
  terminal.onTitleChange((title) => void obeyed.push(`title ${title}`))
  terminal.onData((data) => void obeyed.push(`answer ${JSON.stringify(data)}`))
  await new Promise<void>((done) => terminal.write(output, done))
  const lines = Array.from(
    { length: rows },
    (_each, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '',
  )
  terminal.dispose()
  return { lines: lines.slice(0, lines.findLastIndex((line) => line !== '') + 1), obeyed }
}
