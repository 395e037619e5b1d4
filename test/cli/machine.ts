/** A world for one run of the command: a folder of its own on the disk, streams that are kept. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../../cli/run'
import type { Report } from '../../model/report'

export interface Ran {
  readonly status: number
  readonly output: string
  readonly errors: string
}

export interface Setting {
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string | Uint8Array
  /** Below the folder of the files. */
  readonly folder?: string
  /** Columns; both streams are a terminal then. */
  readonly terminal?: number
  readonly today?: string
}

const made: string[] = []

export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vpclint-')))
  made.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function vpclint(folder: string, words: readonly string[], setting: Setting = {}): Ran {
  let output = ''
  let errors = ''
  const isTerminal = setting.terminal !== undefined
  const stream = (write: (text: string) => void) => ({ write, isTerminal, columns: setting.terminal ?? null })
  const status = run({
    arguments: words,
    environment: { LANG: 'C.UTF-8', ...setting.environment },
    folder: join(folder, setting.folder ?? ''),
    today: setting.today ?? '2026-06-01',
    output: stream((text) => {
      output += text
    }),
    errors: stream((text) => {
      errors += text
    }),
    readInput: () =>
      typeof setting.input === 'string' ? Buffer.from(setting.input) : (setting.input ?? new Uint8Array()),
  })
  return { status, output, errors }
}

/** The one JSON document on standard output. */
export function reportOf(
  folder: string,
  words: readonly string[],
  setting: Setting = {},
): Report & { readonly status: number } {
  const { status, output } = vpclint(folder, ['--format', 'json', ...words], setting)
  return { ...JSON.parse(output), status }
}

/** An endpoint with private DNS in a VPC without DNS hostnames: one error, `private-dns-without-vpc-dns`. */
export const FAULTY_ROOT = `resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = false
}

resource "aws_vpc_endpoint" "api" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.execute-api"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = ["subnet-0a", "subnet-0b"]
  security_group_ids  = ["sg-0a"]
}
`

export const FAULTY_TEMPLATE = `Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
      EnableDnsHostnames: false
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.execute-api
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [subnet-0a, subnet-0b]
      SecurityGroupIds: [sg-0a]
`

export const FAULT = 'private-dns-without-vpc-dns'
