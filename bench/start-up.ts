/**
 * How long one small file takes, as people feel it: whole processes, against an empty script. `NODE_EXTRA_CA_CERTS` and
 * `SSL_CERT_DIR` are unset, since they triple Node's own start; runs are interleaved, so that a busy machine hurts all alike. The aim is
 * 1.5 times the empty script.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const RUNS = 7
const command = join(resolve(__dirname, '..'), 'dist/vpclint.cjs')
const folder = mkdtempSync(join(tmpdir(), 'vpclint-bench-'))
const { NODE_EXTRA_CA_CERTS: _certificates, SSL_CERT_DIR: _folder, ...environment } = process.env

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** About 10 KB: endpoints, subnets and groups as templates have them. */
function template(): string {
  const one = (n: number) => `  Subnet${n}:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.${n}.0/24, AvailabilityZone: !Select [0, !GetAZs ''] }
  Endpoint${n}:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      VpcEndpointType: Interface
      SubnetIds: [!Ref Subnet${n}]
`
  const head = 'Resources:\n  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n'
  return head + Array.from({ length: 28 }, (_each, n) => one(n)).join('')
}

/** 50 lines. */
function root(): string {
  const one = (n: number) => `resource "aws_vpc_endpoint" "e${n}" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = false
}
`
  return `resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n${[1, 2, 3, 4, 5, 6, 7, 8].map(one).join('')}`
}

const cases: Readonly<Record<string, readonly string[]>> = {
  'empty script': [file('empty.js', '')],
  'vpclint --version': [command, '--version'],
  'vpclint --help': [command, '--help'],
  '10 KB template': [command, file('template.yaml', template())],
  '50-line root': [command, file('main.tf', root())],
}

function milliseconds(words: readonly string[]): number {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, [...words], {
    env: environment,
    cwd: folder,
    stdio: 'ignore',
  })
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]))
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, words] of Object.entries(cases)) times.get(name)?.push(milliseconds(words))
}
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const bare = median(times.get('empty script') ?? [])
for (const [name, values] of times) {
  console.log(
    `${name.padEnd(20)} ${median(values).toFixed(1).padStart(7)} ms  ${(median(values) / bare).toFixed(2)}x`,
  )
}
rmSync(folder, { recursive: true, force: true })
