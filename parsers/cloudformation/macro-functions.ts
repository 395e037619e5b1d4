/**
 * Functions that are none of CloudFormation's. A macro gets the template before CloudFormation looks at it, and may put a value in place of
 * what it calls a function: under one, such a function is no mistake.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-overview.html
 */
import { valueAt } from '../yaml/node'
import { literalText } from './call'
import type { TemplateText } from './template-text'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html, and those of rules. */
const OWN: ReadonlySet<string> = new Set([
  'Condition',
  'Ref',
  ...[
    ...['And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap'],
    ...['GetAZs', 'GetAtt', 'GetStackOutput', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll'],
    ...['Select', 'Split', 'Sub', 'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll'],
  ].map((name) => `Fn::${name}`),
])

/** Macros of AWS add no functions but those. */
export const mayBeOfMacro = (name: string, { transforms }: TemplateText): boolean =>
  !OWN.has(name) &&
  transforms.some((node) => {
    const macro = literalText(node) ?? literalText(valueAt(node, 'Name'))
    return macro?.startsWith('AWS::') !== true
  })
