/**
 * Modules that a folder calls and that are not on the disk keep Terraform from planning all the rest. In a copy of the repository each
 * gets a stand-in: the inputs that it is given, and the outputs that are asked of it, which nobody knows before an apply (of a plural
 * three items). What is compared then is all that does not hang on such a module.
 *
 *     module "vpc" { source = "example/vpc/aws", cidr = "10.0.0.0/16" }   …   module.vpc.vpc_id
 *     ->  variable "cidr" {…}   output "vpc_id" { value = jsondecode(terraform_data.made.id) }
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHcl } from '../parsers/terraform/syntax/read'
import type { Block } from '../parsers/terraform/syntax/tree'

interface Call {
  readonly source: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly providers: readonly string[]
}

export interface StandIns {
  /** The same folder in the copy. */
  readonly folder: string
  /** What the tool that plans is told besides. */
  readonly words: readonly string[]
}

const OF_THE_CALL: ReadonlySet<string> = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
])

/** For all calls of the repository whose modules are missing. */
export function withStandIns(repository: string, folder: string): StandIns {
  const copy = mkdtempSync(join(tmpdir(), 'stand-ins-'))
  cpSync(repository, join(copy, 'of'), { recursive: true })
  const words = new Map<string, string>()
  for (const [at, calls] of callsBelow(join(copy, 'of'))) {
    for (const { source } of calls) {
      const [base = '', inside = ''] = source.split('//')
      const apart = join(copy, 'modules', base.replace(/\W+/g, '-'))
      const isLocal = source.startsWith('.')
      const place = isLocal ? join(at, source) : join(apart, inside)
      if (isModule(place)) continue
      write(
        place,
        [...callsBelow(join(copy, 'of')).values()].flat().filter((call) => call.source === source),
      )
      if (!isLocal) words.set(base, apart)
    }
  }
  return {
    folder: join(copy, 'of', folder),
    words: [...words].flatMap(([source, place]) => ['--module', `${source}=${place}`]),
  }
}

const isModule = (place: string): boolean =>
  existsSync(place) && readdirSync(place).some((name) => name.endsWith('.tf'))

function callsBelow(root: string): ReadonlyMap<string, readonly Call[]> {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.tf'))
  const folders = [...new Set(files.map((entry) => entry.parentPath))].sort()
  return new Map(folders.map((folder) => [folder, callsIn(folder)]))
}

function callsIn(folder: string): readonly Call[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tf'))
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  const blocks = texts.flatMap((text) => readHcl({ name: folder, text }).body.blocks)
  return blocks.flatMap((block) => callOf(block, texts.join('\n')))
}

function callOf({ type, labels, body }: Block, text: string): readonly Call[] {
  const [name] = labels
  const source = body.attributes.find((each) => each.name === 'source')?.value
  if (type !== 'module' || name === undefined || source?.kind !== 'literal') return []
  const asked = text.matchAll(
    new RegExp(`module\\.${name.text}\\)?(?:\\[(?:[^[\\]]|\\[[^\\]]*\\])*\\]|\\.\\*)?\\.(\\w+)`, 'g'),
  )
  const handed = body.attributes.find((each) => each.name === 'providers')?.value
  const keys = handed?.kind === 'object' ? handed.items.map(({ key }) => key) : []
  return [
    {
      source: String(source.value),
      inputs: body.attributes.map((each) => each.name).filter((each) => !OF_THE_CALL.has(each)),
      outputs: [...asked].map(([, output]) => output ?? ''),
      providers: keys.flatMap((key) => aliasIn(text.slice(key.start, key.end))),
    },
  ]
}

const aliasIn = (written: string): readonly string[] => (/^aws\.\w+$/.test(written) ? [written] : [])

const UNKNOWN = 'jsondecode(terraform_data.made.id)'

/** Modules that may be switched off are on. */
function standsFor(output: string): string {
  if (output === 'enabled') return 'true'
  return output !== 'tags' && output.endsWith('s') ? `[${UNKNOWN}, ${UNKNOWN}, ${UNKNOWN}]` : UNKNOWN
}

function write(place: string, calls: readonly Call[]): void {
  const all = (of: 'inputs' | 'outputs' | 'providers') =>
    [...new Set(calls.flatMap((call) => call[of]))].sort()
  const aliases = all('providers').join(', ')
  const lines = [
    `terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n      configuration_aliases = [${aliases}]\n    }\n  }\n}`,
    'resource "terraform_data" "made" {}',
    ...all('inputs').map((name) => `variable "${name}" {\n  type    = any\n  default = null\n}`),
    ...all('outputs').map((name) => `output "${name}" {\n  value = ${standsFor(name)}\n}`),
  ]
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'main.tf'), `${lines.join('\n')}\n`)
}
