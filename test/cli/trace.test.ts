/** `vpclint trace` as people run it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BOTH, CLIENT_GROUP, group, INSIDE, ingress, logs, TASK, table } from '../paths/network'
import { folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const folder = folderWith({
  'main.tf': [BOTH, CLIENT_GROUP, TASK, logs(), group('e', ingress(INSIDE, 80))].join('\n'),
})
const trace = (...words: string[]) => vpclint(folder, ['trace', ...words])
const LOGS = ['--from', 'aws_ecs_service.task', '--to', 'https://logs.eu-west-1.amazonaws.com']

test('shows hop by hop what passes, the block, and what opens it', () => {
  const { output, status } = trace(...LOGS)
  expect(output).toContain(
    'passes       private DNS of aws_vpc_endpoint.logs answers logs.eu-west-1.amazonaws.com',
  )
  expect(output).toMatch(
    /blocked {6}aws_security_group\.e of aws_vpc_endpoint\.logs does not let aws_ecs_service\.task in on tcp 443 {2}\(main\.tf:\d+:\d+\)/,
  )
  expect(output).toContain('blocked: security-group-ingress\n  The caller sees: a timeout.')
  expect(output).toMatch(
    /To open it\n {4}aws_security_group\.e: Let tcp 443 in from .* {2}\(main\.tf:\d+:\d+\)/,
  )
  expect(status).toBe(0)
})

test('what two subnets of one route table do alike is said once', () => {
  const home = folderWith({
    'main.tf': `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "door" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "outer" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.9.0/24"
}
resource "aws_route_table" "outer" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.door.id
  }
}
resource "aws_route_table_association" "outer" {
  subnet_id      = aws_subnet.outer.id
  route_table_id = aws_route_table.outer.id
}
resource "aws_nat_gateway" "nat" { subnet_id = aws_subnet.outer.id }
resource "aws_subnet" "inner" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.\${count.index}.0/24"
}
resource "aws_route_table" "inner" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.nat.id
  }
}
resource "aws_route_table_association" "inner" {
  count          = 2
  subnet_id      = aws_subnet.inner[count.index].id
  route_table_id = aws_route_table.inner.id
}
resource "aws_security_group" "out" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_lambda_function" "it" {
  vpc_config {
    subnet_ids         = aws_subnet.inner[*].id
    security_group_ids = [aws_security_group.out.id]
  }
}
`,
  })
  const { output } = vpclint(home, [
    'trace',
    '--from',
    'aws_lambda_function.it',
    '--to',
    'https://example.com',
  ])
  expect(output.match(/by aws_route_table\.inner, aws_nat_gateway\.nat takes it/g)).toHaveLength(1)
})

test('asks for the port that is named', () => {
  expect(trace(...LOGS, '--port', '80').output).toContain('blocked: security-group-egress')
  expect(trace(...LOGS, '--port', '99999')).toMatchObject({ status: 2 })
})

test('places are as they are typed in the current folder', () => {
  const home = folderWith({ '.git/HEAD': '', 'live/main.tf': readFileSync(join(folder, 'main.tf')) })
  expect(vpclint(join(home, 'live'), ['trace', ...LOGS]).output).toMatch(/ {2}\(main\.tf:\d+:\d+\)/)
  expect(vpclint(home, ['trace', ...LOGS]).output).toMatch(/ {2}\(live\/main\.tf:\d+:\d+\)/)
})

test('is wrapped on a terminal, and nowhere else', () => {
  const widest = (output: string) => Math.max(...output.split('\n').map((line) => line.length))
  const words = ['trace', ...LOGS, '--color', 'never']
  expect(widest(vpclint(folder, words, { terminal: 70 }).output)).toBeLessThanOrEqual(70)
  expect(widest(vpclint(folder, words).output)).toBeGreaterThan(100)
})

test('as JSON', () => {
  const { traces } = JSON.parse(trace(...LOGS, '--json').output)
  expect(traces).toHaveLength(1)
  expect(traces[0]).toMatchObject({
    verdict: 'blocked',
    codes: ['security-group-ingress'],
    edits: [{ at: 'aws_security_group.e', attribute: 'ingress' }],
  })
})

test('by IPv6', () => {
  const { output } = trace('--from', 'aws_ecs_service.task', '--to', 'aws_vpc_endpoint.logs', '--ipv6')
  expect(output).toContain('aws_ecs_service.task has no IPv6 address: aws_subnet.a has no range of IPv6')
})

test('as a Mermaid flow chart', () => {
  expect(trace(...LOGS, '--mermaid').output).toBe(
    [
      'flowchart LR',
      '  h0["logs.eu-west-1.amazonaws.com"]',
      '  h1["aws_ecs_service.task"]',
      '  h2["aws_vpc_endpoint.logs"]',
      '  h0 --> h1',
      '  h1 --x|"security-group-ingress"| h2',
      '',
    ].join('\n'),
  )
})

test('an API that a header names, where the host is that of an endpoint', () => {
  const vector = readFileSync(join(__dirname, '../../fixtures/paths/vectors/18/main.tf'), 'utf8')
  const here = folderWith({ 'main.tf': vector })
  const to = '{aws_vpc_endpoint.e}.execute-api.ap-northeast-1.vpce.amazonaws.com'
  const ask = (...words: string[]) => vpclint(here, ['trace', '--from', 'aws_subnet.a', '--to', to, ...words])
  expect(ask().output).toContain('blocked: no-api-named\n  The caller sees: 403 Forbidden.')
  expect(ask('--api', 'aws_api_gateway_rest_api.priv').output).toContain('  reachable\n')
  const misspelt = ask('--api', 'aws_api_gateway_rest_api.prov')
  expect(misspelt.errors).toContain('Did you mean "aws_api_gateway_rest_api.priv"?')
  expect(misspelt.status).toBe(2)
})

test('lists what can be asked when --from or --to is left out', () => {
  const { output, status } = trace()
  expect(output).toContain('  aws_ecs_service.task\n')
  expect(output).toContain('  aws_vpc_endpoint.logs\n')
  expect(status).toBe(0)
})

test('lists what can be asked as JSON, and all that sends', () => {
  const balancer = 'resource "aws_lb" "web" {\n internal = true\n subnets = [aws_subnet.a.id]\n}\n'
  const link = 'resource "aws_api_gateway_vpc_link" "v" {\n name = "v"\n target_arns = [aws_lb.web.arn]\n}\n'
  const here = folderWith({ 'main.tf': [BOTH, balancer, link].join('\n') })
  const { canBeAsked } = JSON.parse(vpclint(here, ['trace', '--json']).output)
  expect(canBeAsked.from).toEqual(
    expect.arrayContaining([
      'internet',
      'aws_subnet.a',
      'aws_vpc.main',
      'aws_lb.web',
      'aws_api_gateway_vpc_link.v',
    ]),
  )
  expect(canBeAsked.to).toEqual(['aws_lb.web'])
  const narrowed = JSON.parse(vpclint(here, ['trace', '--json', '--from', 'aws_subnet.a']).output)
  expect(narrowed.canBeAsked).toEqual({ from: ['aws_subnet.a'], to: ['aws_lb.web'] })
})

test('suggests an address for a misspelt one', () => {
  const { errors, status } = trace('--from', 'aws_ecs_service.tosk', '--to', 'aws_vpc_endpoint.logs')
  expect(errors).toContain('Did you mean "aws_ecs_service.task"?')
  expect(status).toBe(2)
  expect(trace('--from', 'aws_ecs_service.task', '--to', 'aws_vpc_endpoint.log').errors).toContain(
    'Did you mean "aws_vpc_endpoint.logs"?',
  )
})

test('says of what is there that nothing is sent to it, and names an instance of several', () => {
  const two = folderWith({
    'main.tf': `${BOTH}${CLIENT_GROUP}${TASK.replace('"task" {', '"task" {\n count = 2')}`,
  })
  const ask = (from: string, to: string) => vpclint(two, ['trace', '--from', from, '--to', to]).errors
  expect(ask('aws_ecs_service.task[0]', 'aws_vpc.main')).toContain(
    'aws_vpc.main has no name or address that anything is sent to.',
  )
  expect(ask('aws_ecs_service.task', '1.1.1.1')).toContain('Did you mean "aws_ecs_service.task[0]"?')
  expect(ask('aws_subnet.a', 'aws_ecs_service.task')).toContain('Did you mean "aws_ecs_service.task[0]"?')
})

test('nothing is sent to a Gateway Load Balancer, nor to its endpoints', () => {
  const gateway =
    'resource "aws_lb" "g" {\n load_balancer_type = "gateway"\n subnets = [aws_subnet.a.id]\n}\n'
  const taking =
    'resource "aws_vpc_endpoint" "g" {\n vpc_id = aws_vpc.main.id\n vpc_endpoint_type = "GatewayLoadBalancer"\n service_name = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0"\n subnet_ids = [aws_subnet.a.id]\n}\n'
  const here = folderWith({ 'main.tf': `${BOTH}${gateway}${taking}` })
  expect(JSON.parse(vpclint(here, ['trace', '--json']).output).canBeAsked.to).toEqual([])
  expect(vpclint(here, ['trace', '--from', 'internet', '--to', 'aws_lb.g']).errors).toContain(
    'aws_lb.g has no name or address that anything is sent to.',
  )
})

describe('a gateway endpoint for S3', () => {
  const gateway =
    'resource "aws_vpc_endpoint" "s3" {\n vpc_id = aws_vpc.main.id\n service_name = "com.amazonaws.eu-west-1.s3"\n vpc_endpoint_type = "Gateway"\n route_table_ids = [aws_route_table.a.id]\n}\n'
  const here = folderWith({ 'main.tf': [BOTH, table('a', ''), gateway].join('\n') })
  const verdict = (to: string): string =>
    JSON.parse(vpclint(here, ['trace', '--from', 'aws_subnet.a', '--to', to, '--json']).output).traces[0]
      .verdict

  test('serves its own Region', () => {
    expect(verdict('https://shop.s3.eu-west-1.amazonaws.com')).toBe('reachable')
    expect(verdict('https://shop.s3.us-east-1.amazonaws.com')).toBe('blocked')
  })

  test('may serve a bucket whose name has no Region', () => {
    expect(verdict('https://shop.s3.amazonaws.com')).toBe('unknown')
  })
})

describe('of several stacks that have one address', () => {
  const stack = (own: string) =>
    `Resources:\n  Net:\n    Type: AWS::EC2::VPC\n    Properties: { CidrBlock: 10.0.0.0/16 }\n  Sub${own}:\n    Type: AWS::EC2::Subnet\n    Properties: { VpcId: !Ref Net, CidrBlock: 10.0.1.0/24 }\n`
  const here = folderWith({ 'a.yaml': stack('A'), 'b.yaml': stack('B') })
  const ask = (from: string) => {
    const words = ['trace', 'a.yaml', 'b.yaml', '--from', from, '--to', '1.1.1.1', '--json']
    const { traces } = JSON.parse(vpclint(here, words).output)
    return traces.map((one: { from: string; hops: { steps: { says: string }[] }[] }) => [
      one.from,
      one.hops
        .flatMap(({ steps }) => steps.map(({ says }) => says))
        .filter((says) => says.includes('has no route')),
    ])
  }
  const SEEN = (own: string) => [`Sub${own} has no route to 1.1.1.1 in the main route table of Net`]

  test('each is followed, and told apart', () => {
    expect(ask('Net')).toEqual([
      ['Net in a.yaml', SEEN('A')],
      ['Net in b.yaml', SEEN('B')],
    ])
  })

  test('one is asked for by where it is', () => {
    expect(ask('Net in b.yaml')).toEqual([['Net in b.yaml', SEEN('B')]])
  })
})

describe('what nobody can tell', () => {
  const region = 'variable "region" {}\nprovider "aws" {\n  region = var.region\n}\n'
  const here = folderWith({
    'main.tf': [
      BOTH.replace(/provider "aws" \{[^}]*\}\n/, region),
      CLIENT_GROUP,
      TASK,
      logs(),
      group('e', ingress(INSIDE)),
    ]
      .join('\n')
      .replaceAll('com.amazonaws.eu-west-1', 'com.amazonaws.${var.region}'),
  })
  const ask = (...words: string[]) => vpclint(here, ['trace', ...LOGS, ...words])

  test('is said with what decides it, such as the Region', () => {
    const { output } = ask()
    expect(output).toContain(
      'cannot tell  whether eu-west-1 is the Region of aws_vpc_endpoint.logs, which would answer',
    )
    expect(output).toMatch(/What decides it is not known: var\.region has no value \(main\.tf:\d+/)
    const [{ causes }] = JSON.parse(ask('--json').output).traces
    expect(causes[0]).toMatchObject({ file: 'main.tf', says: 'var.region has no value' })
  })

  test('is settled by what it asks for', () => {
    expect(ask('--var', 'region=eu-west-1').output).toContain('  reachable\n')
  })

  test('of a subnet is which groups has what runs there', () => {
    const member = 'security_groups = [aws_security_group.c.id]'
    const there = folderWith({
      'main.tf': [BOTH, CLIENT_GROUP, logs(), group('e', ingress(member))].join('\n'),
    })
    const { output } = vpclint(there, ['trace', '--from', 'aws_subnet.a', '--to', 'aws_vpc_endpoint.logs'])
    expect(output).toContain(': that depends on the security groups of what runs there')
  })

  test('is which VPC something is in', () => {
    const unseen = 'variable "subnet" {}\nvariable "group" {}\n'
    const there = folderWith({
      'main.tf': [
        unseen,
        BOTH,
        CLIENT_GROUP,
        TASK.replace('aws_subnet.a.id', 'var.subnet').replace('aws_security_group.c.id', 'var.group'),
        logs(),
        group('e', ingress(INSIDE)),
      ].join('\n'),
    })
    const { output } = vpclint(there, [
      'trace',
      '--from',
      'aws_ecs_service.task',
      '--to',
      'aws_vpc_endpoint.logs',
    ])
    expect(output).toContain('which VPC aws_ecs_service.task is in, and whether that leads to the other end')
    expect(output).toMatch(/What decides it is not known: var\.subnet has no value \(main\.tf:\d+\)/)
  })
})

test('a name as it stands in a template', () => {
  const api = 'Resources:\n  Orders:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { Name: orders }\n'
  const here = folderWith({ 'a.yaml': api })
  const to = 'https://${Orders}.execute-api.${AWS::Region}.amazonaws.com/prod'
  expect(vpclint(here, ['trace', '--from', 'internet', '--to', to]).output).toContain(
    'passes       the public addresses of Orders',
  )
})

test('the page about it shows what it prints', () => {
  const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8')
  const shown = folderWith({ 'main.tf': read('fixtures/paths/trace/main.tf') })
  const words = ['trace', '--from', 'aws_ecs_service.worker', '--to', 'https://logs.eu-west-1.amazonaws.com']
  expect(read('docs/trace.md')).toContain(
    `$ vpclint ${words.join(' ')}\n${vpclint(shown, words).output.trimEnd()}\n`,
  )
})
