/**
 * `Parameters`, and what `Ref` of one means: the value somebody set, else its default (which is only assumed), else the
 * parameter itself. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
import { type Place, span } from '../../model/place'
import type { Reference } from '../../model/reference'
import { known, list, type Origin, refersTo, unknown, type Value } from '../../model/value'
import { isNull, type Node, valueAt } from '../yaml/node'
import type { ChoiceOrigin } from './choices'
import { carry } from './scope'
import type { TemplateSettings } from './settings'
import { splitTemplate } from './split'
import type { Section } from './template-text'
import type { GivenValue } from './within'

export interface Parameter {
  readonly name: string
  readonly place: Place
  /** From the settings, or the default. */
  readonly text: string | undefined
  readonly textPlace: Place
  readonly isSet: boolean
  readonly allowed: readonly string[] | undefined
  readonly hasList: boolean
  /** Its value is the name of an SSM parameter, which holds the real one. */
  readonly isStored: boolean
  readonly isSecret: boolean
  /** What the stack around this one hands over, where that is no plain text. */
  readonly given?: GivenValue
}

export function parametersOf(
  section: Section,
  source: string,
  settings: TemplateSettings,
): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>()
  for (const { key, value } of section.values()) {
    const place = span(source, key.start, key.end)
    parameters.set(key.text, parameterOf(key.text, value, place, source, settings))
  }
  return parameters
}

function parameterOf(
  name: string,
  node: Node,
  place: Place,
  source: string,
  settings: TemplateSettings,
): Parameter {
  const type = textAt(node, 'Type') ?? 'String'
  const given = settings.within?.given(name)
  const plain = given && plainText(given)
  const set = plain ?? settings.parameters?.get(name)
  const byDefault = valueAt(node, 'Default')
  const hasDefault = byDefault !== undefined && scalarText(byDefault) !== undefined
  const allowed = allowedValues(valueAt(node, 'AllowedValues'))
  const hasList = LIST_TYPE.test(type)
  const isStored = type.startsWith('AWS::SSM::Parameter::Value')
  const only = hasList || isStored || given ? undefined : onlyOf(allowed)
  return {
    name,
    place,
    text: set ?? only ?? (byDefault ? scalarText(byDefault) : undefined),
    textPlace:
      plain !== undefined && given
        ? given.assumed.origin.place
        : set === undefined && hasDefault
          ? span(source, byDefault.start, byDefault.end)
          : place,
    // Who creates the stack and sets nothing wants the default.
    isSet:
      set !== undefined ||
      only !== undefined ||
      (settings.within !== undefined && given === undefined && hasDefault),
    allowed,
    hasList,
    isStored,
    isSecret: /^true$/i.test(textAt(node, 'NoEcho') ?? ''),
    ...(given && plain === undefined && { given }),
  }
}

const LIST_TYPE = /^(?:CommaDelimitedList|(?:AWS::SSM::Parameter::Value<)?(?:List<.*|CommaDelimitedList>))$/

/** Where one value is allowed, no deployment can have another. */
const onlyOf = (allowed: readonly string[] | undefined): string | undefined =>
  allowed?.length === 1 ? allowed[0] : undefined

/** A text that somebody wrote, not one that a default of the stack around stands for. */
function plainText({ assumed: value }: GivenValue): string | undefined {
  return value.state === 'known' && !value.assumed && !value.sensitive ? String(value.value) : undefined
}

function allowedValues(node: Node | undefined): readonly string[] | undefined {
  if (node?.kind !== 'sequence') return undefined
  const values = node.items.map(scalarText)
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined
}

/** The text of a scalar without a function. Core-schema booleans become what CloudFormation makes of them. */
function scalarText(node: Node): string | undefined {
  if (node.kind !== 'scalar' || (node.tag !== undefined && !node.tag.startsWith('!!'))) return undefined
  if (isNull(node) && node.text !== '') return undefined
  return node.style === 'plain' && /^(?:True|TRUE|False|FALSE)$/.test(node.text)
    ? node.text.toLowerCase()
    : node.text
}

function textAt(node: Node, key: string): string | undefined {
  const value = valueAt(node, key)
  return value && scalarText(value)
}

const inputReference = (deployment: string, name: string): Reference => ({
  to: { is: 'input', deployment, name },
  attribute: 'Ref',
})

/**
 * The value of `Ref` to this parameter at `origin`. Where a default may not be assumed (in conditions, as keys of mappings),
 * what nobody set stays the parameter itself.
 */
export function parameterValue(
  parameter: Parameter,
  deployment: string,
  origin: Origin,
  defaults: 'assumed' | 'left-open',
): Value {
  const reference = inputReference(deployment, parameter.name)
  const from = { ...origin, trail: [parameter.textPlace, ...origin.trail] }
  const { text, isSet, isSecret, isStored, given } = parameter
  if (given && !isSecret && !isStored) return handedOver(given, defaults, parameter, from)
  if (defaults === 'left-open') {
    if (text === undefined || !isSet || isStored) return refersTo([reference], from)
    return isSecret ? { ...settled(parameter, text, from), sensitive: true } : settled(parameter, text, from)
  }
  if (isSecret) return { ...unknown('sensitive', from, [reference]), sensitive: true }
  if (text === undefined) return refersTo([reference], from)
  return isStored ? storedValue(text, parameter, from) : settled(parameter, text, from)
}

/** A list may be handed over as one text with commas. */
function handedOver(
  given: GivenValue,
  defaults: 'assumed' | 'left-open',
  { hasList }: Parameter,
  origin: Origin,
): Value {
  const value = defaults === 'assumed' ? given.assumed : given.leftOpen
  const trail = [value.origin.place, ...value.origin.trail]
  const from = { ...origin, trail: [...origin.trail, ...trail] }
  if (hasList && value.state === 'template') return carry(splitTemplate(value, ',', from), [value])
  if (hasList && value.state === 'known') {
    const items = String(value.value).split(',').slice(0, MOST_ITEMS)
    return carry(
      list(
        items.map((item) => carry(known(item.trim(), from), [value])),
        from,
      ),
      [value],
    )
  }
  return { ...value, origin: from }
}

/** A list is stored as one text with commas. */
function storedValue(name: string, { isSet, hasList }: Parameter, origin: Origin): Value {
  const to = { is: 'outside', what: 'ssm-parameter', name } as const
  const stored = refersTo([{ to, attribute: hasList ? 'Ref|,' : 'Ref' }], origin)
  return isSet ? stored : { ...stored, assumed: 'parameter-default' }
}

function settled(parameter: Parameter, text: string, origin: Origin): Value {
  const assumed = parameter.isSet ? {} : ({ assumed: 'parameter-default' } as const)
  if (!parameter.hasList) return { ...known(text, origin), ...assumed }
  const items = text.trim() === '' ? [] : text.split(',').slice(0, MOST_ITEMS)
  return {
    ...list(
      items.map((item) => ({ ...known(item.trim(), origin), ...assumed })),
      origin,
    ),
    ...assumed,
  }
}

const MOST_ITEMS = 10_000

/** The choice that a condition over this parameter asks about. */
export function parameterChoice(parameter: Parameter, deployment: string): ChoiceOrigin {
  const { name, allowed, text, isSet, isStored, isSecret } = parameter
  const id = `${deployment}#${name}`
  if (isSecret) return { id, label: name }
  return {
    id,
    label: name,
    allowed: isStored ? undefined : allowed,
    byDefault: isSet || isStored ? undefined : text,
  }
}
