/** The official schema of SARIF, asked by ajv. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'

/** Draft 4 and draft 7 differ in nothing that this schema uses but the name of its id. */
export function officialSarif(): ValidateFunction {
  const path = join(__dirname, '../../fixtures/schemas/sarif-2.1.0-rtm.5.json')
  const { id: _id, $schema: _draft, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  return new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    rest,
  )
}
