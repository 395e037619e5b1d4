/** Parameters that a deployment stores under a name, for others to look up. What is encrypted is nobody's business here. */
import type { Declaration } from '../../model/declaration'
import type { Stored } from '../../model/resource'

interface Spelling {
  readonly name: string
  readonly type: string
  readonly values: readonly string[]
}

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  aws_ssm_parameter: { name: 'name', type: 'type', values: ['value', 'insecure_value'] },
  'AWS::SSM::Parameter': { name: 'Name', type: 'Type', values: ['Value'] },
}

export const storedIn = (declarations: readonly Declaration[]): readonly Stored[] =>
  declarations.flatMap((declaration) => storedBy(declaration) ?? [])

function storedBy(declaration: Declaration): Stored | undefined {
  const spelling = Object.hasOwn(SPELLINGS, declaration.type) ? SPELLINGS[declaration.type] : undefined
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
