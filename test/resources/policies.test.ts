/** Policies in all their spellings are the same statements. */
import type { Inventory } from '../../model/resource'
import { at, attribute, attributesOf, fromTemplate, fromTerraform, ofKind, plain } from './read-fixture'

const api = (policy: string, before = ''): Inventory =>
  fromTerraform(
    `${before}\nresource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n  policy = ${policy}\n}\n`,
  )

const statements = (inventory: Inventory) =>
  ofKind(inventory, 'policy-statement').map((statement) => {
    const { conditions, ...rest } = attributesOf(statement)
    return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
  })

const conditions = (inventory: Inventory) =>
  ofKind(inventory, 'policy-condition').map((one) =>
    ['operator', 'key', 'values'].map((name) => attribute(one, name)),
  )

const ALLOW = { effect: 'Allow', principals: ['*'], actions: ['execute-api:Invoke'], resources: ['*'] }
const TEXT = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*"}}'

test.each([
  ['text', JSON.stringify(TEXT)],
  ['a heredoc', `<<EOT\n${TEXT}\nEOT\n`],
  [
    'jsonencode',
    'jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }] })',
  ],
])('written as %s', (_, policy) => {
  expect(statements(api(policy))).toEqual([ALLOW])
})

test('rendered by a policy document', () => {
  const document = `
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:sourcevpc"
      values   = ["vpc-1", "vpc-2"]
    }
  }
}
`
  const inventory = api('data.aws_iam_policy_document.d.json', document)
  expect(statements(inventory)).toEqual([ALLOW])
  expect(conditions(inventory)).toEqual([['StringEquals', 'aws:SourceVpc', ['vpc-1', 'vpc-2']]])
})

test('T18: text with holes keeps its structure, and the holes their identity', () => {
  const before = 'variable "ranges" {}\nresource "aws_vpc_endpoint" "e" {\n  vpc_id = "vpc-1"\n}\n'
  const policy = `<<EOT
{ "Statement": [{
    "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "execute-api:*",
    "Resource": "arn:aws:execute-api:*:*:\${aws_vpc_endpoint.e.id}/*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": ["\${aws_vpc_endpoint.e.id}"] },
    "IpAddress": { "aws:SourceIp": \${var.ranges} } }
} ] }
EOT
`
  const inventory = api(policy, before)
  expect(statements(inventory)).toEqual([
    {
      effect: 'Deny',
      principals: ['AWS:*'],
      actions: ['execute-api:*'],
      resources: [['arn:aws:execute-api:*:*:', ['-> e'], '/*']],
    },
  ])
  const [vpce, ip] = conditions(inventory)
  expect(vpce).toEqual(['StringNotEquals', 'aws:SourceVpce', [['-> e']]])
  expect(ip).toEqual(['IpAddress', 'aws:SourceIp', ['-> input']])
})

test('text that is not JSON is unknown, not empty', () => {
  expect(attribute(at(api('"{ not json"'), 'a'), 'policy')).toHaveProperty('unknown')
  expect(attribute(at(api('"[]"'), 'a'), 'policy')).toHaveProperty('unknown')
})

test('nobody sets it, or sets it to nothing', () => {
  expect(attribute(at(api('""'), 'a'), 'policy')).toBeNull()
  expect(attribute(at(api('null'), 'a'), 'policy')).toBeNull()
})

test('a policy from elsewhere is unknown', () => {
  expect(attribute(at(api('var.policy', 'variable "policy" {}'), 'a'), 'policy')).toHaveProperty('unknown')
})

test('conditions of the template stand around statements, principals and values', () => {
  const inventory = fromTemplate(`
Conditions:
  Loud: !Equals [!Ref "AWS::Region", eu-west-1]
  Wide: !Equals [!Ref "AWS::AccountId", "111122223333"]
Parameters:
  Somebody: { Type: String }
Resources:
  A:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Policy: !If
        - Loud
        - Statement:
            - Effect: Allow
              Principal: { AWS: [!If [Wide, "1", "2"], !Ref Somebody], Service: s }
              Action: [a, !If [Wide, b, !Ref "AWS::NoValue"]]
        - !Ref AWS::NoValue
`)
  const [statement] = ofKind(inventory, 'policy-statement')
  expect(statement && plain(statement.exists)).toEqual({ cases: [true, false] })
  expect(statement && attribute(statement, 'actions')).toEqual(['a', { cases: ['b', null] }])
  expect(attribute(at(inventory, 'A'), 'policy')).toEqual([{ cases: [['-> a'], null] }])
  const principals = statement ? attribute(statement, 'principals') : undefined
  expect(principals).toEqual([
    { cases: ['AWS:1', null] },
    { cases: ['AWS:2', null] },
    expect.arrayContaining(['AWS:']),
    'Service:s',
  ])
})

test('an open statement list is an open list', () => {
  const inventory = api(
    'jsonencode({ Statement = concat([{ Effect = "Allow" }], var.more) })',
    'variable "more" {}',
  )
  const value = at(inventory, 'a').attributes.get('policy')
  expect(value?.state === 'unknown' || (value?.state === 'list' && value.open)).toBe(true)
})
