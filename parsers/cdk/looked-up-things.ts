/**
 * The resources that an answer to a lookup tells, in the words of templates. The type of a group of subnets is what tags said when it was
 * looked up, and no route: it tells nothing.
 *
 *     { "vpcId": "vpc-0a1b2c3d", "vpcCidrBlock": "10.0.0.0/16", "subnetGroups": [{ "name": "Private", "type": "Private", "subnets": [
 *       { "subnetId": "subnet-0a1b2c3d", "cidr": "10.0.1.0/24", "availabilityZone": "eu-west-1a", "routeTableId": "rtb-0a1b2c3d" }] }] }
 */
import { type Place, span } from '../../model/place'
import { known, list, map, type Value, written } from '../../model/value'
import { type Node, valueAt } from '../yaml/node'

export interface Thing {
  readonly type: string
  /** Its id; of an association the two that it ties. */
  readonly name: string
  readonly place: Place
  readonly attributes: ReadonlyMap<string, Value>
}

export function networkIn(found: Node, source: string): readonly Thing[] {
  const vpc = told(valueAt(found, 'vpcId'), source)
  const cidr = told(valueAt(found, 'vpcCidrBlock'), source)
  const subnets = itemsAt(found, 'subnetGroups').flatMap((group) => itemsAt(group, 'subnets'))
  return vpc === undefined
    ? []
    : [
        thing('AWS::EC2::VPC', vpc.value, found, source, { id: vpc, CidrBlock: cidr }),
        ...subnets.flatMap((subnet) => subnetIn(subnet, vpc, source)),
      ]
}

type Told = Extract<Value<string>, { readonly state: 'known' }>

function subnetIn(found: Node, vpc: Told, source: string): readonly Thing[] {
  const at = (key: string) => told(valueAt(found, key), source)
  const [subnet, table] = [at('subnetId'), at('routeTableId')]
  if (subnet === undefined) return []
  const made = (type: string, name: string, properties: Properties) =>
    thing(type, name, found, source, properties)
  const own = made('AWS::EC2::Subnet', subnet.value, {
    id: subnet,
    VpcId: vpc,
    CidrBlock: at('cidr'),
    AvailabilityZone: at('availabilityZone'),
  })
  if (table === undefined) return [own]
  return [
    own,
    made('AWS::EC2::RouteTable', table.value, { id: table, VpcId: vpc }),
    made('AWS::EC2::SubnetRouteTableAssociation', `${table.value} of ${subnet.value}`, {
      SubnetId: subnet,
      RouteTableId: table,
    }),
  ]
}

/** `vpc`: the one that a private zone was asked for by; it may have others. */
export function zoneIn(found: Node, vpc: string | undefined, source: string): readonly Thing[] {
  const [id, name] = [told(valueAt(found, 'Id'), source), told(valueAt(found, 'Name'), source)]
  if (id === undefined) return []
  const own = { ...id, value: id.value.replace(/^\/hostedzone\//, '') }
  return [
    thing('AWS::Route53::HostedZone', own.value, found, source, {
      id: own,
      Name: name && { ...name, value: name.value.replace(/\.$/, '') },
      VPCs: vpc === undefined ? undefined : vpcsOf(vpc, placeOf(found, source)),
    }),
  ]
}

function vpcsOf(vpc: string, place: Place): Value {
  const origin = written(place)
  return { ...list([map(new Map([['VPCId', known(vpc, origin)]]), origin)], origin), open: true }
}

type Properties = Readonly<Record<string, Value | undefined>>

const thing = (type: string, name: string, node: Node, source: string, properties: Properties): Thing => ({
  type,
  name,
  place: placeOf(node, source),
  attributes: new Map(
    Object.entries(properties).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  ),
})

const placeOf = ({ start, end }: Node, source: string): Place => span(source, start, end)

const told = (node: Node | undefined, source: string): Told | undefined =>
  node?.kind === 'scalar' && node.text !== '' ? known(node.text, written(placeOf(node, source))) : undefined

function itemsAt(node: Node, key: string): readonly Node[] {
  const items = valueAt(node, key)
  return items?.kind === 'sequence' ? items.items : []
}
