/** What the person running the linter says about a Terraform configuration. */
import type { Deployment } from '../../model/declaration'
import type { StatedModule } from '../../model/stated'

export interface ConfigurationSettings {
  /** The deployment's id; without it the folder's name. */
  readonly deployment?: string
  /** One of several ways in which this root is deployed. */
  readonly scenario?: Deployment['scenario']
  /** `-var NAME=TEXT`, as typed: text for a `string`, an expression for every other type. They win over all files. */
  readonly variables?: ReadonlyMap<string, string>
  /** Those of them that are expressions although their variable says no type: a plan knows what it was given. */
  readonly expressions?: ReadonlySet<string>
  /** `-var-file`: names of sources, later ones win. */
  readonly varFiles?: readonly string[]
  /** The selected workspace, when it is known. */
  readonly workspace?: string
  /** Where the default provider works, when the text does not say. */
  readonly region?: string
  readonly account?: string
  /** What people know of modules whose text is not here. */
  readonly modules?: readonly StatedModule[]
}
