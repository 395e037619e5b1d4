/**
 * The zone a subnet is in, as something that can be compared: its name or id, or which entry of which list of zones it is. The same
 * entry of the same list is the same zone although nobody knows its name.
 */

import { unknown } from '../../model/value'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'

export const zoneKey: Fact = {
  about: ['subnet'],
  name: 'zoneKey',
  says: 'The Availability Zone of the subnet: its name or id, or the entry of a list of zones.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html',
  row: factRows.subnet.zoneKey,
  compute: (graph, subnet) => {
    const zone = graph.value(subnet, 'zone')
    if (zone.state !== 'absent') return zone
    const id = graph.value(subnet, 'zoneId')
    return id.state === 'absent' ? unknown('computed', id.origin) : id
  },
}
