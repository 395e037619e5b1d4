/**
 * Where the state of a root lies, as text that its backend and whoever reads it with `terraform_remote_state` have in common.
 *
 *     backend "s3" { bucket = "states", key = "net" }     s3:states/net
 *     no backend, in live/net                             local:live/net/terraform.tfstate
 */
import { joinPath } from './evaluate/path'

const LOCATING: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'key'],
  gcs: ['bucket', 'prefix'],
  azurerm: ['storage_account_name', 'container_name', 'key'],
  http: ['address'],
  consul: ['address', 'path'],
  remote: ['organization', 'workspaces.name'],
}

/** `setting` answers with text, or `undefined` for what is not set or not known. Undefined where it cannot be told. */
export function stateLocation(
  backend: string,
  setting: (name: string) => string | undefined,
  folder: string,
): string | undefined {
  if (backend === 'local') {
    const path = joinPath(folder, setting('path') ?? 'terraform.tfstate')
    return path === undefined ? undefined : `local:${path}`
  }
  const names = LOCATING[backend === 'cloud' ? 'remote' : backend]
  const texts = names?.map(setting)
  if (texts === undefined || !texts.every((text) => text !== undefined)) return undefined
  return `${backend === 'cloud' ? 'remote' : backend}:${texts.join('/')}`
}
