/** Templates that another template of the run nests: they are read with what it hands over, so not also by themselves. */
import type { Parsed } from '../model/declaration'

export function withoutNested<T extends { readonly parsed: Parsed }>(all: readonly T[]): readonly T[] {
  const deployments = all.flatMap(({ parsed }) => parsed.deployments)
  const nested = new Set(deployments.flatMap(({ within, sources }) => (within ? [sources[0]] : [])))
  if (nested.size === 0) return all
  return all.filter(
    ({ parsed }) =>
      parsed.deployments.length === 0 ||
      parsed.deployments.some(
        ({ dialect, within, sources }) =>
          within !== undefined || dialect !== 'cloudformation' || !nested.has(sources[0]),
      ),
  )
}
