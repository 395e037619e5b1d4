/**
 * Files of the configuration. They are asked of `Sources`, which refuses what lies outside of the root; a refusal is an
 * unknown, except that a missing file is a failure that `try` and `can` see.
 */
import { isRefusal } from '../../../../model/sources'
import { type Known, known, unknown, type Value, written } from '../../../../model/value'
import { readTemplateText } from '../../syntax/template-text'
import { setOf } from '../outcome'
import { joinPath, matchesFileset } from '../path'
import { plainScalar, plainText } from '../plain'
import { withNames } from '../with-names'
import { cannotTell, type FunctionCall, type FunctionTable, pure1, refuse } from './define'

function textArgument(call: FunctionCall, index: number): string | undefined {
  const value = call.values[index]
  const scalar = value === undefined ? undefined : plainScalar(value)
  return scalar === undefined ? undefined : plainText(scalar)
}

/** A path; the folder that Terraform is started in is taken for the root. */
function pathArgument(call: FunctionCall, index: number): string | undefined {
  const value = call.values[index]
  if (value !== undefined && isWorkingFolder(value)) return '.'
  if (value?.state !== 'template') return textArgument(call, index)
  const [folder, rest, ...others] = value.parts
  const isBelow = folder !== undefined && typeof folder !== 'string' && isWorkingFolder(folder)
  return isBelow && typeof rest === 'string' && others.length === 0 ? `.${rest}` : undefined
}

const isWorkingFolder = (value: Value<unknown>): boolean =>
  value.state === 'reference' &&
  value.targets.every(({ to }) => to.is === 'symbol' && to.name === 'working-folder')

/** The text of the file the first argument names; else what the call evaluates to. */
function readFile(call: FunctionCall): { readonly text: string; readonly name: string } | Value<unknown> {
  const path = pathArgument(call, 0)
  if (path === undefined) return cannotTell(call)
  const { run } = call.scope.world
  const name = joinPath(run.rootFolder, path)
  if (name === undefined) return unknown('external', written(call.place))
  const answer = run.sources.read(name)
  if (!isRefusal(answer)) return { text: answer.text, name: answer.name }
  if (answer.refused === 'missing') return refuse(call, 'there is no such file.')
  return unknown(answer.refused === 'too-large' ? 'budget' : 'external', written(call.place))
}

const isValue = (read: { readonly text: string } | Value<unknown>): read is Value<unknown> => 'state' in read

const ofFile =
  (compute: (text: string) => string) =>
  (call: FunctionCall): Value<unknown> => {
    const read = readFile(call)
    return isValue(read) ? read : known(compute(read.text), written(call.place))
  }

function fileexists(call: FunctionCall): Value<unknown> {
  const read = readFile(call)
  if (!isValue(read)) return known(true, written(call.place))
  return 'failure' in read ? known(false, written(call.place)) : read
}

function fileset(call: FunctionCall): Value<unknown> {
  const folder = pathArgument(call, 0)
  const pattern = textArgument(call, 1)
  const { run } = call.scope.world
  const from = folder === undefined ? undefined : joinPath(run.rootFolder, folder)
  if (from === undefined || pattern === undefined) return cannotTell(call)
  const found = filesUnder(run.sources.list, from, '', { left: 5000 }, 0)
  if (found === undefined) return unknown('budget', written(call.place))
  const items = found
    .filter((name) => matchesFileset(name, pattern))
    .map((name): Known<string> => known(name, written(call.place)))
  return setOf(items, false, written(call.place))
}

function filesUnder(
  listFolder: (folder: string) => readonly string[],
  from: string,
  below: string,
  budget: { left: number },
  depth: number,
): string[] | undefined {
  const found: string[] = []
  for (const entry of listFolder(below === '' ? from : (joinPath(from, below) ?? from))) {
    if (budget.left-- <= 0 || depth > 20) return undefined
    if (!entry.endsWith('/')) found.push(below + entry)
    else {
      const inner = filesUnder(listFolder, from, below + entry, budget, depth + 1)
      if (inner === undefined) return undefined
      found.push(...inner)
    }
  }
  return found
}

/** A template file sees only the names of its second argument. */
function templatefile(call: FunctionCall): Value<unknown> {
  const read = readFile(call)
  return isValue(read) ? read : render(read.text, read.name, call)
}

function templatestring(call: FunctionCall): Value<unknown> {
  const text = textArgument(call, 0)
  return text === undefined ? cannotTell(call) : render(text, call.scope.source, call)
}

function render(text: string, name: string, call: FunctionCall): Value<unknown> {
  const [, names] = call.values
  if (names?.state !== 'map') return cannotTell(call)
  const expression = readTemplateText({ name, text })
  if ('message' in expression) return refuse(call, expression.message)
  return withNames(expression, names, { ...call.scope, source: name }, call)
}

const baseName = (path: string): string =>
  path.replace(/\/+$/, '').replace(/^.*\//, '') || (path.startsWith('/') ? '/' : '.')

function folderName(path: string): string {
  const cut = path.lastIndexOf('/')
  if (cut < 0) return '.'
  return cut === 0 ? '/' : path.slice(0, cut).replace(/\/+$/, '')
}

export const files: FunctionTable = {
  file: ofFile((text) => text),
  filebase64: ofFile((text) => Buffer.from(text, 'utf8').toString('base64')),
  fileexists,
  fileset,
  templatefile,
  templatestring,
  basename: pure1('text', (path) => (path === '' ? '.' : baseName(path))),
  dirname: pure1('text', folderName),
  abspath: cannotTell,
  pathexpand: (call) => {
    const path = textArgument(call, 0)
    return path === undefined || path.startsWith('~') ? cannotTell(call) : known(path, written(call.place))
  },
}
