/**
 * The zone a subnet is in, as something that can be compared: its name or id, or which entry of which list of zones it is. The same
 * entry of the same list is the same zone although nobody knows its name.
 */

import { absent, known, unknown, type Value } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'

export const zoneKey: Fact = {
  about: ['subnet'],
  name: 'zoneKey',
  shownAs: 'zone of {subject}',
  says: 'The Availability Zone of the subnet: its name or id, or the entry of a list of zones.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html',
  row: factRows.subnet.zoneKey,
  toldBy: 'zone',
  compute: (graph, subnet) => {
    const zone = graph.value(subnet, 'zone')
    if (zone.state !== 'absent') return zone
    const id = graph.value(subnet, 'zoneId')
    return id.state === 'absent' ? unknown('computed', id.origin) : id
  },
}

/** A Local Zone is `us-west-2-lax-1a` (id `usw2-lax1-az1`), a Wavelength Zone `us-east-1-wl1-bos-wlz-1`. */
const LOCAL = /-\d-|^[a-z]+\d-[a-z]+\d.*-[a-z]+\d+$/

export const zoneSort: Fact = {
  about: ['subnet'],
  name: 'zoneSort',
  shownAs: 'kind of zone that {subject} is in',
  says: '`local-zone` where the written name of the zone is that of a Local Zone or a Wavelength Zone; else not set.',
  source: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
  row: factRows.subnet.zoneSort,
  toldBy: 'zone',
  compute: (graph, subnet) => sortOf(graph.value(subnet, 'zoneKey')),
}

function sortOf(zone: Value<unknown>): Value<unknown> {
  switch (zone.state) {
    case 'conditional':
      return { ...zone, cases: zone.cases.map((each) => ({ ...each, value: sortOf(each.value) })) }
    case 'known':
      return LOCAL.test(String(zone.value)) ? known('local-zone', zone.origin) : absent(zone.origin)
    default:
      return absent(zone.origin)
  }
}
