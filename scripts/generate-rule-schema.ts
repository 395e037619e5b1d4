/** Writes `schemas/rule.schema.json`, by which editors complete and check rules in YAML. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleSchema } from '../engine/schema'
import { vocabulary } from '../lint'

const FILE = join(__dirname, '..', 'schemas', 'rule.schema.json')

writeFileSync(FILE, `${JSON.stringify(ruleSchema(vocabulary))}\n`)
