import type { Construct, InputForm } from '../../model/declaration'
import type { WithinStack } from './within'

/** `zone`: one of the zones of the stack's account and Region, the same for the same text. */
export type Dummy = { readonly is: 'zone'; readonly index: number } | { readonly is: 'other' }

/** What is known about a stack beside its template. */
export interface TemplateSettings {
  /** Values from a parameter file or the command line: they are not assumed, and they decide conditions. */
  readonly parameters?: ReadonlyMap<string, string>
  /** Id of the deployment; the name of the source when it is not given. */
  readonly deployment?: string
  readonly region?: string
  readonly account?: string
  readonly stackName?: string
  /** Where the template came from, when that is more than its text says (a CDK assembly). */
  readonly form?: InputForm
  /** The parameters are those of one of several ways to deploy the template. */
  readonly scenario?: { readonly name: string; readonly all: readonly string[] }
  /** The stack that creates this one. */
  readonly within?: WithinStack
  /** Local files behind addresses in S3, by a part of the address that only they have (CDK: the hash of an asset). */
  readonly assets?: ReadonlyMap<string, string>
  /** Texts that stand in the place of something nobody looked up (CDK without credentials). */
  readonly dummy?: (text: string) => Dummy | undefined
  /** The app whose stacks are deployed together, this one among them. */
  readonly app?: string
  /** What a logical id of a template was in the program that wrote it. */
  readonly constructOf?: (template: string, id: string) => Construct | undefined
}

/** `--parameter AWS::Region=eu-west-1` says where a stack goes that may go anywhere; where a stack of a CDK app goes, its manifest says. */
export function placedBy(settings: TemplateSettings): TemplateSettings {
  const told = (name: string, own: string | undefined) =>
    own !== undefined && settings.form === 'cdk' ? own : (settings.parameters?.get(name) ?? own)
  const region = told('AWS::Region', settings.region)
  const account = told('AWS::AccountId', settings.account)
  const stackName = told('AWS::StackName', settings.stackName)
  return {
    ...settings,
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(stackName !== undefined && { stackName }),
  }
}
