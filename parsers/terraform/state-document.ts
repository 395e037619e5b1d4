/** A state of either shape as a plan document of which only the prior state is there. */
import { parseAddress, printKey } from './address'
import { objectsIn, type PlanDocument, type StoredObject } from './plan-document'
import { field, items, type Json, type JsonPath, textField } from './plan-json'

export function stateDocument(json: Json): PlanDocument {
  const values = field(json, 'values')
  const objects =
    typeof field(json, 'version') === 'number'
      ? items(field(json, 'resources')).flatMap((each, at) => instancesOf(each, ['resources', at]))
      : objectsIn(field(values, 'root_module'), ['values', 'root_module'], () => true)
  return {
    formatVersion: textField(json, 'format_version'),
    changes: undefined,
    changing: undefined,
    deferred: [],
    planned: () => [],
    prior: (wanted) => objects.filter(({ address }) => wanted(address)),
    complete: undefined,
    errored: false,
    redacted: false,
    variables: new Map(),
    providers: new Map(),
    configuration: undefined,
    plannedOutputs: field(values, 'outputs') ?? field(json, 'outputs'),
    outputChanges: undefined,
  }
}

const ATTRIBUTES: JsonPath = ['attributes']

/** https://developer.hashicorp.com/terraform/internals/json-format does not speak of it: this is statefile/version4.go of Terraform. */
function instancesOf(resource: Json, path: JsonPath): readonly StoredObject[] {
  const [mode, type, name] = ['mode', 'type', 'name'].map((key) => textField(resource, key))
  if (type === undefined || name === undefined) return []
  const module = textField(resource, 'module')
  const base = [...(module === undefined ? [] : [module]), ...(mode === 'data' ? ['data'] : []), type, name]
  return items(field(resource, 'instances')).flatMap((instance, at): readonly StoredObject[] => {
    const key = field(instance, 'index_key')
    const isKey = typeof key === 'string' || typeof key === 'number'
    const address = `${base.join('.')}${isKey ? printKey(key) : ''}`
    const parsed = parseAddress(address)
    // What is left of an earlier replacement has the address of its successor.
    if (parsed === undefined || field(instance, 'deposed') !== undefined) return []
    return [
      {
        address,
        parsed,
        providerName: undefined,
        contents: {
          values: field(instance, 'attributes'),
          unknown: undefined,
          sensitive: sensitiveIn(instance),
        },
        path: [...path, 'instances', at],
        toValues: ATTRIBUTES,
        dependsOn: items(field(instance, 'dependencies')).filter((each) => typeof each === 'string'),
      },
    ]
  })
}

/** Paths of attributes; a part of one withholds all of it. */
function sensitiveIn(instance: Json): Json {
  const names = items(field(instance, 'sensitive_attributes')).flatMap((path) => {
    const name = textField(items(path)[0], 'value')
    return name === undefined ? [] : [[name, true] as const]
  })
  return Object.fromEntries(names)
}
