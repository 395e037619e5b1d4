/** What references of a plan are resolved in, and what they are resolved to. */
import { declarationId, type Reference, type SymbolName } from '../../model/reference'
import type { InstanceKey, ModuleStep } from './address'
import { asksElsewhere, type Configuration, type PlanExpression } from './plan-configuration'
import type { PlanIndex } from './plan-index'
import { textField } from './plan-json'
import type { PlannedObject } from './planned-objects'

export interface Resolved {
  readonly targets: readonly Reference[]
  /** A local, or something else that the plan does not say, takes part. */
  readonly opaque: boolean
  readonly exact: boolean
  /** Something without identity takes part on the way (a variable, `count.index`): it may be a condition. */
  readonly mixed: boolean
  /** The one target is handed on whole, as an object: `vpc = aws_vpc.main`. */
  readonly whole?: true
}

/** Where an expression stands: the module instance, and what `each` is there. */
export interface Scope {
  readonly modules: readonly ModuleStep[]
  readonly forEach?: PlanExpression | undefined
  readonly key?: InstanceKey | undefined
}

export interface ReferenceWorld {
  readonly deployment: string
  readonly index: PlanIndex
  readonly configuration: Configuration
  /** What was resolved before; a reference on the way to itself is opaque. */
  readonly resolved: Map<string, Resolved>
}

/** The Region, account or partition of a provider is a symbol, equal whichever data source asks for it. */
const SYMBOLS: ReadonlyMap<string, SymbolName> = new Map([
  ['aws_region id', 'region'],
  ['aws_region name', 'region'],
  ['aws_region region', 'region'],
  ['aws_caller_identity id', 'account'],
  ['aws_caller_identity account_id', 'account'],
  ['aws_partition id', 'partition'],
  ['aws_partition partition', 'partition'],
  ['aws_partition dns_suffix', 'url-suffix'],
])

export function referenceTo(world: ReferenceWorld, object: PlannedObject, attribute: string): Reference {
  const name = object.mode === 'read' ? SYMBOLS.get(`${object.parsed.type} ${attribute}`) : undefined
  const configured = name === undefined ? undefined : world.configuration.resource(object.parsed)
  const provider = textField(configured?.json, 'provider_config_key')
  if (name !== undefined && provider !== undefined && !asksElsewhere(configured)) {
    return { to: { is: 'symbol', name, of: providerSymbol(world.deployment, provider) }, attribute: '' }
  }
  return { to: { is: 'declaration', id: declarationId(world.deployment, object.address) }, attribute }
}

/** What stands for one provider instance: `plan.json#provider.aws.west`. */
export const providerSymbol = (deployment: string, key: string): string => `${deployment}#provider.${key}`
