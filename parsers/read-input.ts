/** From one named input to declarations: which reader a text is for, and the source beside a plan. */
import type { Parsed } from '../model/declaration'
import { type LargeSource, type Source, wholeSource } from '../model/place'
import type { Sources } from '../model/sources'
import type { StatedModule } from '../model/stated'
import { readApp } from './cdk/scenarios'
import type { ParameterSet } from './cloudformation/parameter-set'
import { readScenarios } from './cloudformation/scenarios'
import { recognize, refuseState } from './recognize'
import { inEach, type Scenario } from './scenarios'
import { folderOf } from './terraform/evaluate/path'
import { type ConfigurationSettings, readConfiguration } from './terraform/modules'
import { readPlan } from './terraform/plan'
import { planExpressions, planVariables } from './terraform/plan-variables'
import { type Snapshot, type Unpacked, unpackedIn } from './terraform/saved-plan'
import { readState } from './terraform/state'

/** What is known about a deployment beside its text. */
export interface InputSettings {
  /** `-var` of Terraform. */
  readonly variables?: ReadonlyMap<string, string>
  readonly varFiles?: readonly string[]
  /** Parameters of templates. */
  readonly parameters?: ReadonlyMap<string, string>
  /** Ways in which templates are deployed; a template that several are for is judged with each. */
  readonly parameterSets?: readonly ParameterSet[]
  /** How this input is deployed, as people configure it; several are judged each. */
  readonly scenarios?: readonly Scenario[]
  /** It is joined with what is judged, and may be a state. */
  readonly asContext?: boolean
  readonly region?: string
  readonly account?: string
  /** What people know of modules whose text is not here. */
  readonly modules?: readonly StatedModule[]
}

/**
 * A text (plan, template, one file of a Terraform root), or a Terraform root folder. `configuration`: the folder a plan was made from.
 * `named`: a person named it, so that text which is nobody's of ours is a problem and not silence.
 */
export type Input =
  | {
      readonly is: 'text'
      /** Bytes: a plan that is too large for a text. */
      readonly source: Source | LargeSource
      readonly configuration?: string
      readonly named?: boolean
      /** The configuration as it was planned, in place of the files in that folder. */
      readonly snapshot?: Snapshot
      /** Of a plan: what there was, in place of what it leads to. */
      readonly state?: 'before'
    }
  | { readonly is: 'folder'; readonly folder: string }

/** The sources as a saved plan has them; undefined for inputs that bring none. */
export const unpackedFor = (input: Input, sources: Sources): Unpacked | undefined =>
  input.is === 'text' && input.snapshot && input.state !== 'before'
    ? unpackedIn(input.configuration ?? '.', input.source.name, input.snapshot, sources)
    : undefined

/** The bytes of an input that is too large for a text, by its name. */
export function largeSources(inputs: readonly Input[]): (name: string) => Uint8Array | undefined {
  const large = inputs.flatMap((input) =>
    input.is === 'text' && 'bytes' in input.source ? [input.source] : [],
  )
  return (name) => large.find((source) => source.name === name)?.bytes
}

const NOTHING: Parsed = { deployments: [], declarations: [], problems: [] }

export function readInput(input: Input, sources: Sources, settings: InputSettings = {}): Parsed {
  if (input.is === 'folder') return readFolder(input.folder, sources, settings)
  const { source } = input
  if ('bytes' in source) return readPlanAs(input.state, source, input.configuration, sources, settings)
  const recognized = recognize(source.name, source.text)
  if (recognized.is === 'refused') return { ...NOTHING, problems: [recognized.problem] }
  if (recognized.is === 'foreign') return input.named ? notOurs(source) : NOTHING
  switch (recognized.form) {
    case 'terraform-plan':
      return readPlanAs(input.state, source, input.configuration, sources, settings)
    case 'terraform-configuration':
      return readFolder(folderOf(source.name), sources, settings)
    case 'cloudformation':
      return readScenarios(
        source,
        sources,
        ofTemplate(settings),
        settings.parameterSets ?? [],
        settings.scenarios,
      )
    case 'cdk-manifest':
      return readApp(source, sources, ofTemplate(settings), settings.parameterSets ?? [], settings.scenarios)
    case 'terraform-state':
      return settings.asContext
        ? readState(source, whereOf(settings))
        : { ...NOTHING, problems: [refuseState(source.name)] }
    case 'terraform-variables':
      return NOTHING
  }
}

/** A plan has its values; people may say where it is applied. */
function placed(settings: InputSettings): InputSettings {
  const [only, ...others] = settings.scenarios ?? []
  if (only === undefined || others.length > 0) return settings
  const { region, account } = only
  return { ...settings, ...(region !== undefined && { region }), ...(account !== undefined && { account }) }
}

/** Files of variables that a person names win over those of a scenario, as the last `-var-file` of a command line does. */
function readFolder(folder: string, sources: Sources, settings: InputSettings): Parsed {
  const same = ofConfiguration(settings)
  const ways = settings.scenarios ?? []
  if (ways.length === 0) return readConfiguration(folder, sources, same)
  return inEach(folder === '' ? '.' : folder, ways, ({ varFiles, workspace, region, account }, told) =>
    readConfiguration(folder, sources, {
      ...same,
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      ...(workspace !== undefined && { workspace }),
      varFiles: [...(varFiles ?? []), ...(same.varFiles ?? [])],
      ...told,
    }),
  )
}

const readPlanAs = (
  state: 'before' | undefined,
  source: Source | LargeSource,
  folder: string | undefined,
  sources: Sources,
  settings: InputSettings,
): Parsed =>
  state === 'before'
    ? readPlan(source, { ...whereOf(placed(settings)), state })
    : readPlanBeside(source, folder, sources, placed(settings))

/** The plan says what will be; the source it was made from says where that is written. */
function readPlanBeside(
  source: Source | LargeSource,
  folder: string | undefined,
  sources: Sources,
  settings: InputSettings,
): Parsed {
  const said = whereOf(settings)
  if (folder === undefined) return readPlan(source, said)
  const variables = new Map([...(settings.variables ?? []), ...planVariables(source)])
  const configuration = readConfiguration(folder, sources, {
    ...ofConfiguration(settings),
    variables,
    expressions: planExpressions(source),
    deployment: source.name,
  })
  return readPlan(source, { ...said, configuration })
}

const whereOf = ({ region, account }: InputSettings) => ({
  ...(region !== undefined && { region }),
  ...(account !== undefined && { account }),
})

const ofConfiguration = (settings: InputSettings): ConfigurationSettings => ({
  ...whereOf(settings),
  ...(settings.variables && { variables: settings.variables }),
  ...(settings.varFiles && { varFiles: settings.varFiles }),
  ...(settings.modules && { modules: settings.modules }),
})

const ofTemplate = (settings: InputSettings) => ({
  ...whereOf(settings),
  ...(settings.parameters && { parameters: settings.parameters }),
})

const notOurs = ({ name }: Source): Parsed => ({
  ...NOTHING,
  problems: [
    {
      code: 'not-recognized',
      severity: 'unreadable',
      message: `${name} is neither a Terraform plan or configuration nor a CloudFormation template`,
      place: wholeSource(name),
    },
  ],
})
