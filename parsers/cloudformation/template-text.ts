/**
 * The parts of a template as syntax, before anything in it means something: which sections there are, under which logical id a
 * resource stands. Loops and SAM rewrite this; evaluation reads it.
 */
import { span } from '../../model/place'
import type { Problem } from '../../model/problem'
import { isNull, type MappingNode, type Node, type Pair, type ScalarNode, valueAt } from '../yaml/node'

/** One entry of `Resources`: its logical id and what stands under it. */
export interface ResourceText {
  readonly key: ScalarNode
  readonly body: MappingNode
  /** Stands for an unknown number of resources: a loop over something nobody knows. */
  readonly symbolic?: true
  /** It is there because of a parameter's default value. */
  readonly assumed?: true
  /** Generated without all of its properties: what is missing is not absent. */
  readonly partial?: true
}

export type Section = ReadonlyMap<string, Pair>

export interface TemplateText {
  readonly source: string
  readonly json: boolean
  readonly parameters: Section
  readonly mappings: Section
  readonly conditions: Section
  readonly rules: Section
  readonly outputs: Section
  readonly globals: Node | undefined
  readonly resources: ReadonlyMap<string, ResourceText>
  /** Entries of the top-level `Transform`, in order. */
  readonly transforms: readonly Node[]
  /** Keys of `Resources` that are functions: macros and loops nobody could expand; sections of local pre-processors. */
  readonly opaque: readonly Pair[]
  /** Its SAM resources are expanded. */
  readonly serverless?: true
  /** Names that SAM lets people write for what it generates: `Api.Stage` is `ApiProdStage`. */
  readonly renames: ReadonlyMap<string, string>
}

const SECTIONS: ReadonlySet<string> = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Rules',
  'Mappings',
  'Conditions',
  'Transform',
  'Globals',
  'Hooks',
  'Resources',
  'Outputs',
])

/** Sections of local pre-processors (rain): what they make of the template is not known. */
const PREPROCESSED: ReadonlySet<string> = new Set(['Modules', 'Constants', 'Packages', 'Rain'])

export function templateText(
  root: MappingNode,
  source: string,
  json: boolean,
  problems: Problem[],
): TemplateText {
  for (const { key } of root.pairs) if (!SECTIONS.has(key.text)) reportSection(key, source, problems)
  const section = (name: string): Section => sectionOf(root, name, source, problems)
  const { resources, opaque } = resourcesOf(section('Resources'), source, problems)
  const transform = valueAt(root, 'Transform')
  return {
    source,
    json,
    parameters: section('Parameters'),
    mappings: section('Mappings'),
    conditions: section('Conditions'),
    rules: section('Rules'),
    outputs: section('Outputs'),
    globals: valueAt(root, 'Globals'),
    resources,
    transforms: transform === undefined ? [] : transform.kind === 'sequence' ? transform.items : [transform],
    opaque: [...opaque, ...root.pairs.filter(({ key }) => PREPROCESSED.has(key.text))],
    renames: new Map(),
  }
}

function reportSection(key: ScalarNode, source: string, problems: Problem[]): void {
  if (PREPROCESSED.has(key.text)) return
  const message = `CloudFormation has no template section ${JSON.stringify(key.text)}; it is not read.`
  problems.push({
    code: 'unknown-section',
    severity: 'note',
    message,
    place: span(source, key.start, key.end),
  })
}

function sectionOf(root: MappingNode, name: string, source: string, problems: Problem[]): Section {
  const node = valueAt(root, name)
  if (!node || isNull(node)) return new Map()
  if (node.kind === 'mapping') return new Map(node.pairs.map((pair) => [pair.key.text, pair]))
  const message = `The section ${name} is not a mapping; it is not read.`
  problems.push({
    code: 'malformed-section',
    severity: 'partly-read',
    message,
    place: span(source, node.start, node.end),
  })
  return new Map()
}

/** Sorts the entries of `Resources` into resources, functions, and what is neither (reported). */
export function resourcesOf(
  section: Section,
  source: string,
  problems: Problem[],
): Pick<TemplateText, 'resources' | 'opaque'> {
  const resources = new Map<string, ResourceText>()
  const opaque: Pair[] = []
  for (const pair of section.values()) {
    const { key, value } = pair
    if (key.text.startsWith('Fn::')) opaque.push(pair)
    else if (value.kind === 'mapping') resources.set(key.text, { key, body: value })
    else problems.push(malformedResource(key, source))
  }
  return { resources, opaque }
}

const malformedResource = (key: ScalarNode, source: string): Problem => ({
  code: 'malformed-resource',
  severity: 'partly-read',
  message: `The resource ${JSON.stringify(key.text)} is not a mapping; it is not read.`,
  place: span(source, key.start, key.end),
})
