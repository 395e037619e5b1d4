/**
 * Which of many folders with Terraform files are roots: those that no other one calls as a module. A child module linted
 * alone would have variables without values and say "cannot tell" to what its root knows.
 */
import { posix } from 'node:path'
import { isRefusal, type Sources } from '../model/sources'
import { readHclJson } from '../parsers/terraform/syntax/json-body'
import { readHcl } from '../parsers/terraform/syntax/read'
import { isTerraformFile } from './walk'

/** Names of folders in, names of folders out. Two that call each other are both roots, lest neither is judged. */
export function rootsAmong(folders: readonly string[], sources: Sources): readonly string[] {
  const calls = new Map(folders.map((folder) => [folder, calledFrom(folder, sources)]))
  const isCalled = (folder: string) =>
    folders.some(
      (other) => other !== folder && calls.get(other)?.has(folder) === true && !calls.get(folder)?.has(other),
    )
  return folders.filter((folder) => !isCalled(folder))
}

/** The folders that the module blocks of a folder name by a local path. */
function calledFrom(folder: string, sources: Sources): ReadonlySet<string> {
  const files = sources.list(folder).filter(isTerraformFile)
  return new Set(
    files
      .flatMap((file) => localModules(posix.join(folder, file), sources))
      .map((path) => resolved(folder, path)),
  )
}

const resolved = (folder: string, path: string): string => posix.join(folder, path).replace(/\/$/, '')

function localModules(name: string, sources: Sources): readonly string[] {
  const source = sources.read(name)
  if (isRefusal(source) || !source.text.includes('module')) return []
  const { body } = name.endsWith('.json') ? readHclJson(source) : readHcl(source)
  const modules = body.blocks.filter(({ type }) => type === 'module')
  const values = modules.map(
    (block) => block.body.attributes.find(({ name: key }) => key === 'source')?.value,
  )
  return values.flatMap((value) =>
    value?.kind === 'literal' && typeof value.value === 'string' && /^\.{1,2}(\/|$)/.test(value.value)
      ? [value.value]
      : [],
  )
}
