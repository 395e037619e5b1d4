/**
 * # Nested stacks
 *
 * An `AWS::CloudFormation::Stack` whose template is a local file (before packaging), or an asset of a CDK app, is read as a stack of
 * its own: the values of `Parameters` go in, `GetAtt Stack.Outputs.Name` comes out, in whatever order templates ask for them.
 *
 *     Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./network.yaml, Parameters: { Cidr: !Ref Cidr } } }
 *     VpcId: !GetAtt Network.Outputs.VpcId          the VPC that network.yaml declares, not something outside
 */
import type { Parsed } from '../../model/declaration'
import type { Referent } from '../../model/reference'
import { isRefusal } from '../../model/sources'
import type { Origin, Value } from '../../model/value'
import { type Node, valueAt } from '../yaml/node'
import { literalText } from './call'
import type { ChoiceOrigin } from './choices'
import { crossing } from './crossing'
import { existence } from './declare'
import { evaluate, knownText } from './intrinsic'
import { besideOf } from './nearby'
import { parameterChoice } from './parameters'
import { complain, originOf, placeOf, type Run, type Scope, startScope, unknownOf } from './scope'
import type { ResourceText } from './template-text'
import type { GivenValue, WithinStack } from './within'

/** AWS has no limit of its own; nobody nests deeper than people can follow. */
const MOST_LEVELS = 10

const OUTPUTS = 'Outputs.'

/** The output of a nested stack that could be read. */
export function nestedOutput(
  name: string,
  attribute: string,
  origin: Origin,
  { run }: Scope,
): Value | undefined {
  if (!attribute.startsWith(OUTPUTS)) return undefined
  const [deployment] = nestedStack(name, run)?.deployments ?? []
  if (!deployment) return undefined
  const value = deployment.outputs.get(attribute.slice(OUTPUTS.length))?.value
  if (!value) return unknownOf('opaque-expression', origin, [])
  return {
    ...crossing(value, name),
    origin: { ...origin, trail: [value.origin.place, ...value.origin.trail] },
  }
}

/** Undefined: it is no nested stack, or its template is not here. */
export function nestedStack(name: string, run: Run): Parsed | undefined {
  const before = run.nested.get(name)
  const resource = run.template.resources.get(name)
  if (before) return before.state === 'done' ? before.parsed : undefined
  if (!resource || literalText(valueAt(resource.body, 'Type')) !== 'AWS::CloudFormation::Stack')
    return undefined
  run.nested.set(name, { state: 'reading' })
  const parsed = readNested(resource, run)
  run.nested.set(name, { state: 'done', parsed })
  return parsed
}

function readNested(resource: ResourceText, run: Run): Parsed | undefined {
  const { template, sources, settings, deployment } = run
  const properties = valueAt(resource.body, 'Properties')
  const header: Origin = {
    place: placeOf(resource.key, startScope(run, 'assumed')),
    how: 'written',
    trail: [],
  }
  const { exists, within: scope } = existence(resource, header, startScope(run, 'assumed'))
  const url = valueAt(properties, 'TemplateURL')
  const file = url && templateFile(resource, url, scope)
  if (!url || file === undefined) return undefined
  const around = [...(settings.within?.templates ?? []), template.source]
  if (around.includes(file) || around.length >= MOST_LEVELS) {
    complain(scope, 'nested-stack-cycle', `${JSON.stringify(file)} is nested in itself, or too deep.`, url)
    return undefined
  }
  const source = sources.read(file)
  if (isRefusal(source)) {
    complain(scope, 'nested-template-not-read', `The template ${JSON.stringify(file)} was not read.`, url)
    return undefined
  }
  const { parameters: _, stackName: __, ...same } = settings
  return run.readTemplate(source, sources, {
    ...same,
    deployment: `${deployment}/${resource.key.text}`,
    within: withinStack(valueAt(properties, 'Parameters'), exists, around, scope),
  })
}

/** A local path, or where a CDK app keeps what it is going to upload. */
function templateFile({ body }: ResourceText, url: Node, scope: Scope): string | undefined {
  const metadata = valueAt(body, 'Metadata')
  if (literalText(valueAt(metadata, 'aws:asset:property')) === 'TemplateURL')
    return besideOf(scope.source, literalText(valueAt(metadata, 'aws:asset:path')))
  const address = evaluate(url, scope)
  return besideOf(scope.source, knownText(address)) ?? assetOf(address, scope)
}

function assetOf(address: Value, { run }: Scope): string | undefined {
  const parts = address.state === 'template' ? address.parts : [knownText(address) ?? '']
  const text = parts.filter((part) => typeof part === 'string').join(' ')
  for (const [hash, file] of run.settings.assets ?? []) if (text.includes(hash)) return file
  return undefined
}

function withinStack(
  parameters: Node | undefined,
  exists: Value<boolean>,
  templates: readonly string[],
  scope: Scope,
): WithinStack {
  const { run } = scope
  const { template, settings, deployment, choices } = run
  const owner = template.source.slice(template.source.lastIndexOf('/') + 1)
  return {
    deployment: settings.within?.deployment ?? deployment,
    source: settings.within?.source ?? template.source,
    templates,
    exists: existing(crossing(exists, owner), exists),
    choices,
    given: givenBy(parameters, owner, scope),
    choiceOf: (input) => choiceOfInput(input, run),
  }
}

/** Crossing changes names, never what kind of value it is. */
const existing = (crossed: Value, exists: Value<boolean>): Value<boolean> =>
  crossed.state === 'conditional' && exists.state === 'conditional'
    ? {
        ...exists,
        cases: exists.cases.map((each, index) => ({
          ...each,
          guard: crossed.cases[index]?.guard ?? each.guard,
        })),
      }
    : exists

function choiceOfInput(input: Referent & { readonly is: 'input' }, run: Run): ChoiceOrigin | undefined {
  if (input.deployment !== run.deployment) return run.settings.within?.choiceOf(input)
  const parameter = run.parameters.get(input.name)
  return parameter && !parameter.hasList ? parameterChoice(parameter, run.deployment) : undefined
}

function givenBy(
  parameters: Node | undefined,
  owner: string,
  scope: Scope,
): (name: string) => GivenValue | undefined {
  if (!parameters) return () => undefined
  const assumed = evaluate(parameters, scope)
  const leftOpen = evaluate(parameters, { ...scope, defaults: 'left-open' })
  return (name) => {
    const [one, other] = [entryOf(assumed, name), entryOf(leftOpen, name)]
    return one && other && { assumed: crossing(one, owner), leftOpen: crossing(other, owner) }

    function entryOf(value: Value, key: string): Value | undefined {
      if (value.state !== 'map')
        return parameters && unknownOf('opaque-expression', originOf(parameters, scope), [value])
      const entry = value.entries.get(key)
      if (entry || !value.open) return entry
      return parameters && unknownOf('macro', originOf(parameters, scope), [])
    }
  }
}
