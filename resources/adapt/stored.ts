/** Parameters that a deployment stores under a name, for others to look up. What is encrypted is nobody's business here. */
import type { Declaration } from '../../model/declaration'
import type { Stored } from '../../model/resource'

interface Spelling {
  readonly name: string
  readonly type: string
  readonly values: readonly string[]
}

const SPELLINGS: ReadonlyMap<string, Spelling> = new Map([
  ['aws_ssm_parameter', { name: 'name', type: 'type', values: ['value', 'insecure_value'] }],
  ['AWS::SSM::Parameter', { name: 'Name', type: 'Type', values: ['Value'] }],
])

export function storedIn(declarations: readonly Declaration[]): readonly Stored[] {
  const stored: Stored[] = []
  for (const declaration of declarations) {
    const one = storedBy(declaration)
    if (one) stored.push(one)
  }
  return stored
}

function storedBy(declaration: Declaration): Stored | undefined {
  const spelling = SPELLINGS.get(declaration.type)
  if (spelling === undefined || declaration.mode !== 'managed') return undefined
  const { attributes, id, deployment, exists, region, account } = declaration
  const type = attributes.get(spelling.type)
  const name = attributes.get(spelling.name)
  const attribute = spelling.values.find((each) => attributes.has(each))
  const value = attribute === undefined ? undefined : attributes.get(attribute)
  const isPlain = type?.state === 'known' && type.value !== 'SecureString'
  if (!isPlain || name === undefined || attribute === undefined || value === undefined) return undefined
  return { what: 'ssm-parameter', id, attribute, deployment, name, value, exists, region, account }
}
