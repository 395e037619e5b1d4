/**
 * What linting templates costs beside parsing them, as ratios of times taken in turns in one run; processor time,
 * the median of fifteen rounds.
 *
 *     npm run bench:templates                      a generated template: 500 resources, conditions over 8 parameters
 *     npm run bench:templates -- FOLDER            and all YAML templates below FOLDER, beside `yaml`'s parseDocument alone
 *
 * Of the generated template the verdicts are held against brute force: every combination of the parameters that a VPC depends on.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { lint } from '../lint'
import type { Sources } from '../model/sources'
import { readYaml } from '../parsers/yaml/read'
import { median, processorTime } from './processor-time'

const ROUNDS = 15
/** A text of 60 KB is read in so few milliseconds that the compiler's own threads would be most of what is measured. */
const READINGS = 10
const RULE = 'private-dns-without-vpc-dns'
const NOTHING: Sources = { read: (name) => ({ refused: 'missing', detail: name }), list: () => [] }

/** Milliseconds of each, taken in turns; `often`: how often an act does what it is named after, if not once. */
function inTurns(
  acts: Readonly<Record<string, () => void>>,
  often: Readonly<Record<string, number>> = {},
): ReadonlyMap<string, number> {
  const times = new Map(Object.keys(acts).map((name) => [name, [] as number[]]))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, act] of Object.entries(acts)) {
      const started = processorTime()
      act()
      // The first round warms up.
      if (round > 0) times.get(name)?.push(processorTime() - started)
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all) / (often[name] ?? 1)]))
}

const linted = (name: string, text: string, only?: readonly string[]) =>
  lint({
    inputs: [{ is: 'text', source: { name, text }, named: true }],
    sources: NOTHING,
    ...(only && { only }),
  })

function told(title: string, times: ReadonlyMap<string, number>, base: string): void {
  const unit = times.get(base) ?? 1
  console.log(title)
  for (const [name, time] of times)
    console.log(`  ${name.padEnd(40)} ${time.toFixed(1).padStart(8)} ms  ${(time / unit).toFixed(2)}`)
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
    Properties: { VpcId: !Ref Vpc${n}, GroupDescription: group ${n} }
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
  const found = new Set(
    linted(source.name, text, [RULE]).findings.flatMap(({ subject, also }) => [subject.address, ...also]),
  )
  const wanted = expected()
  const agrees = found.size === wanted.size && [...wanted].every((address) => found.has(address))
  if (!agrees) throw new Error(`verdicts differ: ${[...found].join()} instead of ${[...wanted].join()}`)
  const reading = 'reading the text'
  const acts = {
    [reading]: () => numbers(READINGS).forEach(() => void readYaml(source)),
    'whole lint, all rules': () => void linted(source.name, text),
    [`whole lint, ${RULE}`]: () => void linted(source.name, text, [RULE]),
  }
  const title = `\n${GROUPS * 10} resources, ${PARAMETERS} parameters; ${wanted.size} verdicts as by brute force`
  told(title, inTurns(acts, { [reading]: READINGS }), reading)
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
  const each = (act: (file: { readonly name: string; readonly text: string }) => void) => () =>
    files.forEach(act)
  const times = inTurns({
    "yaml's parseDocument": each(({ text }) => void parseDocument(text, { logLevel: 'silent' })),
    'our reader': each((file) => void readYaml(file)),
    'whole lint': each(({ name, text }) => void linted(name, text)),
  })
  const size = files.reduce((sum, { text }) => sum + text.length, 0)
  told(`\n${files.length} templates, ${(size / 1e6).toFixed(1)} MB`, times, "yaml's parseDocument")
}

const [folder] = process.argv.slice(2)
benchGenerated()
if (folder !== undefined) benchFolder(folder)
