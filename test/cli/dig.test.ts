/** `vpclint dig` as people run it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const vector = (number: string): string =>
  folderWith({ 'main.tf': readFileSync(join(__dirname, `../../fixtures/paths/vectors/${number}/main.tf`)) })
const captured = vector('11')

const dig = (...words: string[]) => vpclint(captured, ['dig', ...words])

test('shows the chain, who answers where, and what the caller sees', () => {
  const { output, status } = dig('https://api.example.com/orders', '--from', 'aws_subnet.a')
  expect(output).toContain('api.example.com.  CNAME  {aws_api_gateway_domain_name.api}.execute-api.')
  expect(output).toMatch(
    /private DNS of aws_vpc_endpoint\.e answers \*\.execute-api\.\S+ {2}\(\S*main\.tf:33:25\)/,
  )
  expect(output).toContain('NOERROR  network interfaces of aws_vpc_endpoint.e')
  expect(output).toContain('The caller sees: the certificate does not match the name.')
  expect(status).toBe(0)
})

test.each([
  ['false', 'aws_route53_zone.shop would answer shop.internal, but DNS hostnames of aws_vpc.quiet are off'],
  ['true', 'NOERROR  10.0.0.9'],
])('says why a zone does not answer: DNS hostnames %s', (hostnames, said) => {
  const home = folderWith({
    'main.tf': `
resource "aws_vpc" "quiet" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = ${hostnames}
}
resource "aws_route53_zone" "shop" {
  name = "shop.internal"
  vpc { vpc_id = aws_vpc.quiet.id }
}
resource "aws_route53_record" "web" {
  zone_id = aws_route53_zone.shop.zone_id
  name    = "web.shop.internal"
  type    = "A"
  ttl     = 60
  records = ["10.0.0.9"]
}
`,
  })
  expect(vpclint(home, ['dig', 'web.shop.internal', '--from', 'aws_vpc.quiet']).output).toContain(said)
})

test('as JSON', () => {
  const { output } = dig('aws_api_gateway_rest_api.reg', '--from', 'aws_subnet.a', '--json')
  const { answers } = JSON.parse(output)
  expect(answers).toHaveLength(1)
  expect(answers[0]).toMatchObject({ status: 'NOERROR', symptom: 'forbidden', when: null })
  expect(answers[0].chain[0]).toMatchObject({ record: 'CNAME', verdict: 'open' })
})

test('of a folder alone, lists what can be asked there', () => {
  expect(dig('.').output).toBe(dig().output)
  expect(dig('.').output).toContain('Names that can be asked')
})

test('lists what can be asked as JSON', () => {
  const { canBeAsked } = JSON.parse(dig('--json').output)
  expect(canBeAsked.names).toContain('aws_api_gateway_rest_api.reg')
  expect(canBeAsked.from).toEqual(expect.arrayContaining(['internet', 'aws_subnet.a']))
})

test('asks for IPv6 addresses', () => {
  const six = folderWith({
    'main.tf': readFileSync(join(__dirname, '../../fixtures/paths/vectors/04/main.tf'), 'utf8').replace(
      'private_dns_enabled = true',
      'private_dns_enabled = true\n  ip_address_type = "ipv4"',
    ),
  })
  const ask = (type: string) =>
    vpclint(six, ['dig', 'aws_api_gateway_rest_api.priv', '--from', 'aws_subnet.a', '--type', type])
  expect(ask('A').output).toContain('NOERROR  network interfaces of aws_vpc_endpoint.e')
  expect(ask('aaaa').output).toMatch(/aws_vpc_endpoint\.e has \S+, and no AAAA record of it[\s\S]*NODATA/)
  expect(ask('MX')).toMatchObject({ status: 2 })
})

test('lists what can be asked, and from where, when --from is left out', () => {
  const { output, status } = dig()
  expect(output).toContain('  aws_api_gateway_rest_api.reg\n')
  expect(output).toContain('  internet\n  aws_subnet.a\n')
  expect(status).toBe(0)
  expect(dig('api.example.com').output).toContain('vpclint dig api.example.com --from ADDRESS')
})

test.each([
  [['aws_api_gateway_rest_api.regg', '--from', 'internet'], 'Did you mean "aws_api_gateway_rest_api.reg"?'],
  [['{aws_vpc_endpoint.ee}.example.com', '--from', 'internet'], 'Did you mean "aws_vpc_endpoint.e"?'],
  [['api.example.com', '--from', 'aws_subnet.aa'], 'Did you mean "aws_subnet.a"?'],
])('an address that is not there is bad usage: %j', (words, sentence) => {
  const { errors, output, status } = dig(...words)
  expect(errors).toContain(sentence)
  expect(output).toBe('')
  expect(status).toBe(2)
})

test('a choice that decides the answer is named', () => {
  const folder = folderWith({
    'template.yaml': `Parameters:
  Private: { Type: String, AllowedValues: ['yes', 'no'] }
Conditions:
  IsPrivate: !Equals [!Ref Private, 'yes']
Resources:
  Net:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true }
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Net
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.execute-api
      VpcEndpointType: Interface
      PrivateDnsEnabled: !If [IsPrivate, true, false]
  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: orders, EndpointConfiguration: { Types: [REGIONAL] } }
`,
  })
  const { output } = vpclint(folder, ['dig', 'Orders', '--from', 'Net'])
  expect(output).toContain('asked from Net, when IsPrivate')
  expect(output).toContain('The caller sees: 403 Forbidden.')
  expect(output).toContain('asked from Net, when not IsPrivate')
  expect(output).toContain('public addresses of Orders')
})

test('terminal commands in names are shown, not obeyed', () => {
  const { errors } = dig('\u001b[31m_x', '--from', 'internet')
  expect(errors).not.toContain('\u001b')
})

test('a configuration that is named may lie anywhere', () => {
  const elsewhere = folderWith({ 'vpclint.yaml': 'region: eu-west-1\n' })
  const given = folderWith({
    'template.yaml': [
      'Resources:',
      '  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsSupport: true, EnableDnsHostnames: true } }',
      '  Queues:',
      '    Type: AWS::EC2::VPCEndpoint',
      '    Properties:',
      '      VpcId: !Ref Vpc',
      '      VpcEndpointType: Interface',
      '      PrivateDnsEnabled: true',
      '      ServiceName: !Sub com.amazonaws.${AWS::Region}.sqs',
    ].join('\n'),
  })
  const asked = ['dig', 'sqs.eu-west-1.amazonaws.com', '--from', 'Vpc']
  expect(vpclint(given, asked).output).toContain('whether eu-west-1 is the Region of Queues')
  const { output, errors } = vpclint(given, [...asked, '--config', join(elsewhere, 'vpclint.yaml')])
  expect(errors).toBe('')
  expect(output).toContain('NOERROR  network interfaces of Queues')
})
