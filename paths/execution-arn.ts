/** The ARN by which policies know calls of an API: `arn:aws:execute-api:{region}:{account}:{id}`. */
import type { Resource } from '../model/resource'
import { charsOf, idTokens, type Token, tokensOf } from './policy-pattern'

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
export const executionArn = (api: Resource): readonly Token[] => [
  ...charsOf(`arn:${partitionOf(api)}:execute-api:`),
  ...tokensOf(api.region),
  ...charsOf(':'),
  ...tokensOf(api.account),
  ...charsOf(':'),
  ...idTokens(api),
]

/** Where nobody can see the Region, it is not one of the separate partitions. */
function partitionOf({ region }: Resource): string {
  const name = region.state === 'known' ? region.value : ''
  return name.startsWith('cn-') ? 'aws-cn' : name.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
