/** Where things are deployed: an account, a Region. */
import type { Node } from '../../parsers/yaml/node'
import { complain, type Reading, textOf } from './reading'

export function accountOf(node: Node, reading: Reading): string | null {
  const account = textOf(node, 'account', reading)
  if (account === null || /^\d{12}$/.test(account)) return account
  complain('account is the 12 digits of an AWS account.', node, reading)
  return null
}

export function regionOf(node: Node, reading: Reading): string | null {
  const region = textOf(node, 'region', reading)
  if (region === null || /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return region
  complain(`region is the code of an AWS Region, such as eu-west-1; "${region}" is none.`, node, reading)
  return null
}
