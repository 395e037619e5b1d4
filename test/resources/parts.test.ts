/** Blocks that become resources of their own: rules of groups, integrations, records. */
import type { Inventory } from '../../model/resource'
import { at, attribute, fromTemplate, fromTerraform, ofKind, plain } from './read-fixture'

const rules = (inventory: Inventory) =>
  ofKind(inventory, 'security-group-rule').map((rule) => ({
    id: rule.id.slice(rule.id.indexOf('#') + 1),
    exists: plain(rule.exists),
    peer: ['cidr', 'cidrIpv6', 'prefixList', 'peer']
      .map((name) => attribute(rule, name))
      .filter((one) => one !== null),
    ports: `${attribute(rule, 'protocol')} ${attribute(rule, 'fromPort')}-${attribute(rule, 'toPort')}`,
  }))

describe('one block with several peers', () => {
  const text = `
variable "more" {}
resource "aws_security_group" "a" {
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    cidr_blocks      = ["10.0.0.0/8", "192.168.0.0/16"]
    ipv6_cidr_blocks = ["fd00::/8"]
    self             = true
  }
}
resource "aws_security_group_rule" "open" {
  type              = "egress"
  security_group_id = aws_security_group.a.id
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = concat(["0.0.0.0/0"], var.more)
}
`
  const inventory = fromTerraform(text)

  test('is one rule a peer, the first with the id of the block', () => {
    expect(rules(inventory).filter((rule) => rule.id.startsWith('aws_security_group.a/'))).toEqual([
      { id: 'aws_security_group.a/ingress[0]', exists: true, peer: ['10.0.0.0/8'], ports: 'tcp 443-443' },
      {
        id: 'aws_security_group.a/ingress[0]/cidr[1]',
        exists: true,
        peer: ['192.168.0.0/16'],
        ports: 'tcp 443-443',
      },
      {
        id: 'aws_security_group.a/ingress[0]/cidrIpv6[0]',
        exists: true,
        peer: ['fd00::/8'],
        ports: 'tcp 443-443',
      },
      { id: 'aws_security_group.a/ingress[0]/peer[0]', exists: true, peer: [['-> a']], ports: 'tcp 443-443' },
    ])
  })

  test('is referred to by its owner, every one of them', () => {
    const owner = at(inventory, 'aws_security_group.a')
    const listed = owner.attributes.get('ingress')
    expect(listed?.state === 'list' && listed.items).toHaveLength(4)
  })

  test('may hold more where the list may: existence unknown', () => {
    const standing = rules(inventory).filter((rule) => rule.id.startsWith('aws_security_group_rule.open'))
    expect(standing[0]).toEqual({
      id: 'aws_security_group_rule.open',
      exists: true,
      peer: ['0.0.0.0/0'],
      ports: '-1 0-65535',
    })
    expect(standing.slice(1).map((rule) => rule.exists)).toEqual([
      expect.objectContaining({ unknown: expect.anything() }),
    ])
  })
})

describe('the rule that lets everything out', () => {
  const group = (more: string): Inventory =>
    fromTemplate(`Resources:
  G:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: g
${more}`)

  test('is there in a template that says nothing, by default', () => {
    const made = ofKind(group(''), 'security-group-rule')
    expect(
      made.map((rule) => [plain(rule.exists), attribute(rule, 'direction'), attribute(rule, 'protocol')]),
    ).toEqual([
      [true, 'out', '-1'],
      [true, 'out', '-1'],
    ])
    expect(made[0]?.attributes.get('cidr')).toMatchObject({ value: '0.0.0.0/0', origin: { how: 'default' } })
  })

  test('is not there when the template says what may go out', () => {
    const made = group(
      '      SecurityGroupEgress: [{ IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 10.0.0.0/8 }]\n',
    )
    expect(rules(made)).toHaveLength(1)
  })

  test('is in doubt beside a stand-alone rule out, and not beside one in', () => {
    const standing = (type: string) => `  R:
    Type: AWS::EC2::SecurityGroup${type}
    Properties: { GroupId: !Ref G, IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 10.0.0.0/8 }
`
    const exists = (type: string) =>
      rules(group(standing(type)))
        .filter((rule) => rule.id.includes('default'))
        .map((rule) => rule.exists)
    expect(exists('Egress')).toEqual([{ unknown: 'conflicting' }, { unknown: 'conflicting' }])
    expect(exists('Ingress')).toEqual([true, true])
  })

  test('is in doubt where the list is there and empty', () => {
    const made = rules(group('      SecurityGroupEgress: []\n'))
    expect(made.map((rule) => rule.exists)).toEqual([{ unknown: 'conflicting' }, { unknown: 'conflicting' }])
  })

  test('is not there in Terraform, which takes it away', () => {
    expect(rules(fromTerraform('resource "aws_security_group" "g" {}\n'))).toEqual([])
  })
})

describe('a part under a condition', () => {
  const text = `
Conditions:
  Open: !Equals [!Ref "AWS::Region", eu-west-1]
  Made: !Equals [!Ref "AWS::AccountId", "111122223333"]
Resources:
  G:
    Type: AWS::EC2::SecurityGroup
    Condition: Made
    Properties:
      GroupDescription: g
      SecurityGroupIngress:
        - !If [Open, { IpProtocol: tcp, FromPort: 1, ToPort: 1, CidrIp: 10.0.0.0/8 }, !Ref "AWS::NoValue"]
      SecurityGroupEgress: !If
        - Open
        - [{ IpProtocol: tcp, FromPort: 2, ToPort: 2, CidrIp: 10.0.0.0/8 }]
        - !Ref AWS::NoValue
`
  const inventory = fromTemplate(text)

  test('exists when its condition and its owner do', () => {
    const rule = ofKind(inventory, 'security-group-rule').find((one) => one.id.endsWith('ingress[0]'))
    expect(rule && plain(rule.exists)).toEqual({ cases: [{ cases: [true, false] }, false] })
  })

  test('gives way to the default in the other case', () => {
    const out = rules(inventory).filter((rule) => rule.id.includes('egress'))
    expect(out.map((rule) => rule.peer)).toEqual([['10.0.0.0/8'], ['0.0.0.0/0'], ['::/0']])
    expect(out.map((rule) => rule.exists)).toEqual([
      { cases: [{ cases: [true, false] }, false] },
      { cases: [{ cases: [true, false] }, false] },
      { cases: [{ cases: [true, false] }, false] },
    ])
  })

  test('is a conditional entry of its owner', () => {
    expect(attribute(at(inventory, 'G'), 'ingress')).toEqual([{ cases: [['-> g'], null] }])
  })
})

test('an unknown list of blocks is unknown to its owner, one with a generated block is open', () => {
  const text = `
variable "ports" {}
resource "aws_security_group" "a" {
  dynamic "ingress" {
    for_each = var.ports
    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}
`
  const value = at(fromTerraform(text), 'a').attributes.get('ingress')
  expect(value?.state === 'unknown' || (value?.state === 'list' && value.open)).toBe(true)
})

test('records of a group have its zone, and an integration its API', () => {
  const inventory = fromTemplate(`
Resources:
  Records:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneId: Z1
      RecordSets: [{ Name: a.example.com, Type: A, ResourceRecords: [10.0.0.1] }]
  M:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: abc, HttpMethod: GET, Integration: { Type: MOCK } }
`)
  expect(ofKind(inventory, 'dns-record').map((record) => attribute(record, 'zone'))).toEqual(['Z1'])
  const [integration] = ofKind(inventory, 'api-integration')
  expect(integration).toMatchObject({ partOf: 'stack#M', address: 'M', id: 'stack#M/integration[0]' })
  expect(integration && attribute(integration, 'api')).toBe('abc')
  expect(integration && attribute(integration, 'connectionType')).toBe('INTERNET')
})
