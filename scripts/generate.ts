/**
 * Writes everything that follows from other files: indexes, the bundled example, the pages of rules. Each part writes when it is
 * loaded; a part that needs something from outside the repository (a provider's schema) is run by hand and not here.
 */
const PARTS = [
  './generate-resources',
  './generate-rules-index',
  './generate-demo',
  './generate-rule-pages',
  './generate-readme',
]

async function generate(): Promise<void> {
  for (const part of PARTS) await import(part)
}

generate().catch((problem) => {
  console.error(problem)
  process.exitCode = 1
})
