/**
 * Reads one CloudFormation template, YAML or JSON: text → syntax → loops unrolled, SAM expanded → conditions as guards,
 * properties as values → declarations.
 */
import type { Declaration, Deployment, InputForm, Parsed } from '../../model/declaration'
import { type Source, span, wholeSource } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Sources } from '../../model/sources'
import type { MappingNode, Node } from '../yaml/node'
import { valueAt } from '../yaml/node'
import { closeChoices } from './choices'
import { circles } from './circular'
import { guardOfCondition } from './conditions'
import { declare } from './declare'
import { evaluateNode } from './evaluate'
import { faultsOf } from './faults'
import { macrosOf, opaqueResources, unreadable } from './incomplete'
import { missingNames } from './missing-names'
import { nestedStack } from './nested'
import { outputsOf } from './outputs'
import { parametersOf } from './parameters'
import { preprocessed } from './preprocessed'
import { readSyntax, type TemplateSyntax } from './read-syntax'
import { constraintsOf } from './rules'
import { expandServerless, isServerless } from './sam/expand'
import type { Run } from './scope'
import { placedBy, type TemplateSettings } from './settings'
import { templateText } from './template-text'
import { unroll } from './unroll'

/** Evaluations of expressions in one template: more than its text can need, unless it doubles itself. */
const FEWEST_STEPS = 200_000

/** Of a text that is not valid only that is told: everything else that seems wrong may follow from it. */
export function readTemplate(source: Source, sources: Sources, settings: TemplateSettings = {}): Parsed {
  const syntax = readSyntax(source)
  const foreign = syntax.broken ? preprocessed(source) : null
  const problems: Problem[] = foreign ? [foreign] : [...syntax.problems]
  const root = templateRoot(syntax) ?? emptyStack(syntax, settings)
  if (!root)
    return { deployments: [], declarations: [], problems: withoutResources(source, syntax, problems) }
  if (syntax.documents > 1) problems.push(severalDocuments(source, root))
  const run = startRun(root, source, sources, placedBy(settings), syntax, problems)
  const parsed = evaluated(run, syntax)
  return syntax.broken ? { ...parsed, problems: foreign ? [foreign] : syntax.problems } : parsed
}

/** Of several documents, the first that is a template. */
function templateRoot({ root, further }: TemplateSyntax): MappingNode | undefined {
  return [root, ...further].find(
    (node): node is MappingNode => node?.kind === 'mapping' && hasResources(node),
  )
}

/** An app may have a stack without resources, which AWS CDK does not deploy. */
function emptyStack({ root }: TemplateSyntax, { form }: TemplateSettings): MappingNode | undefined {
  if (root?.kind !== 'mapping' || valueAt(root, 'Resources')) return undefined
  return form === 'cdk' || valueAt(valueAt(root, 'Rules'), 'CheckBootstrapVersion') ? root : undefined
}

const hasResources = (node: Node): boolean => valueAt(node, 'Resources')?.kind === 'mapping'

/** What is broken may be what hides the section. */
function withoutResources(
  source: Source,
  { root, broken }: TemplateSyntax,
  problems: readonly Problem[],
): readonly Problem[] {
  if (broken) return problems.map((problem) => ({ ...problem, severity: 'unreadable' }))
  const message = 'This is no CloudFormation template: it has no Resources section.'
  const place = root
    ? span(source.name, root.start, Math.min(root.end, root.start + 1))
    : wholeSource(source.name)
  return [...problems, { code: 'no-resources', severity: 'unreadable', message, place }]
}

const severalDocuments = (source: Source, root: MappingNode): Problem => ({
  code: 'several-documents',
  severity: 'note',
  message: 'The text holds several documents; only the first one that is a template is read.',
  place: span(source.name, root.start, root.start),
})

function startRun(
  root: MappingNode,
  source: Source,
  sources: Sources,
  settings: TemplateSettings,
  { json }: TemplateSyntax,
  problems: Problem[],
): Run {
  const text = templateText(root, source.name, json, problems)
  problems.push(...faultsOf(text))
  const parameters = parametersOf(text.parameters, source.name, settings)
  const unrolled = unroll(text, parameters, problems)
  const template = isServerless(unrolled) ? expandServerless(unrolled, parameters) : unrolled
  return {
    template,
    text: source.text,
    deployment: settings.deployment ?? source.name,
    settings,
    sources,
    parameters,
    choices: settings.within?.choices ?? new Map(),
    guards: new Map(),
    scopes: new Map(),
    inside: new Map(),
    referred: new Map(),
    symbols: new Map(),
    problems,
    missing: new Map(),
    lookups: new Map(),
    included: new Set(),
    steps: FEWEST_STEPS + source.text.length,
    evaluate: evaluateNode,
    guardOf: guardOfCondition,
    nested: new Map(),
    readTemplate,
  }
}

function evaluated(run: Run, { broken }: TemplateSyntax): Parsed {
  const { template } = run
  const macros = macrosOf(template)
  const gaps = broken ? [...macros, unreadable(template.source)] : macros
  const isOpen = gaps.length > 0
  for (const name of template.conditions.keys()) run.guardOf(name, run)
  const declarations = declaredIn(run, isOpen)
  const nested = nestedIn(run)
  const outputs = outputsOf(run)
  const constraints = [...constraintsOf(run), ...run.lookups.values()]
  const { scenario, within, app, account, region } = run.settings
  const deployment: Deployment = {
    id: run.deployment,
    dialect: 'cloudformation',
    form: formOf(run),
    place: wholeSource(template.source),
    sources: [template.source, ...run.included, ...sourcesOf(nested)],
    choices: closeChoices(run.choices),
    constraints,
    incomplete: [...gaps, ...opaqueResources(declarations, (name) => nestedStack(name, run) !== undefined)],
    outputs,
    inputs: [...run.parameters.keys()],
    ...(scenario && { scenario }),
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(app !== undefined && { app }),
    ...(within && { within: { deployment: within.deployment, source: within.source } }),
  }
  const problems = [...run.problems, ...missingNames(run), ...circles(declarations)]
  return withNested({ deployments: [deployment], declarations, problems }, nested)
}

function declaredIn(run: Run, isOpen: boolean): readonly Declaration[] {
  const declarations: Declaration[] = []
  for (const resource of run.template.resources.values()) {
    const declaration = declare(resource, isOpen, run)
    if (declaration) declarations.push(declaration)
  }
  return declarations
}

function nestedIn(run: Run): readonly Parsed[] {
  const nested: Parsed[] = []
  for (const name of run.template.resources.keys()) {
    const parsed = nestedStack(name, run)
    if (parsed) nested.push(parsed)
  }
  return nested
}

/** Choices are those of the stack around. */
function withNested(own: Parsed, nested: readonly Parsed[]): Parsed {
  if (nested.length === 0) return own
  const choices = own.deployments[0]?.choices ?? new Map()
  const inner = nested.flatMap(({ deployments }) => deployments.map((each) => ({ ...each, choices })))
  return {
    deployments: [...own.deployments, ...inner],
    declarations: [...own.declarations, ...nested.flatMap(({ declarations }) => declarations)],
    problems: [...own.problems, ...nested.flatMap(({ problems }) => problems)],
  }
}

/** Of the templates that were read while this one was. */
const sourcesOf = (nested: readonly Parsed[]): readonly string[] => [
  ...new Set(nested.flatMap(({ deployments }) => deployments.flatMap(({ sources }) => sources))),
]

const formOf = ({ settings, template }: Run): InputForm =>
  settings.form ?? (template.serverless ? 'sam' : 'cloudformation')
