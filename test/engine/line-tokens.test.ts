/** Line by line, comments are found where the readers of whole files find them: whatever a reader takes for a comment is hidden. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languageOf, tokensOn } from '../../engine/line-tokens'
import { readSyntax } from '../../parsers/cloudformation/read-syntax'
import { readHcl } from '../../parsers/terraform/syntax/read'

const fixtures = join(__dirname, '../../fixtures')
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tf|ya?ml)$/.test(file) && !file.includes('node_modules'),
)

/** The offsets of every character that a comment holds. */
function commented(text: string, language: Language): ReadonlySet<number> {
  const found = new Set<number>()
  let isOpen = false
  let start = 0
  for (const line of text.split('\n')) {
    const tokens = tokensOn(line, language, isOpen)
    isOpen = tokens.isOpen
    for (const { from, to } of tokens.comments) for (let at = from; at < to; at += 1) found.add(start + at)
    start += line.length + 1
  }
  return found
}

const commentsOf = (file: string, text: string) =>
  (languageOf(file) === 'braces' ? readHcl : readSyntax)({ name: file, text }).comments

test('every comment of every fixture is found', () => {
  let comments = 0
  for (const file of files) {
    const text = readFileSync(join(fixtures, file), 'utf8')
    const found = commented(text, languageOf(file))
    for (const { start, end } of commentsOf(file, text)) {
      comments += 1
      for (let at = start; at < end; at += 1)
        if (!/\s/.test(text[at] ?? '') && !found.has(at))
          throw new Error(`${file}: ${JSON.stringify(text.slice(start, end))} is not found`)
    }
  }
  expect(comments).toBeGreaterThan(400)
})
