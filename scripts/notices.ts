/** The licences of the packages that a bundle holds, which each of them asks to be handed on with it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `inputs`: paths as in esbuild's metafile, relative to the root. A package without a licence text stops the build. */
export function notices(inputs: readonly string[], root: string): string {
  const folders = inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [])
  const packages = [...new Set(folders)].sort()
  return packages.map((folder) => notice(join(root, folder))).join(`\n${'-'.repeat(80)}\n\n`)
}

/** Licences that ask for nothing but their text. */
const PERMISSIVE = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
  if (!PERMISSIVE.test(license)) throw new Error(`${name} is under ${license}: may its text be handed on?`)
  if (file === undefined || !existsSync(join(folder, file))) throw new Error(`${name} has no licence text`)
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
