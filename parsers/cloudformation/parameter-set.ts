/** One way to deploy a template. */
export interface ParameterSet {
  /** As people know it: `prod.json`, `samconfig.toml, environment prod`. */
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly region?: string
  /** Of `samconfig.toml` or `samconfig.yaml`. */
  readonly environment?: string
  /** The only template it is for, where the file says so. */
  readonly template?: string
}
