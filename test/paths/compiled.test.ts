/** What is read once and sorted, against asking each rule by itself. */
import fc from 'fast-check'
import { both, either } from '../../graph/standing'
import { rangesOf } from '../../model/range'
import { addressesAllowed, carried, isAddressed, rulesOf } from '../../paths/group-rules'
import type { Addresses } from '../../paths/places'
import { holdsRange, rangeSet, touchesRange } from '../../paths/range-set'
import { tcp } from '../../paths/security-group-rules'
import { BOTH, block, group, resource, terraform } from './network'

const range = fc
  .tuple(fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 0n, max: 20n }))
  .map(([from, more]) => ({ family: 'ipv4' as const, from, to: from + more }))

test('a set of ranges holds and touches what one of them does', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), range, (ranges, one) => {
      const set = rangeSet(ranges)
      expect(holdsRange(set, one)).toBe(ranges.some(({ from, to }) => from <= one.from && to >= one.to))
      expect(touchesRange(set, one)).toBe(ranges.some(({ from, to }) => from <= one.to && to >= one.from))
    }),
  )
})

/** Known and nested, the range of something by reference, a list, and what nobody knows. */
const peers = [
  'cidr_blocks = ["0.0.0.0/0"]',
  'cidr_blocks = ["10.0.0.0/16"]',
  'cidr_blocks = ["10.0.1.0/24"]',
  'cidr_blocks = ["10.0.1.0/25"]',
  'cidr_blocks = ["192.168.0.0/16", "10.0.0.0/24"]',
  'cidr_blocks = [aws_vpc.main.cidr_block]',
  'cidr_blocks = [aws_subnet.b.cidr_block]',
  'cidr_blocks = [var.peer]',
  'cidr_blocks = [var.open ? "10.0.0.0/8" : "192.168.0.0/16"]',
  'ipv6_cidr_blocks = ["::/0"]',
  'prefix_list_ids = [aws_ec2_managed_prefix_list.own.id]',
  'security_groups = [aws_security_group.other.id]',
]
const LIST = block(
  'aws_ec2_managed_prefix_list',
  'own',
  'name = "own"\naddress_family = "IPv4"\nmax_entries = 1\nentry {\n cidr = "10.0.1.0/24"\n}',
)
const VARIABLES = 'variable "peer" {}\nvariable "port" {}\nvariable "open" {\n type = bool\n}\n'
const rule = fc.tuple(
  fc.constantFrom(...peers),
  fc.constantFrom('443', '80', 'var.port'),
  fc.constantFrom('tcp', 'udp', '-1'),
)
const written = ([peer, port, protocol]: readonly [string, string, string]): string =>
  `ingress {\n protocol = "${protocol}"\n from_port = ${protocol === '-1' ? 0 : port}\n to_port = ${protocol === '-1' ? 0 : port}\n ${peer}\n}\n`

test('the sorted rules of a group say of each place what its rules say one by one', () => {
  const asked = fc.constantFrom<'a' | 'b' | 'six' | 'range' | 'unknown' | 'public'>(
    'a',
    'b',
    'six',
    'range',
    'unknown',
    'public',
  )
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 5 }), asked, (rules, place) => {
      const other = group('other', '')
      const graph = terraform(VARIABLES, BOTH, LIST, other, group('e', rules.map(written).join('')))
      const own = resource(graph, 'aws_security_group.e')
      const places: Readonly<Record<typeof place, Addresses>> = {
        a: { is: 'subnet', subnet: resource(graph, 'aws_subnet.a') },
        b: { is: 'subnet', subnet: resource(graph, 'aws_subnet.b') },
        six: { is: 'subnet', subnet: resource(graph, 'aws_subnet.b'), family: 'ipv6' },
        range: { is: 'ranges', ranges: rangesOf('10.0.1.128/25') ?? [] },
        unknown: { is: 'unknown' },
        public: { is: 'public' },
      }
      const slow = either(
        ...rulesOf(graph, own, 'in').all.map((one) =>
          both(carried(one, tcp(443)), isAddressed(graph, one, places[place])),
        ),
      )
      const said = addressesAllowed(graph, own, 'in', tcp(443), places[place])
      expect([said.yes, said.no].map((guard) => graph.possible(guard))).toEqual(
        [slow.yes, slow.no].map((guard) => graph.possible(guard)),
      )
      expect([said.yes.is === 'always', said.no.is === 'always']).toEqual([
        slow.yes.is === 'always',
        slow.no.is === 'always',
      ])
    }),
    { numRuns: 80 },
  )
})
