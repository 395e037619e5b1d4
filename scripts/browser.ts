/** A headless Chromium, spoken to over its debugging pipe (JSON parted by zero bytes): no package, no port. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

export interface Page {
  readonly ask: (method: string, params?: object) => Promise<Record<string, unknown>>
  /** The value of an expression in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Everything that happened so far. */
  readonly events: readonly { readonly method: string; readonly params: Record<string, unknown> }[]
}

export async function withPage<T>(program: string, work: (page: Page) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'page-'))
  const words = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ]
  const chromium = spawn(program, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  try {
    return await work(await openPage(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable))
  } finally {
    chromium.kill()
    await new Promise((resolve) => chromium.once('exit', resolve))
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function openPage(output: Writable, input: Readable): Promise<Page> {
  const waiting = new Map<number, (message: Message) => void>()
  const events: { method: string; params: Record<string, unknown> }[] = []
  let left = ''
  input.on('data', (chunk: Buffer) => {
    const parts = (left + chunk.toString('utf8')).split('\0')
    left = parts.pop() ?? ''
    for (const part of parts) {
      const message: Message = JSON.parse(part)
      if (message.id !== undefined) waiting.get(message.id)?.(message)
      else if (message.method !== undefined)
        events.push({ method: message.method, params: message.params ?? {} })
    }
  })
  let last = 0
  const send = (method: string, params: object, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result ?? {}) : reject(new Error(`${method}: ${error.message}`)),
      )
      output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const ask = (method: string, params: object = {}) => send(method, params, String(sessionId))
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, returnByValue: true })
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
    return (result as { value?: unknown }).value
  }
  return { ask, evaluate, events }
}
