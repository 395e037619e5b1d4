/** A name that the input marks as secret is followed as any other, and is in no report. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '../../lint'
import { inMemory } from '../engine/read-text'

const scenario = join(
  __dirname,
  '../../fixtures/rules/private-dns-hides-regional-domain/cname-in-a-public-zone/main.tf',
)
const SECRET = 'variable "host" {\n type = string\n sensitive = true\n default = "hushhush.example.com"\n}\n'

test.each(['var.host', '"${var.host}"', '"www.${var.host}"'])('%s', (name) => {
  const text = `${readFileSync(scenario, 'utf8').replaceAll('"shop.example.com"', name)}\n${SECRET}`
  const report = lint({ inputs: [{ is: 'folder', folder: '.' }], sources: inMemory({ 'main.tf': text }) })
  const traces = report.findings.flatMap(({ trace }) => (trace ? [trace] : []))
  expect(traces.map(({ verdict, repeatable }) => [verdict, repeatable])).toEqual([['blocked', false]])
  expect(JSON.stringify(traces)).not.toContain('hushhush')
})
