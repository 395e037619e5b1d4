/** Data sources whose attributes can be told from the configuration alone. */
import type { Place } from '../../model/place'
import { referentKey } from '../../model/reference'
import { refersTo, unknown, type Value, written } from '../../model/value'
import { plainScalar } from './evaluate/plain'
import { referencesOf } from './evaluate/references-of'
import { templateOf } from './evaluate/template-value'
import { renderedPolicy } from './policy-document'
import { symbolOf, textOr } from './providers'
import { readBack } from './read-back'
import type { ResourceInstance } from './resource-instance'
import { stateLocation } from './state-location'
import { renderedFile } from './template-file'

/** `undefined` where nothing special is known. */
export function dataSourceAttribute(
  instance: ResourceInstance,
  name: string,
  place: Place,
): Value<unknown> | undefined {
  switch (instance.type) {
    case 'aws_region':
      return regionAttribute(instance, name)
    case 'aws_caller_identity':
      return name === 'account_id' || name === 'id' ? instance.provider.account : undefined
    case 'aws_partition':
      return partitionAttribute(instance, name, place)
    case 'aws_vpc_endpoint_service':
      return name === 'service_name' ? serviceName(instance, place) : undefined
    case 'aws_iam_policy_document':
      return name === 'json' || name === 'minified_json' ? renderedPolicy(instance) : undefined
    case 'aws_ssm_parameter':
      return name === 'value' || name === 'insecure_value'
        ? storedUnder('ssm-parameter', instance, place)
        : undefined
    case 'aws_cloudformation_export':
      return name === 'value' ? storedUnder('export', instance, place) : undefined
    case 'template_file':
      return name === 'rendered' ? renderedFile(instance, place) : undefined
    case 'terraform_remote_state':
      return name === 'outputs' ? remoteOutputs(instance, place) : undefined
    default:
      return readBack(instance, name, place)
  }
}

/** The Region of the resource itself, where the provider allows one per resource. */
export function regionOf(instance: ResourceInstance): Value<string> {
  const own = instance.type.startsWith('aws_') ? instance.configured('region') : undefined
  if (own === undefined || own.state === 'absent') return instance.provider.region
  return textOr(own) ?? unsettled(own)
}

/** What has no text yet is another Region than the provider's as far as anybody can tell. */
const unsettled = (region: Value<unknown>): Value<string> =>
  region.state === 'reference' || region.state === 'template' || region.state === 'unknown'
    ? region
    : unknown('opaque-expression', region.origin)

function regionAttribute(instance: ResourceInstance, name: string): Value<unknown> | undefined {
  if (name !== 'name' && name !== 'id' && name !== 'region') return undefined
  return instance.configured('name') ?? regionOf(instance)
}

function partitionAttribute(
  instance: ResourceInstance,
  name: string,
  place: Place,
): Value<unknown> | undefined {
  if (name === 'partition' || name === 'id') return symbolOf('partition', instance.provider.id, place)
  return name === 'dns_suffix' ? symbolOf('url-suffix', instance.provider.id, place) : undefined
}

/** In its documentation: `service` is a common name. */
function serviceName(instance: ResourceInstance, place: Place): Value<unknown> | undefined {
  const full = instance.configured('service_name')
  if (full !== undefined && full.state !== 'absent') return full
  const service = instance.configured('service')
  if (service === undefined || service.state === 'absent') return undefined
  return templateOf(['com.amazonaws.', regionOf(instance), '.', service], place)
}

/** Named as it is stored, with holes for what is not known; of parameters the Region says in which of several stores. */
function storedUnder(
  what: 'ssm-parameter' | 'export',
  instance: ResourceInstance,
  place: Place,
): Value<unknown> | undefined {
  const given = instance.configured('name')
  const name = given === undefined ? undefined : patternOf(given)
  if (name === undefined) return undefined
  const region = plainScalar(regionOf(instance))
  const isTold = what === 'ssm-parameter' && typeof region === 'string'
  const to = { is: 'outside', what, name, ...(isTold ? { region } : {}) } as const
  return refersTo([{ to, attribute: '' }], written(place))
}

/** `/${…}/vpc`, equal for equal expressions; undefined where there is no text at all. */
function patternOf(name: Value<unknown>): string | undefined {
  const scalar = plainScalar(name)
  if (scalar !== undefined) return String(scalar)
  if (name.state !== 'template') return undefined
  return name.parts.map((part) => (typeof part === 'string' ? part : `\${${holeOf(part)}}`)).join('')
}

const holeOf = (part: Value<unknown>): string =>
  referencesOf([part])
    .map((reference) => `${referentKey(reference.to)}.${reference.attribute}`)
    .join(' ')
    .replaceAll('}', '')

/** Named by where the other state lies, so that two readers of one state agree; else by this data source. */
function remoteOutputs(instance: ResourceInstance, place: Place): Value<unknown> {
  const name = remoteName(instance) ?? instance.id
  return refersTo([{ to: { is: 'outside', what: 'remote-state', name }, attribute: '' }], written(place))
}

function remoteName(instance: ResourceInstance): string | undefined {
  const backend = textOf(instance.configured('backend'))
  const workspace = instance.configured('workspace')
  const config = instance.configured('config')
  if (backend === undefined || (workspace !== undefined && textOf(workspace) !== 'default')) return undefined
  const setting = (path: string): string | undefined =>
    textOf(path.split('.').reduce<Value<unknown> | undefined>((from, key) => entryOf(from, key), config))
  return stateLocation(backend, setting, instance.scope.world.run.rootFolder)
}

const entryOf = (from: Value<unknown> | undefined, key: string): Value<unknown> | undefined =>
  from?.state === 'map' ? from.entries.get(key) : undefined

function textOf(value: Value<unknown> | undefined): string | undefined {
  const scalar = value === undefined ? undefined : plainScalar(value)
  return scalar === undefined ? undefined : String(scalar)
}
