/** SAM resources that become one CloudFormation resource with mostly the same properties; the rest stays as it is. */
import { valueAt } from '../../yaml/node'
import { literalText } from '../call'
import type { ResourceText } from '../template-text'
import { mapping, resourceText } from './build'
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
  const { id, properties, condition, dependsOn, key } = resource
  const type = TYPES.get(kind)
  if (kind === 'Application') addApplication(resource, expansion)
  else if (type === undefined) expansion.resources.set(id, { ...original, partial: true })
  else
    expansion.resources.set(
      id,
      resourceText({ id, type, properties, condition, dependsOn, at: key, partial: true }),
    )
}

/** A nested stack; from the application repository its template is elsewhere. */
function addApplication(
  { id, properties, condition, dependsOn, key }: ServerlessResource,
  expansion: Expansion,
): void {
  const location = valueAt(properties, 'Location')
  const url = literalText(location) === undefined ? undefined : location
  const own = mapping({ TemplateURL: url, Parameters: valueAt(properties, 'Parameters') }, key)
  const type = 'AWS::CloudFormation::Stack'
  const generated = { id, type, properties: own, condition, dependsOn, at: key }
  expansion.resources.set(id, resourceText(url ? generated : { ...generated, partial: true }))
}
