/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
import type { Reference, SymbolName } from '../../model/reference'
import { absent, known, type Origin, refersTo, unknown, type Value } from '../../model/value'
import type { Run } from './scope'
import type { TemplateSettings } from './settings'

const SYMBOLS: ReadonlyMap<string, SymbolName> = new Map([
  ['AWS::AccountId', 'account'],
  ['AWS::Region', 'region'],
  ['AWS::Partition', 'partition'],
  ['AWS::URLSuffix', 'url-suffix'],
  ['AWS::StackName', 'stack-name'],
  ['AWS::StackId', 'stack-id'],
])

const NAMES: ReadonlyMap<SymbolName, string> = new Map([...SYMBOLS].map(([name, symbol]) => [symbol, name]))

/** `region` to `AWS::Region`. */
export const pseudoParameterOf = (symbol: SymbolName): string | undefined => NAMES.get(symbol)

export const symbol = (name: SymbolName, deployment: string): Reference => ({
  to: { is: 'symbol', name, of: deployment },
  attribute: 'Ref',
})

/** The value of `Ref` to a pseudo parameter; undefined when there is none of this name. */
export function pseudoParameter(name: string, run: Run, origin: Origin): Value | undefined {
  if (name === 'AWS::NoValue') return absent(origin)
  if (name === 'AWS::NotificationARNs') return unknown('external', origin)
  const symbolName = SYMBOLS.get(name)
  if (!symbolName) return undefined
  const text = settledText(symbolName, run.settings)
  if (text !== undefined) return known(text, origin)
  return refersTo(symbolOf(name, symbolName, run), origin)
}

/** One list for all that refer to the same: every resource has an account and a Region. */
function symbolOf(name: string, symbolName: SymbolName, run: Run): readonly Reference[] {
  const { deployment, settings, symbols } = run
  const known = symbols.get(name)
  if (known) return known
  const made = [symbol(symbolName, isOwn(symbolName) ? deployment : homeOf(deployment, settings))]
  symbols.set(name, made)
  return made
}

const isOwn = (name: SymbolName): boolean => name === 'stack-name' || name === 'stack-id'

/** A nested stack is created in the account and the Region of the one around it: what is theirs is one thing for both. */
export const homeOf = (deployment: string, { within }: TemplateSettings): string =>
  within?.deployment ?? deployment

function settledText(name: SymbolName, { region, account, stackName }: TemplateSettings): string | undefined {
  switch (name) {
    case 'region':
      return region
    case 'account':
      return account
    case 'stack-name':
      return stackName
    case 'partition':
      return region && partitionOf(region)
    case 'url-suffix':
      return region && suffixOf(region)
    default:
      return undefined
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; others are not said. */
function partitionOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return isCommercial(region) ? 'aws' : undefined
}

function suffixOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn'
  return region.startsWith('us-gov-') || isCommercial(region) ? 'amazonaws.com' : undefined
}

const isCommercial = (region: string): boolean =>
  /^(?:us|eu|ap|ca|sa|me|af|il|mx)-(?!iso|gov)[a-z]+-\d+$/.test(region)
