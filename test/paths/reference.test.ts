/** Route lookup, groups and network ACLs against slow versions that are plainly right, and what opening something may do. */
import fc from 'fast-check'
import { NO, type Standing, YES } from '../../graph/standing'
import { rangesOf } from '../../model/range'
import { firstMatch } from '../../paths/first-match'
import { aclAllows } from '../../paths/network-acls'
import { clientOf } from '../../paths/places-client'
import { asked, waysOf } from '../../paths/routing'
import { groupsAllow, tcp } from '../../paths/security-group-rules'
import {
  BOTH,
  block,
  CLIENT_GROUP,
  group,
  logs,
  resource,
  TASK,
  table,
  task,
  terraform,
  verdict,
  walked,
} from './network'

const truth = (is: Standing): boolean | 'unknown' =>
  is.yes.is === 'always' ? true : is.no.is === 'always' ? false : 'unknown'

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
const inCidr = (address: number, cidr: string): boolean => {
  const [text = '', bits = '32'] = cidr.split('/')
  const start = text.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0)
  const size = 2 ** (32 - Number(bits))
  return Math.floor(address / size) === Math.floor(start / size)
}
const bitsOf = (cidr: string): number => Number(cidr.split('/')[1])

/** Few networks, so that they often nest. */
const cidr = fc
  .tuple(
    fc.constantFrom(10, 52),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(0, 8, 16, 24, 32),
  )
  .map(([a, b, c, bits]) => {
    const size = 2 ** (32 - bits)
    const address = ((a * 256 + b) * 256 + c) * 256
    return `${dotted(Math.floor(address / size) * size)}/${bits}`
  })
const address = fc
  .tuple(
    fc.constantFrom(10, 52),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 1 }),
  )
  .map(([a, b, c, d]) => ((a * 256 + b) * 256 + c) * 256 + d)

test('the longest prefix that holds an address is the route, whatever the order of the text', () => {
  fc.assert(
    fc.property(fc.uniqueArray(cidr, { maxLength: 6 }), address, (cidrs, to) => {
      const routes = cidrs.map((one, at) =>
        block(
          'aws_route',
          `r${at}`,
          `route_table_id = aws_route_table.a.id\ndestination_cidr_block = "${one}"\ntransit_gateway_id = "tgw-0123456789abcde${at}f"`,
        ),
      )
      const graph = terraform(BOTH, table('a', ''), ...routes)
      const ranges = rangesOf(dotted(to)) ?? []
      const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'ranges', ranges })
      const fitting = cidrs.filter((one) => inCidr(to, one)).sort((a, b) => bitsOf(b) - bitsOf(a))
      const best = fitting[0] === undefined ? undefined : `aws_route.r${cidrs.indexOf(fitting[0])}`
      const chosen = cidrs
        .map((_, at) => `aws_route.r${at}`)
        .filter((name) => truth(asked(ways, (by) => (by.address === name ? YES : NO), NO)) === true)
      expect(chosen).toEqual(best === undefined ? [] : [best])
    }),
    { numRuns: 60 },
  )
})

/** What decides between two routes to equally many addresses: the lower goes first. */
const SORTS = ['static', 'listed'] as const
const sorted = fc.uniqueArray(fc.tuple(cidr, fc.constantFrom(...SORTS)), {
  maxLength: 5,
  selector: ([one, sort]) => `${sort} ${one}`,
})

test('of equal prefixes a static route goes before one by a prefix list', () => {
  fc.assert(
    fc.property(sorted, address, (entries, to) => {
      const pieces = entries.map(([one, sort], at) => {
        const by =
          sort === 'static'
            ? `destination_cidr_block = "${one}"`
            : `destination_prefix_list_id = aws_ec2_managed_prefix_list.l${at}.id`
        const list = block(
          'aws_ec2_managed_prefix_list',
          `l${at}`,
          `name = "l${at}"\naddress_family = "IPv4"\nmax_entries = 1\nentry {\n cidr = "${one}"\n}`,
        )
        const way = block(
          'aws_route',
          `r${at}`,
          `route_table_id = aws_route_table.a.id\n${by}\ntransit_gateway_id = "tgw-0123456789abcde${at}f"`,
        )
        return `${sort === 'listed' ? list : ''}${way}`
      })
      const graph = terraform(BOTH, table('a', ''), ...pieces)
      const ranges = rangesOf(dotted(to)) ?? []
      const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'ranges', ranges })
      const rank = ([one, sort]: (typeof entries)[number]) =>
        -bitsOf(one) * SORTS.length + SORTS.indexOf(sort)
      const fitting = entries.filter(([one]) => inCidr(to, one)).sort((a, b) => rank(a) - rank(b))
      const best = fitting[0] ? [`aws_route.r${entries.indexOf(fitting[0])}`] : []
      const chosen = entries
        .map((_, at) => `aws_route.r${at}`)
        .filter((name) => truth(asked(ways, (by) => (by.address === name ? YES : NO), NO)) === true)
      expect(chosen).toEqual(best)
    }),
    { numRuns: 60 },
  )
})

const rule = fc.record({
  cidr,
  from: fc.integer({ min: 440, max: 446 }),
  more: fc.integer({ min: 0, max: 3 }),
  protocol: fc.constantFrom('tcp', 'udp', '-1'),
})
type Rule = typeof rule extends fc.Arbitrary<infer T> ? T : never
const written = (side: string, { cidr: peer, from, more, protocol }: Rule): string =>
  `${side} {\n protocol = "${protocol}"\n from_port = ${protocol === '-1' ? 0 : from}\n to_port = ${protocol === '-1' ? 0 : from + more}\n cidr_blocks = ["${peer}"]\n}\n`
const carries = ({ from, more, protocol }: Rule, port: number): boolean =>
  protocol === '-1' || (protocol === 'tcp' && port >= from && port <= from + more)

test('groups let in what one of their rules lets in', () => {
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 5 }),
      address,
      fc.integer({ min: 440, max: 449 }),
      (rules, from, port) => {
        const graph = terraform(BOTH, group('c', rules.map((one) => written('ingress', one)).join('')), TASK)
        const { groups } = clientOf(graph, resource(graph, 'aws_ecs_service.task'))
        const ranges = rangesOf(dotted(from)) ?? []
        const peer = { addresses: { is: 'ranges', ranges }, groups: undefined, identity: NO } as const
        const said = groups && truth(groupsAllow(graph, groups, 'in', tcp(port), peer))
        expect(said).toBe(rules.some((one) => carries(one, port) && inCidr(from, one.cidr)))
      },
    ),
    { numRuns: 60 },
  )
})

test('the first rule of a network ACL that matches decides', () => {
  const numbered = fc.array(fc.tuple(rule, fc.boolean()), { maxLength: 5 })
  fc.assert(
    fc.property(
      numbered,
      address,
      fc.integer({ min: 440, max: 449 }),
      fc.integer(),
      (rules, from, port, seed) => {
        const blocks = rules.map(([one, allow], at) => {
          const [low, high] = one.protocol === '-1' ? [0, 0] : [one.from, one.from + one.more]
          return `ingress {\n rule_no = ${at + 1}\n action = "${allow ? 'allow' : 'deny'}"\n protocol = "${one.protocol}"\n from_port = ${low}\n to_port = ${high}\n cidr_block = "${one.cidr}"\n}\n`
        })
        const shuffled = seed % 2 === 0 ? blocks : [...blocks].reverse()
        const acl = block(
          'aws_network_acl',
          'a',
          `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\n${shuffled.join('')}`,
        )
        const graph = terraform(BOTH, acl)
        const ranges = rangesOf(dotted(from)) ?? []
        const said = truth(
          aclAllows(
            graph,
            resource(graph, 'aws_subnet.a'),
            'in',
            { from: port, to: port },
            { is: 'ranges', ranges },
          ),
        )
        const first = rules.find(([one]) => carries(one, port) && inCidr(from, one.cidr))
        expect(said).toBe(first?.[1] ?? false)
      },
    ),
    { numRuns: 60 },
  )
})

test('one more rule in a group never blocks a way', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), rule, (rules, more) => {
      const toLogs = (all: readonly Rule[]) =>
        verdict(
          walked(
            terraform(
              BOTH,
              CLIENT_GROUP,
              TASK,
              logs(),
              group('e', all.map((one) => written('ingress', one)).join('')),
            ),
            'aws_ecs_service.task',
            { is: 'service', service: 'logs' },
          ),
        )
      const before = toLogs(rules)
      if (before === 'reachable') expect(toLogs([...rules, more])).toBe('reachable')
    }),
    { numRuns: 40 },
  )
})

test('what is known later never turns what was told: a reachable way stays so, a block stays one', () => {
  const unseen = 'variable "peer" {\n type = string\n}\n'
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 3 }), rule, cidr, (rules, open, value) => {
      const way = (peer: string) =>
        verdict(
          walked(
            terraform(
              BOTH,
              unseen,
              CLIENT_GROUP,
              task(),
              logs(),
              group(
                'e',
                `${rules.map((one) => written('ingress', one)).join('')}${written('ingress', open).replace(`"${open.cidr}"`, peer)}`,
              ),
            ),
            'aws_ecs_service.task',
            { is: 'service', service: 'logs' },
          ),
        )
      const unknown = way('var.peer')
      if (unknown !== 'unknown') expect(way(`"${value}"`)).toBe(unknown)
    }),
    { numRuns: 40 },
  )
})

test('of entries in an order the answer is that of trying every possibility', () => {
  const kind = fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown')
  const standing = (is: boolean | 'unknown'): Standing =>
    is === true ? YES : is === false ? NO : { yes: { is: 'never' }, no: { is: 'never' } }
  fc.assert(
    fc.property(fc.array(fc.tuple(kind, kind), { maxLength: 5 }), (entries) => {
      const worlds = (at: number): readonly (boolean | 'unknown')[] => {
        const [matches, gives] = entries[at] ?? [true, false as const]
        return [...(matches === false ? [] : [gives]), ...(matches === true ? [] : worlds(at + 1))]
      }
      const all = worlds(0)
      const [one] = all
      const expected = all.every((each) => each === one) ? one : 'unknown'
      expect(
        truth(
          firstMatch(
            entries.map(([matches, gives]) => ({ matches: standing(matches), gives: standing(gives) })),
            NO,
          ),
        ),
      ).toBe(expected)
    }),
  )
})
