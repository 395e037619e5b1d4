/** What CloudFormation refuses before it looks at any value, said where it stands; all of the template is read nevertheless. */
import { span } from '../../model/place'
import type { Problem } from '../../model/problem'
import { typeMeantBy } from '../../model/vocabulary/cloudformation-types'
import { type MappingNode, type Node, valueAt } from '../yaml/node'
import { callOf, literalText } from './call'
import { firstUntransformed } from './sam/expand'
import type { TemplateText } from './template-text'

export function faultsOf(text: TemplateText): readonly Problem[] {
  const at = (code: string, message: string, { start, end }: Node): Problem => ({
    code,
    severity: 'note',
    message,
    place: span(text.source, start, end),
  })
  const faults = [
    ...untransformed(text).map(([message, node]) => at('serverless-without-transform', message, node)),
    ...text.transforms.filter(isNone).map((node) => at('unknown-transform', noTransform(node), node)),
  ]
  for (const { key, value } of text.parameters.values())
    for (const message of parameterFaults(key.text, value))
      faults.push(at('malformed-parameter', message, key))
  for (const { key, body } of text.resources.values())
    for (const [code, message, node] of resourceFaults(key.text, body)) faults.push(at(code, message, node))
  return faults
}

function untransformed(text: TemplateText): readonly (readonly [string, Node])[] {
  const type = firstUntransformed(text)
  if (type === undefined) return []
  const message = `${literalText(type)} is a type of SAM, and the template has no "Transform: AWS::Serverless-2016-10-31": CloudFormation refuses it. It is read as if it had.`
  return [[message, type]]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html */
const TRANSFORMS =
  /^AWS::(?:Serverless-2016-10-31|LanguageExtensions|Include|CodeDeployBlueGreen|SecretsManager-\d{4}-\d{2}-\d{2}|ServiceCatalog)$/

/** The prefix is AWS's own: nobody else's macro can have such a name. */
function isNone(node: Node): boolean {
  const name = literalText(node)
  return name?.startsWith('AWS::') === true && !TRANSFORMS.test(name)
}

const noTransform = (node: Node): string =>
  `AWS has no transform ${JSON.stringify(literalText(node))}; what it would make of the template is not known.`

/** Booleans are the same in all spellings. */
const textAs = (node: Node | undefined): string | undefined => {
  const text = literalText(node)
  return text !== undefined && /^(?:true|false)$/i.test(text) ? text.toLowerCase() : text
}

function parameterFaults(name: string, node: Node): readonly string[] {
  const type = literalText(valueAt(node, 'Type'))
  if (type === undefined) return [`The parameter ${JSON.stringify(name)} has no type.`]
  const isList = type.includes('List')
  return !isList && isOutside(valueAt(node, 'Default'), valueAt(node, 'AllowedValues'))
    ? [`The default of the parameter ${JSON.stringify(name)} is none of its AllowedValues.`]
    : NO_PARAMETER_FAULTS
}

const NO_PARAMETER_FAULTS: readonly string[] = []

function isOutside(byDefault: Node | undefined, allowed: Node | undefined): boolean {
  if (!byDefault || allowed?.kind !== 'sequence' || allowed.items.length === 0) return false
  const text = textAs(byDefault)
  return text !== undefined && allowed.items.map(textAs).every((each) => each !== undefined && each !== text)
}

/** Types of one's own (of the registry, of modules, of custom resources) are whatever their makers take. */
function resourceFaults(name: string, body: MappingNode): readonly (readonly [string, string, Node])[] {
  const [type, properties] = [valueAt(body, 'Type'), valueAt(body, 'Properties')]
  const written = literalText(type)
  if (type === undefined || written === undefined) return NO_FAULTS
  const meant = typeMeantBy(written)
  const malformed = properties && isOfAws(written) && isNoMapping(properties) ? properties : undefined
  if (meant === undefined && malformed === undefined) return NO_FAULTS
  return [
    ...(meant === undefined ? [] : [['unknown-type', noType(written, meant), type] as const]),
    ...(malformed ? [['malformed-properties', noProperties(name), malformed] as const] : []),
  ]
}

const NO_FAULTS: ReturnType<typeof resourceFaults> = []

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
const noType = (written: string, meant: string): string =>
  `CloudFormation has no type ${written}, only ${meant}: it refuses the template. It is read as if it said that.`

const noProperties = (name: string): string =>
  `The properties of ${JSON.stringify(name)} are no mapping: CloudFormation refuses the template.`

const isOfAws = (type: string): boolean =>
  type.startsWith('AWS::') && !type.endsWith('::MODULE') && type !== 'AWS::CloudFormation::CustomResource'

const isNoMapping = (node: Node): boolean => node.kind !== 'mapping' && callOf(node) === undefined
