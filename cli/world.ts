/** All that the command sees of the machine, as one value: tests run the whole command against one of their own. */
import { fstatSync, readSync, writeSync } from 'node:fs'

export interface Stream {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  readonly columns: number | null
}

export interface World {
  /** Without `node` and the script. */
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The current folder, absolute. */
  readonly folder: string
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string
  readonly output: Stream
  readonly errors: Stream
  /** All of standard input; at most `limit` bytes and one more, so that too much can be told from just enough. */
  readonly readInput: (limit: number) => Uint8Array
}

export const processWorld = (): World => ({
  arguments: process.argv.slice(2),
  environment: process.env,
  folder: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  output: streamOf(1, () => process.stdout),
  errors: streamOf(2, () => process.stderr),
  readInput,
})

/**
 * A reader that went away (`vpclint | head`) is no error of ours: the rest is not written. Only where a terminal may be at the other
 * end is Node's own stream asked for, which costs a tenth of an empty start.
 */
function streamOf(descriptor: number, own: () => NodeJS.WriteStream): Stream {
  const terminal = isDevice(descriptor) ? own() : undefined
  const isTerminal = terminal?.isTTY === true
  let open = true
  return {
    write: (text) => {
      if (open) open = isWritten(descriptor, text)
    },
    isTerminal,
    columns: isTerminal ? terminal.columns : null,
  }
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

function isWritten(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(descriptor, bytes, from)
    } catch (problem) {
      if (codeOf(problem) !== 'EAGAIN') return false
      waitALittle()
    }
  }
  return true
}

const CHUNK = 65_536

function readInput(limit: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  while (size <= limit) {
    const chunk = new Uint8Array(CHUNK)
    const read = readSome(chunk)
    if (read === 0) break
    chunks.push(chunk.subarray(0, read))
    size += read
  }
  return Buffer.concat(chunks)
}

/** Zero at the end. On some systems a pipe that has nothing yet says so with an error, and the end of one as well. */
function readSome(chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(0, chunk, 0, chunk.length, null)
    } catch (problem) {
      if (codeOf(problem) !== 'EAGAIN') return 0
      waitALittle()
    }
  }
}

const codeOf = (problem: unknown): unknown =>
  problem instanceof Error && 'code' in problem ? problem.code : undefined

/** Nobody at the other end of a pipe was ready; there is nothing else to do meanwhile. */
const waitALittle = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
}
