/** Two stacks of one run may use one logical id: where they see each other, a sentence says which it means. */
import { lint } from '../../lint'
import type { FindingReport } from '../../model/report'
import { FAULT } from '../cli/machine'
import { inMemory } from './read-text'

const endpoint = (vpc: string) =>
  `  Endpoint: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: ${vpc}, ServiceName: com.amazonaws.eu-west-1.sqs, VpcEndpointType: Interface, PrivateDnsEnabled: true } }\n`
const vpc =
  '  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, EnableDnsHostnames: false } }\n'
const NETWORK = `Resources:\n${vpc}Outputs: { VpcId: { Value: !Ref Vpc, Export: { Name: net-VpcId } } }\n`

const findingsOf = (files: Readonly<Record<string, string>>): readonly FindingReport[] =>
  lint({
    inputs: Object.entries(files).map(([name, text]) => ({
      is: 'text',
      source: { name, text },
      named: true,
    })),
    sources: inMemory({}),
    only: [FAULT],
  }).findings

test('of two that see each other each is said with its template', () => {
  const [found] = findingsOf({
    'net.yaml': NETWORK,
    'app.yaml': `Resources:\n${vpc}${endpoint('!ImportValue net-VpcId')}`,
  })
  expect(found?.message).toBe(
    'Endpoint turns on private DNS, but Vpc in net.yaml does not have both DNS attributes on.',
  )
  expect(found?.evidence.map(({ text }) => text)).toEqual([
    'private DNS of Endpoint is on',
    'VPC of Endpoint: Vpc in net.yaml',
    'Vpc in net.yaml is handed on',
    'DNS hostnames of Vpc in net.yaml are off',
  ])
  expect(found?.fixes?.[0]?.title).toBe('Turn on both DNS attributes of Vpc in net.yaml')
  expect(found?.subject.address).toBe('Endpoint')
})

test('stacks that do not see each other are told apart by where their findings are', () => {
  const alone = `Resources:\n${vpc}${endpoint('!Ref Vpc')}`
  expect(
    findingsOf({ 'a.yaml': alone, 'b.yaml': alone }).map(({ message, range }) => [range.file, message]),
  ).toEqual(
    ['a.yaml', 'b.yaml'].map((file) => [
      file,
      'Endpoint turns on private DNS, but Vpc does not have both DNS attributes on.',
    ]),
  )
})
