/**
 * `--debug`: what a bug report needs, and nothing that is anybody's secret: no value of a variable or parameter, no text of an input, no
 * environment but the few names that change what is done.
 */

import type { Report } from '../model/report'
import { version } from '../package.json'
import { plain } from '../reporters/plain'
import { commandNamed, optionsOf } from './commands'
import type { World } from './world'

/** Options whose value may hold a secret; only the name before `=` is shown. */
const WITHHELD = /^(var|parameter)$/

const TOLD: readonly string[] = [
  'CI',
  'GITHUB_ACTIONS',
  'GITLAB_CI',
  'NO_COLOR',
  'FORCE_COLOR',
  'TERM',
  'LANG',
  'LC_ALL',
  'NODE_OPTIONS',
]

export function debugLines(report: Report | null, world: World): readonly string[] {
  const { environment } = world
  const told = TOLD.flatMap((name) =>
    environment[name] === undefined ? [] : [`${name}=${name === 'NODE_OPTIONS' ? 'set' : environment[name]}`],
  )
  const lines = [
    `vpclint ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `words        ${shownWords(world.arguments).join(' ')}`,
    `environment  ${told.join(' ')}`,
    ...(report === null ? [] : ofReport(report)),
  ]
  return lines.map((line) => plain(line))
}

function ofReport({ read, problems, counts }: Report): readonly string[] {
  const codes = new Map<string, number>()
  for (const { code, severity } of problems) {
    const key = `${code} (${severity})`
    codes.set(key, (codes.get(key) ?? 0) + 1)
  }
  const resources = (kinds: Readonly<Record<string, number>>) =>
    Object.values(kinds).reduce((sum, count) => sum + count, 0)
  return [
    ...read.map(
      ({ name, form, sources, kinds }) =>
        `read         ${name}: ${form}, ${sources.length} files, ${resources(kinds)} resources`,
    ),
    ...[...codes].map(([code, count]) => `problem      ${code}: ${count}`),
    `counts       ${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  ]
}

/** `--var password=…`: values behind the name are withheld, in both ways of writing an option. */
function shownWords(words: readonly string[]): readonly string[] {
  const command = commandNamed('lint')
  const names = command === undefined ? [] : optionsOf(command).map(({ name }) => name)
  return words.map((word, index) => {
    const [, inline = '', value] = /^--([\w-]+)=(.*)$/s.exec(word) ?? []
    if (WITHHELD.test(inline)) return `--${inline}=${withheld(value ?? '')}`
    const before = words[index - 1]?.replace(/^--/, '') ?? ''
    return WITHHELD.test(before) && names.includes(before) ? withheld(word) : word
  })
}

const withheld = (pair: string): string => `${pair.split('=')[0]}=…`
