/** Reading templates in tests: from text in memory, and the values in a form that is short to compare. */
import type { Declaration, Deployment, Parsed } from '../../../model/declaration'
import type { Place } from '../../../model/place'
import { referentKey } from '../../../model/reference'
import type { Sources } from '../../../model/sources'
import type { Value } from '../../../model/value'
import type { TemplateSettings } from '../../../parsers/cloudformation/settings'
import { readTemplate } from '../../../parsers/cloudformation/template'

export function sourcesOf(files: Readonly<Record<string, string>> = {}): Sources {
  return {
    read: (name) =>
      name in files ? { name, text: files[name] ?? '' } : { refused: 'missing', detail: `no ${name}` },
    list: () => [],
  }
}

export const read = (text: string, settings: TemplateSettings = {}, files = {}): Parsed =>
  readTemplate({ name: 'stack.yaml', text }, sourcesOf(files), settings)

export const deploymentOf = (parsed: Parsed): Deployment => {
  const [deployment] = parsed.deployments
  if (!deployment) throw new Error('no deployment was read')
  return deployment
}

export function declarationOf(parsed: Parsed, address: string): Declaration {
  const found = parsed.declarations.find((declaration) => declaration.address === address)
  if (!found) throw new Error(`no declaration ${address}`)
  return found
}

/** The value of the one property `P` of a resource `R` whose property is this YAML. */
export function property(yaml: string, head = '', settings: TemplateSettings = {}): Value {
  const text = `${head}\nResources:\n  R:\n    Type: A::B::C\n    Properties:\n      P: ${yaml}\n  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: 10.0.0.0/16 } }\n  Vpce: { Type: 'AWS::EC2::VPCEndpoint' }\n`
  const value = declarationOf(read(text, settings), 'R').attributes.get('P')
  return (
    value ?? { state: 'absent', origin: { place: { source: '', at: 'whole' }, how: 'written', trail: [] } }
  )
}

/** `<Vpc.Ref>` for references, `?reason` for unknowns, cases as `guard => value`. */
export function short(value: Value | undefined): unknown {
  if (!value) return undefined
  switch (value.state) {
    case 'known':
      return value.value
    case 'absent':
      return null
    case 'reference':
      return value.targets.map((target) => `<${referentKey(target.to)} ${target.attribute}>`).join('|')
    case 'template':
      return value.parts.map((part) => (typeof part === 'string' ? part : `{${short(part)}}`)).join('')
    case 'list':
      return value.open ? [...value.items.map(short), '…'] : value.items.map(short)
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, entry]) => [key, short(entry)]))
    case 'conditional':
      return value.cases.map(({ guard, value: inner }) => [guard, short(inner)])
    case 'unknown':
      return `?${value.reason}`
  }
}

export const textAt = (text: string, place: Place): string =>
  place.at === 'span' ? text.slice(place.start, place.end) : `(${place.at})`

export const lineOf = (text: string, place: Place): number =>
  place.at === 'span' ? text.slice(0, place.start).split('\n').length : 0
