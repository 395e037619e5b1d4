import { answer, graphOf, related, template } from './read'

const subnet = (name: string, zone: string) => `
  ${name}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.0.0/24${zone} } }`
const named = (name: string, zone: string) => subnet(name, `, AvailabilityZone: ${zone}`)
const endpoint = (...subnets: string[]) => `
  Door:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Main
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
      SubnetIds: [${subnets.map((name) => `!Ref ${name}`).join(', ')}]
`
const stack = (...resources: string[]) =>
  graphOf(
    template(`
Parameters: { Zone: { Type: String }, Elsewhere: { Type: String }, Two: { Type: String } }
Conditions: { HasTwo: !Equals [!Ref Two, 'yes'] }
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }${resources.join('')}`),
  )

describe('zones of the subnets of an endpoint', () => {
  test('are several when two of them have different names, or are different entries of one list', () => {
    const byName = stack(named('A', 'eu-west-1a'), named('B', 'eu-west-1b'), endpoint('A', 'B'))
    expect(answer(byName, 'Door', 'spansZones')).toBe(true)
    const byEntry = stack(
      named('A', `!Select [0, !GetAZs '']`),
      named('B', `!Select [1, !GetAZs '']`),
      endpoint('A', 'B'),
    )
    expect(answer(byEntry, 'Door', 'spansZones')).toBe(true)
    expect(related(byEntry, 'Door', 'zoneSharers')).toEqual([])
  })

  test('are one when the names, or the entries of the list, are the same', () => {
    const graph = stack(
      named('A', `!Select [0, !GetAZs '']`),
      named('B', `!Select [0, !GetAZs { Ref: AWS::Region }]`),
      endpoint('A', 'B'),
    )
    expect(answer(graph, 'Door', 'spansZones')).toBe(false)
    expect(related(graph, 'Door', 'zoneSharers')).toEqual(['B'])
  })

  test('nobody can compare a name and an entry, a name and an id, or what AWS chooses', () => {
    for (const other of [
      named('B', `!Select [0, !GetAZs '']`),
      subnet('B', ', AvailabilityZoneId: euw1-az1'),
      subnet('B', ''),
      named('B', '!Ref Zone'),
    ]) {
      const graph = stack(named('A', 'eu-west-1a'), other, endpoint('A', 'B'))
      expect(answer(graph, 'Door', 'spansZones')).toBe('unknown')
      expect(related(graph, 'Door', 'zoneSharers')).toEqual(['...'])
    }
  })

  test('one subnet is in one zone, whatever its name, and shares it with nobody', () => {
    const graph = stack(named('A', '!Ref Zone'), endpoint('A', 'A'))
    expect(answer(graph, 'Door', 'spansZones')).toBe(false)
    expect(related(graph, 'Door', 'zoneSharers')).toEqual([])
  })

  test('depend on which subnets are there', () => {
    const maybe = `
  B:
    Type: AWS::EC2::Subnet
    Condition: HasTwo
    Properties: { VpcId: !Ref Main, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1b }`
    expect(answer(stack(named('A', 'eu-west-1a'), maybe, endpoint('A')), 'Main', 'spansZones')).toBe(
      'conditional',
    )
  })

  test('a subnet from elsewhere may be in any zone', () => {
    const graph = stack(named('A', 'eu-west-1a'), endpoint('A', 'Elsewhere'))
    expect(answer(graph, 'Door', 'spansZones')).toBe('unknown')
    expect(related(graph, 'Door', 'zoneSharers')).toEqual(['...'])
  })
})
