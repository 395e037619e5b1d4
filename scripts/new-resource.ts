/**
 * Starts the table of a kind:
 *
 *     npm run new:resource -- nat-gateway --terraform aws_nat_gateway --cloudformation AWS::EC2::NatGateway
 *
 * `test/resources` checks every name of its rows against the schemas of both dialects.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const room = join(resolve(__dirname, '..'), 'resources/kinds')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { terraform: { type: 'string' }, cloudformation: { type: 'string' } },
})
const [kind] = positionals
const { terraform, cloudformation } = values

if (
  kind === undefined ||
  terraform === undefined ||
  cloudformation === undefined ||
  !/^[a-z0-9-]+$/.test(kind)
) {
  console.error('usage: npm run new:resource -- KIND --terraform TYPE --cloudformation TYPE')
  process.exitCode = 2
} else if (existsSync(join(room, `${kind}.ts`))) {
  console.error(`${kind} exists.`)
  process.exitCode = 2
} else {
  writeFileSync(join(room, `${kind}.ts`), tableText(kind, terraform, cloudformation))
  console.log(`Write resources/kinds/${kind}.ts, then: npm run generate && npm run check`)
}

function tableText(name: string, inTerraform: string, inCloudformation: string): string {
  const variable = name.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
  return `import { resource } from '../define'

export const ${variable} = resource(
  '${name}',
  { terraform: '${inTerraform}', cloudformation: '${inCloudformation}' },
  {},
  { about: '', link: '' },
)
`
}
