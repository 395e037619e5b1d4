/** Where `terraform init` put modules: `.terraform/modules/modules.json`. What it names outside of the root is refused by `Sources`. */
import { isRefusal, type Sources } from '../../model/sources'
import { plainOfJson } from './evaluate/functions/documents'
import { joinPath } from './evaluate/path'
import { isPlainList, isPlainMap } from './evaluate/plain'

export function downloadedModules(folder: string, sources: Sources): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const name = joinPath(folder, '.terraform/modules/modules.json')
  const answer = name === undefined ? undefined : sources.read(name)
  if (answer === undefined || isRefusal(answer)) return found
  const document = plainOfJson(answer.text) ?? null
  const modules = isPlainMap(document) ? document.get('Modules') : undefined
  for (const entry of modules !== undefined && isPlainList(modules) ? modules : []) {
    const key = isPlainMap(entry) ? entry.get('Key') : undefined
    const where = isPlainMap(entry) ? entry.get('Dir') : undefined
    const path = typeof where === 'string' ? joinPath(folder, where) : undefined
    if (typeof key === 'string' && key !== '' && path !== undefined) found.set(key, path)
  }
  return found
}
