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

describe('IPv6', () => {
  /** Few networks of one /32, so that they often nest. */
  const six = fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(0, 32, 48, 64, 128),
    )
    .map(
      ([a, b, bits]) =>
        `${masked((0x2001_0db8n << 96n) | (BigInt(a) << 80n) | (BigInt(b) << 64n), bits)}/${bits}`,
    )
  const host = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1 }))
    .map(([a, b, d]) => (0x2001_0db8n << 96n) | (BigInt(a) << 80n) | (BigInt(b) << 64n) | BigInt(d))
  const spelled = (address: bigint): string =>
    [7, 6, 5, 4, 3, 2, 1, 0].map((word) => ((address >> BigInt(word * 16)) & 0xffffn).toString(16)).join(':')
  function masked(address: bigint, bits: number): string {
    const shift = BigInt(128 - bits)
    return spelled((address >> shift) << shift)
  }
  const holds = (cidr: string, address: bigint): boolean =>
    cidr === `${masked(address, bitsOf(cidr))}/${bitsOf(cidr)}`
  const at = (address: bigint) => ({ is: 'ranges', ranges: rangesOf(spelled(address)) ?? [] }) as const

  test('the longest prefix that holds an address is the route, and none of IPv4 is', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(six, { maxLength: 6 }),
        fc.uniqueArray(cidr, { maxLength: 2 }),
        host,
        (cidrs, others, to) => {
          const by = (name: string, destination: string, where: number) =>
            block(
              'aws_route',
              name,
              `route_table_id = aws_route_table.a.id\n${destination}\ntransit_gateway_id = "tgw-0123456789abcde${where}f"`,
            )
          const routes = [
            ...cidrs.map((one, n) => by(`six${n}`, `destination_ipv6_cidr_block = "${one}"`, n)),
            ...others.map((one, n) => by(`four${n}`, `destination_cidr_block = "${one}"`, n)),
          ]
          const graph = terraform(BOTH, table('a', ''), ...routes)
          const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), at(to))
          const [best] = cidrs.filter((one) => holds(one, to)).sort((a, b) => bitsOf(b) - bitsOf(a))
          const names = graph.ofKind('route').map(({ address }) => address)
          const chosen = names.filter(
            (name) => truth(asked(ways, (way) => (way.address === name ? YES : NO), NO)) === true,
          )
          expect(chosen).toEqual(best === undefined ? [] : [`aws_route.six${cidrs.indexOf(best)}`])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('groups let in what one of their rules of that family lets in', () => {
    fc.assert(
      fc.property(
        fc.array(six, { maxLength: 3 }),
        fc.array(cidr, { maxLength: 2 }),
        host,
        (sixes, fours, from) => {
          const rule = (peer: string) =>
            `ingress {\n protocol = "tcp"\n from_port = 443\n to_port = 443\n ${peer}\n}\n`
          const rules = [
            ...sixes.map((one) => rule(`ipv6_cidr_blocks = ["${one}"]`)),
            ...fours.map((one) => rule(`cidr_blocks = ["${one}"]`)),
          ]
          const graph = terraform(BOTH, group('c', rules.join('')), TASK)
          const { groups } = clientOf(graph, resource(graph, 'aws_ecs_service.task'))
          const peer = { addresses: at(from), groups: undefined, identity: NO } as const
          const said = groups && truth(groupsAllow(graph, groups, 'in', tcp(443), peer))
          expect(said).toBe(sixes.some((one) => holds(one, from)))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the first rule of a network ACL that matches decides', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(six, fc.boolean()), { maxLength: 5 }), host, (rules, from) => {
        const blocks = rules.map(
          ([one, allow], n) =>
            `ingress {\n rule_no = ${n + 1}\n action = "${allow ? 'allow' : 'deny'}"\n protocol = "tcp"\n from_port = 443\n to_port = 443\n ipv6_cidr_block = "${one}"\n}\n`,
        )
        const acl = block(
          'aws_network_acl',
          'a',
          `vpc_id = aws_vpc.main.id\nsubnet_ids = [aws_subnet.a.id]\n${[...blocks].reverse().join('')}`,
        )
        const graph = terraform(BOTH, acl)
        const subnet = resource(graph, 'aws_subnet.a')
        const said = truth(aclAllows(graph, subnet, 'in', { from: 443, to: 443 }, at(from)))
        expect(said).toBe(rules.find(([one]) => holds(one, from))?.[1] ?? false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('routes that a gateway is told of', () => {
  const VGW = block('aws_vpn_gateway', 'v', 'vpc_id = aws_vpc.main.id')
  const TOLD = 'propagating_vgws = [aws_vpn_gateway.v.id]'
  const static_ = (cidrs: readonly string[]) =>
    cidrs.map((one, at) =>
      block(
        'aws_route',
        `r${at}`,
        `route_table_id = aws_route_table.a.id\ndestination_cidr_block = "${one}"\ntransit_gateway_id = "tgw-0123456789abcde${at}f"`,
      ),
    )

  test('may be narrower than any that is seen, so that only what holds either way is told', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cidr, { maxLength: 4 }), address, (cidrs, to) => {
        const graph = terraform(BOTH, VGW, table('a', TOLD), ...static_(cidrs))
        const ranges = rangesOf(dotted(to)) ?? []
        const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'ranges', ranges })
        // Whatever the gateway is told of, the answer is that of the best static route or that of the gateway.
        expect(truth(asked(ways, () => YES, NO))).toBe('unknown')
        expect(truth(asked(ways, () => NO, NO))).toBe('unknown')
      }),
      { numRuns: 30 },
    )
  })

  test('lose to a static route of the same prefix: the way to the internet stays', () => {
    const graph = terraform(BOTH, VGW, table('a', TOLD), ...static_(['0.0.0.0/0']))
    const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'public', half: 'low' })
    expect(truth(asked(ways, () => YES, NO))).toBe(true)
  })

  test('are none where nothing is told', () => {
    const graph = terraform(BOTH, VGW, table('a', ''), ...static_(['10.0.0.0/8']))
    const ranges = rangesOf('10.9.0.1') ?? []
    const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'ranges', ranges })
    expect(truth(asked(ways, () => YES, NO))).toBe(true)
  })
})

describe('one more route', () => {
  const by = (name: string, destination: string) =>
    block(
      'aws_route',
      name,
      `route_table_id = aws_route_table.a.id\ndestination_cidr_block = ${destination}\ntransit_gateway_id = "tgw-0123456789abcdef0"`,
    )
  const chosen = (pieces: readonly string[], to: number): readonly (readonly [string, unknown])[] => {
    const graph = terraform(BOTH, table('a', ''), ...pieces)
    const ranges = rangesOf(dotted(to)) ?? []
    const ways = waysOf(graph, resource(graph, 'aws_route_table.a'), { is: 'ranges', ranges })
    return graph
      .ofKind('route')
      .map(({ address }) => [address, truth(asked(ways, (way) => (way.address === address ? YES : NO), NO))])
  }
  const named = (cidrs: readonly string[]) => cidrs.map((one, at) => by(`r${at}`, `"${one}"`))

  test('changes nothing outside its range, and takes everything inside of it that no narrower one holds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(cidr, { minLength: 1, maxLength: 5 }),
        address,
        ([more = '', ...cidrs], to) => {
          const before = chosen(named(cidrs), to)
          const after = chosen([...named(cidrs), by('more', `"${more}"`)], to)
          const narrower = cidrs.some((one) => inCidr(to, one) && bitsOf(one) > bitsOf(more))
          const takes = inCidr(to, more) && !narrower
          expect(after).toEqual(
            takes
              ? [...before.map(([name]) => [name, false]), ['aws_route.more', true]]
              : [...before, ['aws_route.more', false]],
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('whose destination nobody knows leaves told only what every destination leaves', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cidr, { maxLength: 4 }), cidr, address, (cidrs, value, to) => {
        const variable = 'variable "to" {\n type = string\n}\n'
        const unknown = chosen([variable, ...named(cidrs), by('more', 'var.to')], to)
        const known = new Map(chosen([...named(cidrs), by('more', `"${value}"`)], to))
        for (const [name, told] of unknown) if (told !== 'unknown') expect(known.get(name)).toBe(told)
      }),
      { numRuns: 60 },
    )
  })
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
