/** `--watch`: the same run again whenever a file below the named paths changes, until somebody ends it. */
import { existsSync, type FSWatcher, statSync, watch } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { isUsageError, readArguments } from './arguments'
import type { World } from './world'

export interface Watching {
  readonly end: () => void
}

/** Several files are saved at once. */
const CALM_MS = 150

/** Written by tools beside the sources, and of no weight here. */
const PASSED_OVER = /(^|[\\/])(\.git|node_modules|\.terraform)([\\/]|$)/

/** `run`: one run against a world, to its exit status. */
export function startWatching(world: World, run: (world: World) => number): Watching {
  const once = { ...world, arguments: world.arguments.filter((word) => word !== '--watch') }
  const written = filesWritten(once)
  const again = () => {
    if (world.output.isTerminal) world.output.write('\u001b[2J\u001b[3J\u001b[H')
    run(once)
    world.errors.write('vpclint: watching for changes; Ctrl+C ends it\n')
  }
  again()
  let waiting: NodeJS.Timeout | undefined
  const changed = (folder: string, name: string | null) => {
    if (name !== null && (PASSED_OVER.test(name) || written.has(resolve(folder, name)))) return
    clearTimeout(waiting)
    waiting = setTimeout(again, CALM_MS)
  }
  const watchers = foldersOf(once).flatMap((folder) => watcherOf(folder, changed, world))
  return {
    end: () => {
      clearTimeout(waiting)
      for (const watcher of watchers) watcher.close()
    },
  }
}

function watcherOf(
  folder: string,
  changed: (folder: string, name: string | null) => void,
  { errors }: World,
): readonly FSWatcher[] {
  const refuse = (problem: unknown) =>
    void errors.write(
      `vpclint: cannot watch ${folder}: ${problem instanceof Error ? problem.message : String(problem)}\n`,
    )
  try {
    const watcher = watch(folder, { recursive: true }, (_event, name) => changed(folder, name))
    watcher.on('error', refuse)
    return [watcher]
  } catch (problem) {
    refuse(problem)
    return []
  }
}

/** Those of the named paths, without ones inside of others. */
function foldersOf(world: World): readonly string[] {
  const request = readArguments(world.arguments)
  const operands = isUsageError(request) || request.operands.length === 0 ? ['.'] : request.operands
  const folders = operands
    .filter((path) => path !== '-')
    .map((path) => resolve(world.folder, path))
    .filter((path) => existsSync(path))
    .map((path) => (statSync(path).isDirectory() ? path : dirname(path)))
  return [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && folder.startsWith(`${other}${sep}`)),
  )
}

/** Reports of ours change too when a run writes them. */
function filesWritten(world: World): ReadonlySet<string> {
  const request = readArguments(world.arguments)
  const formats = isUsageError(request) ? [] : (request.options.get('format') ?? [])
  return new Set(
    formats.flatMap((word) => {
      const [, ...file] = word.split('=')
      return file.length === 0 ? [] : [resolve(world.folder, file.join('='))]
    }),
  )
}
