/**
 * What linting templates costs beside parsing them, as ratios of times taken in turns in one run: the median of fifteen rounds, by both clocks.
 * Processor time counts all threads of Node.js, those that compile and collect garbage too; elapsed time is what people wait for, and is
 * stretched by whatever else the machine does. A lint runs a thousand functions more than a parser does, which are compiled one after the other
 * while it is called again and again: so many rounds go before that are only warmed up with, and the first of them is told as well.
 *
 *     npm run bench:templates                      a generated template: 500 resources, conditions over 8 parameters
 *     npm run bench:templates -- FOLDER            all YAML templates below FOLDER instead, beside `yaml`'s parseDocument alone: in a process of
 *                                                  their own, for the code has been compiled for what it met before
 *
 * Of the generated template the verdicts are held against brute force: every combination of the parameters that a VPC depends on.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { lint } from '../lint'
import type { Report } from '../model/report'
import type { Sources } from '../model/sources'
import { readYaml } from '../parsers/yaml/read'
import { median, processorTime } from './processor-time'

const ROUNDS = 15
/** Of one template and of a folder of them: until the figures stand still, which takes a variety of templates some ten thousand lints. */
const WARM_UP = { template: 60, folder: 40 }
/** A text of 60 KB is read in so few milliseconds that the compiler's own threads would be most of what is measured. */
const READINGS = 10
const RULE = 'private-dns-without-vpc-dns'
const NOTHING: Sources = { read: (name) => ({ refused: 'missing', detail: name }), list: () => [] }

interface Act {
  readonly run: () => void
  /** How often it does what it is named after, if not once. */
  readonly often?: number
}

/** Milliseconds. */
interface Times {
  readonly processor: number
  readonly elapsed: number
  /** Of the first time, by the processor. */
  readonly first: number
}

/** Of each, taken in turns. */
function inTurns(acts: Readonly<Record<string, Act>>, warmUp: number): ReadonlyMap<string, Times> {
  const all = new Map(Object.keys(acts).map((name) => [name, [] as Omit<Times, 'first'>[]]))
  for (let round = 0; round < warmUp + ROUNDS; round += 1)
    for (const [name, act] of Object.entries(acts)) all.get(name)?.push(timed(act))
  return new Map(
    [...all].map(([name, own]) => {
      const warm = own.slice(warmUp)
      const [processor, elapsed] = (['processor', 'elapsed'] as const).map((clock) =>
        median(warm.map((each) => each[clock])),
      )
      return [name, { processor: processor ?? 0, elapsed: elapsed ?? 0, first: own[0]?.processor ?? 0 }]
    }),
  )
}

function timed({ run, often = 1 }: Act): Omit<Times, 'first'> {
  const [processor, elapsed] = [processorTime(), performance.now()]
  run()
  return { processor: (processorTime() - processor) / often, elapsed: (performance.now() - elapsed) / often }
}

const linted = (name: string, text: string, only?: readonly string[]) =>
  lint({
    inputs: [{ is: 'text', source: { name, text }, named: true }],
    sources: NOTHING,
    ...(only && { only }),
  })

function told(title: string, times: ReadonlyMap<string, Times>, base: string): void {
  const unit = times.get(base)
  const row = (...cells: readonly string[]) =>
    console.log(`  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(44) : cell.padStart(18))).join('')}`)
  console.log(title)
  row('', 'processor', 'elapsed', 'first time')
  for (const [name, time] of times) {
    const cell = (clock: keyof Times) =>
      `${time[clock].toFixed(1)} ms ${(time[clock] / (unit?.[clock] ?? 1)).toFixed(2).padStart(6)}`
    row(name, cell('processor'), cell('elapsed'), cell('first'))
  }
}

const GROUPS = 50
const PARAMETERS = 8

/** Ten resources a group, five of network kinds; which of the endpoints fail depends on two parameters. */
const group = (n: number): string => {
  const [one, other] = [n % PARAMETERS, (n * 3 + 1) % PARAMETERS]
  return `  Vpc${n}:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.${n}.0.0/16
      EnableDnsHostnames: !If [Is${one}, true, false]
  Subnet${n}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc${n}, CidrBlock: 10.${n}.1.0/24 } }
  Group${n}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc${n}
      GroupDescription: group ${n}
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.${n}.0.0/16 }]
  Table${n}: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc${n} } }
  Endpoint${n}:
    Type: AWS::EC2::VPCEndpoint
    Condition: Is${other}
    Properties:
      VpcId: !Ref Vpc${n}
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true
      SubnetIds: [!Ref Subnet${n}]
      SecurityGroupIds: [!Ref Group${n}]
${[1, 2, 3, 4, 5]
  .map(
    (i) => `  Queue${n}x${i}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub queue-${n}-${i}-\${AWS::StackName}
      VisibilityTimeout: !If [Is${(n + i) % PARAMETERS}, 30, 60]
`,
  )
  .join('')}`
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n)

const generated = (): string =>
  `Parameters:
${numbers(PARAMETERS)
  .map((n) => `  P${n}: { Type: String, Default: 'no', AllowedValues: ['no', 'yes', maybe] }\n`)
  .join('')}Conditions:
${numbers(PARAMETERS)
  .map((n) => `  Is${n}: !Equals [!Ref P${n}, 'yes']\n`)
  .join('')}Resources:
${numbers(GROUPS).map(group).join('')}`

/** The endpoint is there and its VPC has no host names: in some combination of parameters, by trying all of two. */
function expected(): ReadonlySet<string> {
  const values = ['no', 'yes', 'maybe']
  const failing = numbers(GROUPS).filter((n) => {
    const [one, other] = [n % PARAMETERS, (n * 3 + 1) % PARAMETERS]
    return values.some((a) =>
      values.some((b) => (one === other ? a === b : true) && b === 'yes' && a !== 'yes'),
    )
  })
  return new Set(failing.map((n) => `Endpoint${n}`))
}

function benchGenerated(): void {
  const text = generated()
  const source = { name: 'generated.yaml', text }
  const reading = 'reading the text'
  const acts = {
    [reading]: { run: () => numbers(READINGS).forEach(() => void readYaml(source)), often: READINGS },
    'whole lint, all rules': { run: () => void linted(source.name, text) },
    [`whole lint, ${RULE}`]: { run: () => void linted(source.name, text, [RULE]) },
  }
  const times = inTurns(acts, WARM_UP.template)
  const verdicts = asByBruteForce(linted(source.name, text, [RULE]))
  told(`\n${GROUPS * 10} resources, ${PARAMETERS} parameters; ${verdicts}`, times, reading)
}

function asByBruteForce({ findings }: Report): string {
  const found = new Set(findings.flatMap(({ subject, also }) => [subject.address, ...also]))
  const wanted = expected()
  const agrees = found.size === wanted.size && [...wanted].every((address) => found.has(address))
  if (!agrees) throw new Error(`verdicts differ: ${[...found].join()} instead of ${[...wanted].join()}`)
  return `${wanted.size} verdicts as by brute force`
}

function templatesBelow(folder: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|template)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(
      ({ text }) => /^Resources:/m.test(text) && !parseDocument(text, { logLevel: 'silent' }).errors.length,
    )
}

function benchFolder(folder: string): void {
  const files = templatesBelow(folder)
  const each = (act: (file: { readonly name: string; readonly text: string }) => void): Act => ({
    run: () => files.forEach(act),
  })
  const acts = {
    "yaml's parseDocument": each(({ text }) => void parseDocument(text, { logLevel: 'silent' })),
    'our reader': each((file) => void readYaml(file)),
    'whole lint': each(({ name, text }) => void linted(name, text)),
  }
  const times = inTurns(acts, WARM_UP.folder)
  const size = files.reduce((sum, { text }) => sum + text.length, 0)
  told(`\n${files.length} templates, ${(size / 1e6).toFixed(1)} MB`, times, "yaml's parseDocument")
}

const [folder] = process.argv.slice(2)
if (folder === undefined) benchGenerated()
else benchFolder(folder)
