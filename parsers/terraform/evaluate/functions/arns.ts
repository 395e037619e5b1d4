/** The functions of the AWS provider. */
import { type FunctionTable, fault, pure1, pureMany } from './define'

function parse(text: string) {
  const [arn, partition, service, region, account, ...resource] = text.split(':')
  if (
    arn !== 'arn' ||
    partition === undefined ||
    service === undefined ||
    region === undefined ||
    account === undefined
  )
    return fault('this is no ARN.')
  if (resource.length === 0) return fault('this is no ARN.')
  return new Map([
    ['partition', partition],
    ['service', service],
    ['region', region],
    ['account_id', account],
    ['resource', resource.join(':')],
  ])
}

/** `…:role/path/to/name` is `…:role/name`. */
const trimRolePath = (text: string): string => text.replace(/:role\/(?:.*\/)?([^/]+)$/, ':role/$1')

export const arns: FunctionTable = {
  'provider::aws::arn_parse': pure1('text', parse),
  'provider::aws::arn_build': pureMany('text', (parts) =>
    parts.length === 5 ? `arn:${parts.join(':')}` : fault('five arguments are needed.'),
  ),
  'provider::aws::trim_iam_role_path': pure1('text', trimRolePath),
}
