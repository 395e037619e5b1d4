/**
 * The statements of a policy and their conditions. They are never declared by themselves: a `policy` row makes them, from JSON
 * text or a structure, with the names that IAM's policy language uses in both dialects.
 *
 * `principals`: `*`, or the kind and the value: `AWS:arn:aws:iam::111122223333:root`, `Service:apigateway.amazonaws.com`.
 */
import { one, parts, resource, string, strings } from '../define'

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'

export const policyStatement = resource(
  'policy-statement',
  { terraform: null, cloudformation: null },
  {
    sid: string('Sid', 'Sid'),
    effect: string('Effect', 'Effect'),
    actions: strings('Action', 'Action'),
    notActions: strings('NotAction', 'NotAction'),
    resources: strings('Resource', 'Resource'),
    notResources: strings('NotResource', 'NotResource'),
    principals: strings('Principal', 'Principal'),
    notPrincipals: strings('NotPrincipal', 'NotPrincipal'),
    conditions: parts('policy-condition', 'statement', 'Condition', 'Condition'),
  },
  { about: 'One statement of a policy: who may, or may not, do what with what.', link: page },
)

export const policyCondition = resource(
  'policy-condition',
  { terraform: null, cloudformation: null },
  {
    statement: one('policy-statement', null, null),
    operator: string('operator', 'operator'),
    key: string('key', 'key'),
    values: strings('values', 'values'),
  },
  {
    about:
      'One condition of a statement: an operator, a key of the request and the values it is compared with.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  },
)
