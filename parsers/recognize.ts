/**
 * # Which input form a text is
 *
 * Told by content; names only decide for Terraform's own files, which nothing in them marks. Three answers: one of ours,
 * `refused` (plainly meant for us, but the wrong file: say which command makes the right one), or `foreign`
 * (somebody else's JSON or YAML: Kubernetes, workflows, charts), which is nobody's fault.
 */
import { wholeSource } from '../model/place'
import type { Problem } from '../model/problem'
import type { NotText } from './decode'
import { topLevelKeys } from './json-keys'
import { refusalOfJson, refusalOfText, SHOW, type WrongKind } from './refusals'

export type Form =
  | 'terraform-plan'
  /** Says what is there; never judged. */
  | 'terraform-state'
  | 'terraform-configuration'
  | 'terraform-variables'
  | 'cloudformation'
  | 'cdk-manifest'

export type Recognized =
  | { readonly is: 'ours'; readonly form: Form }
  | { readonly is: 'refused'; readonly problem: Problem }
  | { readonly is: 'foreign' }

const FOREIGN: Recognized = { is: 'foreign' }
const ours = (form: Form): Recognized => ({ is: 'ours', form })

export function recognize(name: string, text: string): Recognized {
  if (/\.(tf|tofu)(\.json)?$/.test(name)) return ours('terraform-configuration')
  if (/\.tfvars(\.json)?$/.test(name)) return ours('terraform-variables')
  const start = firstCharacter(text)
  if (start === '{' || start === '[') return recognizeJson(name, text)
  const refusal = refusalOfText(text)
  if (refusal) return refuse(name, refusal)
  return isYamlTemplate(text) ? ours('cloudformation') : FOREIGN
}

/** A state in the place of what is judged. */
export const refuseState = (name: string): Problem =>
  problemOf(name, {
    code: 'state',
    message: 'is a state, not a plan: it says what is there, and nothing of what will be',
    remedy: `${SHOW}; to join a state with what is judged: --with ${name}`,
  })

/** What {@link decode} found in place of text. */
export function refuseBytes(name: string, what: NotText): Problem {
  const kind = BYTES[what]
  return problemOf(name, kind)
}

const BYTES: Readonly<Record<NotText, WrongKind>> = {
  'saved-plan': {
    code: 'saved-plan',
    message: 'is a saved plan, which only Terraform or OpenTofu can open',
    remedy: 'terraform show -json PLANFILE > plan.json',
  },
  zip: { code: 'not-text', message: 'is a zip archive, and not one that Terraform wrote' },
  gzip: { code: 'not-text', message: 'is compressed (gzip); unpack it first' },
  image: { code: 'not-text', message: 'is an image' },
  pdf: { code: 'not-text', message: 'is a PDF document' },
  binary: { code: 'not-text', message: 'is a binary file, not text' },
  'too-large': {
    code: 'too-large',
    message: 'is larger than 512 MB of text, more than can be read at once',
    remedy: 'Plan parts of it: split the root module, or use -target.',
  },
}

function problemOf(name: string, kind: WrongKind): Problem {
  const { code, remedy } = kind
  const subject = code === 'empty-input' && name === '-' ? 'standard input' : name
  return {
    code,
    severity: 'unreadable',
    message: `${subject} ${kind.message}`,
    place: wholeSource(name),
    ...(remedy === undefined ? {} : { remedy }),
  }
}

const refuse = (name: string, kind: WrongKind): Recognized => ({
  is: 'refused',
  problem: problemOf(name, kind),
})

const firstCharacter = (text: string): string =>
  /\S/.exec(text.slice(0, 4096).replace(/^\uFEFF/, ''))?.[0] ?? ''

function recognizeJson(name: string, text: string): Recognized {
  const keys = topLevelKeys(text, isPlan)
  const has = (...names: readonly string[]): boolean => names.every((each) => keys.has(each))
  if (isState(keys)) return ours('terraform-state')
  const refusal = refusalOfJson(keys, text)
  if (refusal) return refuse(name, refusal)
  if (isPlan(keys)) return ours('terraform-plan')
  if (has('plan_format_version') && has('provider_schemas')) return ours('terraform-plan')
  if (has('planned_values', 'configuration') || has('resource_changes', 'configuration'))
    return ours('terraform-plan')
  if (has('artifacts', 'version') && !has('Resources')) return ours('cdk-manifest')
  if (has('Resources') && isJsonTemplate(keys, text)) return ours('cloudformation')
  if (has('Rules', 'Parameters') && text.includes(CDK_RULE)) return ours('cloudformation')
  return FOREIGN
}

/** Of either shape: what `show -json` prints without a plan, or what lies in a backend. */
const isState = (keys: ReadonlySet<string>): boolean =>
  (keys.has('lineage') && keys.has('serial') && keys.has('version')) ||
  (keys.has('format_version') && keys.has('values') && !keys.has('planned_values'))

export const isPlan = (keys: ReadonlySet<string>): boolean =>
  keys.has('format_version') &&
  (keys.has('planned_values') || keys.has('resource_changes') || keys.has('configuration'))

/** AWS CDK writes it into every stack, also into one that has nothing else: that of an integration test's assertions. */
const CDK_RULE = '"CheckBootstrapVersion"'

const isJsonTemplate = (keys: ReadonlySet<string>, text: string): boolean =>
  keys.has('AWSTemplateFormatVersion') ||
  keys.has('Transform') ||
  /"Type"\s*:\s*"(\w+::\w+|Custom::)/.test(text)

/** A line `Resources:`, and something that only AWS templates have; at the margin, unless the version marks it as ours. */
function isYamlTemplate(text: string): boolean {
  if (/^["']?AWSTemplateFormatVersion\b/m.test(text) && /^[ \t]*["']?Resources["']?[ \t]*:/m.test(text))
    return true
  if (!/^(["']?)Resources\1[ \t]*:/m.test(text)) return false
  if (/^Transform[ \t]*:/m.test(text)) return true
  return /[\s{,]["']?Type["']?[ \t]*:[ \t]*["']?(\w+::\w+::\w+|Custom::\w)/.test(text)
}
