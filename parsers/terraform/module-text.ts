/** The text of one module: all configuration files of one folder, override files merged, by kind of block. */
import { wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isRefusal, type Sources } from '../../model/sources'
import { joinPath } from './evaluate/path'
import { withOverride } from './override'
import { readHclJson } from './syntax/json-body'
import { readHcl } from './syntax/read'
import type { Attribute, Block, Body } from './syntax/tree'

export interface ModuleText {
  readonly folder: string
  /** Names of the sources read, in the order Terraform reads them. */
  readonly sources: readonly string[]
  readonly texts: ReadonlyMap<string, string>
  readonly variables: ReadonlyMap<string, Block>
  readonly locals: ReadonlyMap<string, Attribute>
  /** By `type.name`. */
  readonly managed: ReadonlyMap<string, Block>
  readonly read: ReadonlyMap<string, Block>
  readonly modules: ReadonlyMap<string, Block>
  readonly outputs: ReadonlyMap<string, Block>
  /** By `aws` or `aws.west`. */
  readonly providers: ReadonlyMap<string, Block>
  /** Has a `backend` or `cloud` block, which only root modules have. */
  readonly isRoot: boolean
  readonly backend: Block | undefined
  /** A file or block could not be read, so there may be more. */
  readonly unread: readonly string[]
  readonly problems: readonly Problem[]
}

const native = /\.(tf|tofu)$/
const json = /\.(tf|tofu)\.json$/
const override = /(^|[/_])override\.(tf|tofu)(\.json)?$/

/** The configuration files of a folder: overrides last, `x.tofu` in place of `x.tf`. */
export function configurationFiles(folder: string, sources: Sources): readonly string[] {
  const entries = sources
    .list(folder)
    .filter((name) => (native.test(name) || json.test(name)) && !name.startsWith('.'))
  const replaced = new Set(
    entries
      .map((name) => name.replace(/\.tofu(\.json)?$/, '.tf$1'))
      .filter((name, at) => name !== entries[at]),
  )
  const kept = entries.filter((name) => !replaced.has(name))
  const inOrder = [
    ...kept.filter((name) => !override.test(name)),
    ...kept.filter((name) => override.test(name)),
  ]
  return inOrder.flatMap((name) => joinPath(folder, name) ?? [])
}

interface Reading {
  readonly blocks: Map<string, Block>
  readonly locals: Map<string, Attribute>
  readonly texts: Map<string, string>
  readonly unread: string[]
  readonly problems: Problem[]
}

export function readModuleText(folder: string, sources: Sources): ModuleText {
  const files = configurationFiles(folder, sources)
  const reading: Reading = {
    blocks: new Map(),
    locals: new Map(),
    texts: new Map(),
    unread: [],
    problems: [],
  }
  for (const file of files) readFile(file, sources, reading)
  const { blocks, locals, texts, unread, problems } = reading
  return {
    folder,
    sources: files,
    texts,
    variables: ofKind(blocks, 'variable'),
    locals,
    managed: ofKind(blocks, 'resource'),
    read: ofKind(blocks, 'data'),
    modules: ofKind(blocks, 'module'),
    outputs: ofKind(blocks, 'output'),
    providers: ofKind(blocks, 'provider'),
    isRoot: blocks.has('terraform backend'),
    backend: blocks.get('terraform backend')?.body.blocks.find(isBackend),
    unread,
    problems,
  }
}

function ofKind(blocks: ReadonlyMap<string, Block>, kind: string): Map<string, Block> {
  const prefix = `${kind} `
  return new Map(
    [...blocks]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, block]) => [key.slice(prefix.length), block]),
  )
}

function readFile(file: string, sources: Sources, reading: Reading): void {
  const answer = sources.read(file)
  if (isRefusal(answer)) {
    const message = `The file ${file} could not be read: ${answer.detail}`
    reading.problems.push({
      code: 'unreadable-file',
      severity: 'partly-read',
      message,
      place: wholeSource(file),
    })
    reading.unread.push(file)
    return
  }
  const result = json.test(file) ? readHclJson(answer) : readHcl(answer)
  reading.texts.set(answer.name, answer.text)
  reading.problems.push(...result.problems)
  if (result.problems.length > 0) reading.unread.push(file)
  addBody(result.body, override.test(file), reading)
}

function addBody(body: Body, isOverride: boolean, reading: Reading): void {
  for (const block of body.blocks) {
    if (block.type === 'locals')
      for (const local of block.body.attributes) reading.locals.set(local.name, local)
    else addBlock(keyOf(block), block, isOverride, reading)
    if (block.type === 'check') addChecked(block, isOverride, reading)
  }
}

/** What a check looks up is a data source like any other, though only the check may name it. */
function addChecked(check: Block, isOverride: boolean, reading: Reading): void {
  for (const block of check.body.blocks)
    if (block.type === 'data') addBlock(keyOf(block), block, isOverride, reading)
}

/** `resource aws_vpc.main`, `provider aws.west`; `terraform backend` says that one is there. */
function keyOf(block: Block): string {
  const labels = block.labels.map((label) => label.text)
  if (block.type === 'provider') {
    const alias = block.body.attributes.find((attribute) => attribute.name === 'alias')?.value
    return `provider ${labels[0] ?? ''}${alias?.kind === 'literal' ? `.${alias.value}` : ''}`
  }
  if (block.type !== 'terraform') return `${block.type} ${labels.join('.')}`
  return block.body.blocks.some(isBackend) ? 'terraform backend' : 'terraform'
}

const isBackend = ({ type }: Block): boolean => type === 'backend' || type === 'cloud'

/** Of two blocks of one name the first stands, unless the second one overrides it. */
function addBlock(key: string, block: Block, isOverride: boolean, reading: Reading): void {
  const before = reading.blocks.get(key)
  if (before === undefined) reading.blocks.set(key, block)
  else if (isOverride) reading.blocks.set(key, withOverride(before, block))
  else if (isNamed(block)) reading.problems.push(duplicate(block))
}

const named = new Set(['resource', 'data', 'module', 'variable', 'output', 'provider'])

const isNamed = (block: Block): boolean => named.has(block.type)

function duplicate(block: Block): Problem {
  const name = block.labels.map((label) => `"${label.text}"`).join(' ')
  return {
    code: 'duplicate-block',
    severity: 'partly-read',
    message: `A second ${block.type} ${name} in one module; the first one was used.`,
    place: { source: block.source, at: 'span', start: block.header.start, end: block.header.end },
  }
}
