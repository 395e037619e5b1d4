/**
 * The HTML report in a real browser: no error, no request, no text of a report that runs, search and keys that work. Writes
 * screenshots to look at where a folder is named. `tsx scripts/check-page.ts CHROMIUM [FOLDER]`
 */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Page, withPage } from './browser'

const reports = resolve(__dirname, '../fixtures/reports')
const [program = 'chromium', pictures] = process.argv.slice(2)
const pages = readdirSync(reports).filter((name) => name.endsWith('.html'))

withPage(program, check).then(
  () => console.log(`ok  HTML report in a browser (${pages.length} pages)`),
  (problem) => {
    console.error(problem)
    process.exitCode = 1
  },
)

async function check(page: Page): Promise<void> {
  for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page.ask(`${domain}.enable`)
  for (const name of pages) await checkOne(page, name)
}

async function checkOne(page: Page, name: string): Promise<void> {
  const url = pathToFileURL(join(reports, name)).href
  const before = page.events.length
  await page.ask('Page.navigate', { url })
  await until(() => page.events.slice(before).some(({ method }) => method === 'Page.loadEventFired'))
  assert.match(String(await page.evaluate('document.title')), /^vpclint: \d+ error/, name)
  await searches(page, name)
  for (const [width, scheme] of VIEWS) await look(page, name, width, scheme)
  for (const { method, params } of page.events.slice(before)) {
    assert.ok(
      !/exceptionThrown|javascriptDialogOpening/.test(method),
      `${name}: ${method} ${JSON.stringify(params)}`,
    )
    assert.notEqual(method, 'Log.entryAdded', `${name}: ${JSON.stringify(params)}`)
    assert.notEqual(method, 'Runtime.consoleAPICalled', `${name}: ${JSON.stringify(params)}`)
    if (method === 'Network.requestWillBeSent')
      assert.equal((params.request as { url: string }).url, url, `${name} asked for something`)
  }
  const links = await page.evaluate('[...document.links].filter((link) => link.protocol !== "https:").length')
  assert.equal(links, 0, `${name} has a link that is not https`)
}

/** By keyboard alone, as a person would. */
async function searches(page: Page, name: string): Promise<void> {
  const all = Number(await page.evaluate('document.querySelectorAll("article").length'))
  if (all === 0) return
  const shown = () => page.evaluate('document.querySelectorAll("article:not([hidden])").length')
  await press(page, 'j')
  assert.equal(
    await page.evaluate('document.activeElement.tagName'),
    'ARTICLE',
    `${name}: j goes to a finding`,
  )
  await press(page, '/')
  assert.equal(await page.evaluate('document.activeElement.type'), 'search', `${name}: / goes to the search`)
  await page.ask('Input.insertText', { text: 'no finding says this' })
  assert.equal(await shown(), 0, `${name}: the search hides what does not match`)
  await press(page, 'Escape')
  assert.equal(await shown(), all, `${name}: Escape shows everything`)
  const filters = Number(
    await page.evaluate('document.querySelectorAll(".tools input[type=checkbox]").length'),
  )
  if (filters === 0) return
  await press(page, '1')
  assert.ok(Number(await shown()) < all, `${name}: 1 leaves out what the first filter names`)
  await press(page, 'Escape')
  assert.equal(await shown(), all, `${name}: Escape shows that again`)
}

const press = async (page: Page, key: string): Promise<void> => {
  const text = key.length === 1 ? { text: key } : {}
  await page.ask('Input.dispatchKeyEvent', { type: 'keyDown', key, ...text })
  await page.ask('Input.dispatchKeyEvent', { type: 'keyUp', key })
}

const VIEWS = [
  [1280, 'light'],
  [1280, 'dark'],
  [400, 'light'],
  [400, 'dark'],
] as const

async function look(page: Page, name: string, width: number, scheme: string): Promise<void> {
  await page.ask('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  })
  await page.ask('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  })
  const root = 'document.documentElement'
  const over = Number(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`))
  assert.ok(over <= 0, `${name} is ${over} pixels wider than a window of ${width}`)
  if (pictures === undefined) return
  await page.evaluate('scrollTo(0, 0)')
  mkdirSync(pictures, { recursive: true })
  const { data } = await page.ask('Page.captureScreenshot', { captureBeyondViewport: true })
  writeFileSync(join(pictures, `${name}-${width}-${scheme}.png`), Buffer.from(String(data), 'base64'))
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    assert.ok(waited < 20_000, 'the page does not load')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
