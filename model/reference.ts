/**
 * What an expression refers to. References are kept to the end: two resources are joined by *which declaration an
 * expression means*, before any comparison of text.
 */
export interface Reference {
  readonly to: Referent
  /** The attribute asked for, in the dialect's spelling (`id`, `arn`, `Ref`, `Outputs.X`); `*` when it is not known which. */
  readonly attribute: string
  /** How the expression got there, outermost first: `module-input`, `local`, `each` … For explanations only. */
  readonly via?: readonly string[]
}

/**
 * - `declaration`: one declaration of the run, by its {@link declarationId}.
 * - `symbol`: a value nobody writes, equal wherever `of` and `name` are equal although its text is unknown: the Region
 *   of a provider instance or stack, the n-th zone of a list of zones.
 * - `input`: a variable or parameter without a known value.
 * - `outside`: something that lives elsewhere, named by the text: an export, an SSM parameter, another state, the
 *   output of a module that was not read. `region`: in which of several stores of names it is looked up, where that is known.
 */
export type Referent =
  | { readonly is: 'declaration'; readonly id: string }
  | { readonly is: 'symbol'; readonly name: SymbolName; readonly of: string }
  | { readonly is: 'input'; readonly deployment: string; readonly name: string }
  | {
      readonly is: 'outside'
      readonly what: OutsideKind
      readonly name: string
      readonly region?: string
    }

export type SymbolName =
  | 'region'
  | 'account'
  | 'partition'
  | 'url-suffix'
  | 'stack-name'
  | 'stack-id'
  | 'workspace'
  /** Where Terraform was started, as a whole path. */
  | 'working-folder'
  /** `of` names the list (`stack#GetAZs`, the data source's declaration id) and the index: `…[0]`. */
  | 'zone'

export type OutsideKind =
  | 'export'
  | 'ssm-parameter'
  | 'secret'
  | 'remote-state'
  | 'module'
  /** What nothing of the deployment declares: a file of it is missing. */
  | 'undeclared'
  | 'nested-stack'
  | 'custom-resource'

/** One id for a declaration in a run. */
export const declarationId = (deployment: string, address: string): string => `${deployment}#${address}`

/** The same referent has the same key. */
export function referentKey(to: Referent): string {
  switch (to.is) {
    case 'declaration':
      return to.id
    case 'symbol':
      return `${to.of}~${to.name}`
    case 'input':
      return `${to.deployment}?${to.name}`
    case 'outside':
      return `outside:${to.what}:${to.name}${to.region === undefined ? '' : `@${to.region}`}`
  }
}
