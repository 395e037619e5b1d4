/** Data sources whose attributes can be told from the configuration alone. */
import type { Place } from '../../model/place'
import { known, refersTo, type Value, written } from '../../model/value'
import { plainScalar } from './evaluate/plain'
import { templateOf } from './evaluate/template-value'
import { policyOf } from './policy-document'
import { symbolOf, textOr } from './providers'
import type { ResourceInstance } from './resource-instance'

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
      return name === 'json' || name === 'minified_json' ? policyOf(instance) : undefined
    case 'aws_ssm_parameter':
      return name === 'value' || name === 'insecure_value' ? parameterValue(instance, place) : undefined
    case 'terraform_remote_state':
      return name === 'outputs' ? remoteOutputs(instance, place) : undefined
    default:
      return undefined
  }
}

/** The Region of the resource itself, where the provider allows one per resource. */
export function regionOf(instance: ResourceInstance): Value<string> {
  const own = instance.type.startsWith('aws_') ? instance.configured('region') : undefined
  return (own === undefined ? undefined : textOr(own)) ?? instance.provider.region
}

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

function parameterValue(instance: ResourceInstance, place: Place): Value<unknown> | undefined {
  const name = instance.configured('name')
  const text = name === undefined ? undefined : plainScalar(name)
  if (text === undefined) return undefined
  return refersTo(
    [{ to: { is: 'outside', what: 'ssm-parameter', name: String(text) }, attribute: '' }],
    written(place),
  )
}

/** Named by where the other state lies, so that two readers of one state agree; else by this data source. */
function remoteOutputs(instance: ResourceInstance, place: Place): Value<unknown> {
  const name = remoteName(instance) ?? instance.id
  return refersTo([{ to: { is: 'outside', what: 'remote-state', name }, attribute: '' }], written(place))
}

const locating = [
  'organization',
  'hostname',
  'bucket',
  'container_name',
  'key',
  'path',
  'prefix',
  'workspaces',
]

function remoteName(instance: ResourceInstance): string | undefined {
  const backend = plainScalar(
    instance.configured('backend') ?? known('', written(instance.exists.origin.place)),
  )
  const config = instance.configured('config')
  if (config?.state !== 'map' || backend === undefined) return undefined
  const parts = locating.map((key) => config.entries.get(key)).filter((entry) => entry !== undefined)
  const texts = parts.map(plainScalar)
  return texts.length > 0 && texts.every((text) => text !== undefined)
    ? `${backend}:${texts.join('/')}`
    : undefined
}
