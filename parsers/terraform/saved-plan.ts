/**
 * # The file that `terraform plan -out` writes
 *
 * A zip. Its values are in a form that only Terraform reads, but `tfconfig/` holds the configuration of every module as it was
 * planned, downloaded ones included:
 *
 *     tfconfig/modules.json       [{ "Key": "", "Dir": "." }, { "Key": "net", "Source": "./net", "Dir": "net" }]
 *     tfconfig/m-net/main.tf      is net/main.tf
 *
 * Not in it: variable files, and what `file()` reads. Those are read from the disk.
 */
import { wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isRefusal, type Sources } from '../../model/sources'
import { decode } from '../decode'
import { unzipped } from '../zip'
import { folderOf, joinPath } from './evaluate/path'
import { items, parseJson, textField } from './plan-json'

/** The text of each file, by its path as seen from the root module's folder. */
export type Snapshot = ReadonlyMap<string, string>

const LIMITS = { entries: 50_000, size: 128 * 2 ** 20 }
const MODULES = 'tfconfig/modules.json'

export function readSavedPlan(name: string, bytes: Uint8Array): Snapshot | Problem {
  const entries = unzipped(bytes, (entry) => entry.startsWith('tfconfig/'), LIMITS)
  if ('fault' in entries) return refused(name, entries.fault)
  const list = parseJson(textOf(entries.get(MODULES)) ?? '')
  if (list === undefined) return refused(name, 'has no list of its modules')
  const files = new Map([['.terraform/modules/modules.json', JSON.stringify({ Modules: list })]])
  for (const module of items(list)) {
    const prefix = `tfconfig/m-${textField(module, 'Key') ?? ''}/`
    const folder = textField(module, 'Dir') ?? '.'
    for (const [entry, content] of entries) {
      const file = entry.slice(prefix.length)
      const text = entry.startsWith(prefix) && !file.includes('/') ? textOf(content) : undefined
      if (text !== undefined) files.set(folder === '.' ? file : `${folder}/${file}`, text)
    }
  }
  return files
}

function textOf(content: Uint8Array | undefined): string | undefined {
  const decoded = content === undefined ? undefined : decode(content)
  return decoded !== undefined && 'text' in decoded ? decoded.text : undefined
}

const refused = (name: string, fault: string): Problem => ({
  code: 'saved-plan',
  severity: 'unreadable',
  message: `${name} looks like a saved plan, but ${fault}`,
  place: wholeSource(name),
  remedy: 'terraform plan -out=tfplan',
})

export interface Unpacked {
  readonly sources: Sources
  readonly problems: readonly Problem[]
}

/**
 * The files of a snapshot in front of those on the disk. One that was edited since is named as a part of the plan: a line of it would be
 * a wrong line of the file.
 */
export function unpackedIn(folder: string, plan: string, snapshot: Snapshot, disk: Sources): Unpacked {
  const texts = new Map<string, string>()
  for (const [path, text] of snapshot) {
    const name = joinPath(folder, path)
    if (name !== undefined) texts.set(name, text)
  }
  const onDisk = new Map([...texts.keys()].map((name) => [name, disk.read(name)]))
  const edited = [...onDisk].flatMap(([name, answer]) =>
    !name.endsWith('modules.json') && !isRefusal(answer) && answer.text !== texts.get(name) ? [name] : [],
  )
  const isEdited = new Set(edited)
  const sources: Sources = {
    read: (name) => {
      const text = texts.get(name)
      if (text === undefined) return disk.read(name)
      return { name: isEdited.has(name) ? `${plan}!/${name}` : name, text }
    },
    list: (wanted) => {
      const own = [...texts.keys()].filter((name) => folderOf(name) === wanted).map(fileOf)
      const others = disk
        .list(wanted)
        .filter((name) => own.length === 0 || !/\.(tf|tofu)(\.json)?$/.test(name))
      return [...new Set([...own, ...others])].sort()
    },
  }
  return { sources, problems: edited.map((name) => editedSince(name, plan)) }
}

const editedSince = (name: string, plan: string): Problem => ({
  code: 'edited-since-plan',
  severity: 'note',
  message: `${name} was edited since the plan was made: lines of it are those in ${plan}`,
  place: wholeSource(name),
  remedy: 'Make the plan again.',
})

const fileOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
