/** Writes `schemas/vpclint.schema.json`, by which editors complete and check `vpclint.yaml`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationSchema } from '../engine/configuration/schema'
import { vocabulary } from '../lint'
import { rules } from '../rules/index'

const FILE = join(__dirname, '..', 'schemas', 'vpclint.schema.json')

writeFileSync(FILE, `${JSON.stringify(configurationSchema(vocabulary, rules))}\n`)
