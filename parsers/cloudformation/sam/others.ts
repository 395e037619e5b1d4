/** SAM resources that become one CloudFormation resource with mostly the same properties; the rest stays as it is. */
import { valueAt } from '../../yaml/node'
import { literalText } from '../call'
import type { ResourceText } from '../template-text'
import { mapping } from './build'
import { type Make, maker } from './make'
import type { Expansion, ServerlessResource } from './serverless'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['SimpleTable', 'AWS::DynamoDB::Table'],
  ['LayerVersion', 'AWS::Lambda::LayerVersion'],
  ['GraphQLApi', 'AWS::AppSync::GraphQLApi'],
  ['CapacityProvider', 'AWS::Lambda::CapacityProvider'],
])

export function expandOther(
  resource: ServerlessResource,
  kind: string,
  original: ResourceText,
  expansion: Expansion,
): void {
  const { id, properties } = resource
  const type = TYPES.get(kind)
  const make = maker(resource, expansion)
  if (kind === 'Application') addApplication(resource, make)
  else if (type === undefined) expansion.resources.set(id, { ...original, partial: true })
  else make(id, type, properties, 'partial')
}

/** A nested stack; from the application repository its template is elsewhere. */
function addApplication({ id, properties, key }: ServerlessResource, make: Make): void {
  const location = valueAt(properties, 'Location')
  const url = literalText(location) === undefined ? undefined : location
  const own = mapping({ TemplateURL: url, Parameters: valueAt(properties, 'Parameters') }, key)
  make(id, 'AWS::CloudFormation::Stack', own, url ? undefined : 'partial')
}
