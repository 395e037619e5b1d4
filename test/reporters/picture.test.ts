/** Pictures: every box has its place, stands in what it belongs to and on nothing else; findings mark what they speak of. */
import fc from 'fast-check'
import type { Drawing } from '../../model/drawing'
import { arrange, type Box } from '../../reporters/picture/arrange'
import { choose } from '../../reporters/picture/choose'
import { shortName } from '../../reporters/picture/label'
import { markedBy, marksOf } from '../../reporters/picture/marks'
import { nest, parentsIn } from '../../reporters/picture/nest'
import { detail, overview } from '../../reporters/picture/svg'
import { readPart } from '../support/html'
import { readReport } from './goldens'

const KINDS = [
  'vpc',
  'subnet',
  'vpc-endpoint',
  'load-balancer',
  'rest-api',
  'listener',
  'hosted-zone',
  'outside',
]
const RELATIONS = ['vpc', 'subnets', 'subnet', 'vpcEndpoints', 'loadBalancer', 'target']

const drawings: fc.Arbitrary<Drawing> = fc.nat(24).chain((last) => {
  const node = fc.record({ kind: fc.constantFrom(...KINDS), address: fc.string() })
  const link = fc.record({
    from: fc.nat(last),
    to: fc.nat(last),
    relation: fc.constantFrom(...RELATIONS),
    exact: fc.boolean(),
  })
  return fc
    .tuple(fc.array(node, { minLength: last + 1, maxLength: last + 1 }), fc.array(link, { maxLength: 40 }))
    .map(([nodes, links]) => ({
      nodes: nodes.map((each, index) => ({ id: `n${index}`, deployment: 'a', range: null, ...each })),
      links: links.map(({ from, to, ...rest }) => ({ from: `n${from}`, to: `n${to}`, ...rest })),
    }))
})

const holds = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

const isApart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y

test('every box is there once, in the picture, in its owner and beside all others', () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      const { boxes, width, height } = arrange(drawing)
      const parents = parentsIn(drawing)
      expect(boxes.map(({ node }) => node.id).sort()).toEqual(drawing.nodes.map(({ id }) => id).sort())
      const ancestors = (id: string): readonly string[] => {
        const parent = parents.get(id)
        return parent === undefined ? [] : [parent, ...ancestors(parent)]
      }
      for (const box of boxes) {
        expect(holds({ ...box, x: 0, y: 0, width, height }, box)).toBe(true)
        for (const other of boxes) {
          if (other === box) continue
          if (ancestors(box.node.id).includes(other.node.id)) expect(holds(other, box)).toBe(true)
          else if (!ancestors(other.node.id).includes(box.node.id)) expect(isApart(box, other)).toBe(true)
        }
      }
    }),
  )
})

test('a picture has what is marked, whatever is left out for its size', () => {
  fc.assert(
    fc.property(drawings, fc.nat(3), (drawing, count) => {
      const marked = new Set(drawing.nodes.slice(0, count).map(({ id }) => id))
      const { drawing: chosen } = choose(drawing, marked, 6)
      const ids = chosen.nodes.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining([...marked]))
      expect(ids.length).toBeLessThanOrEqual(6)
    }),
  )
})

test('what joins two others is a line between them, unless a finding speaks of it', () => {
  const node = (id: string, kind: string) => ({ id, kind, address: id, deployment: 'a', range: null })
  const link = (from: string, to: string, relation: string) => ({ from, to, relation, exact: true })
  const drawing = {
    nodes: [
      node('balancer', 'load-balancer'),
      node('listener', 'listener'),
      node('rule', 'listener-rule'),
      node('group', 'target-group'),
    ],
    links: [
      link('listener', 'balancer', 'loadBalancer'),
      link('rule', 'listener', 'listener'),
      link('rule', 'group', 'targetGroups'),
    ],
  }
  const plainly = choose(drawing, new Set(), 60).drawing
  expect(plainly.nodes.map(({ id }) => id)).toEqual(['balancer', 'group'])
  expect(plainly.links).toMatchObject([{ from: 'balancer', to: 'group' }])
  expect(choose(drawing, new Set(['listener']), 60).drawing.nodes.map(({ id }) => id)).toContain('listener')
})

/** Of a cubic curve, by its path `M x y C x y x y x y`. */
function furthestRight(path: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = (path.match(/-?[\d.]+/g) ?? [])
    .map(Number)
    .filter((_, at) => at % 2 === 0)
  const at = (t: number): number =>
    (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
  return Math.max(...Array.from({ length: 21 }, (_, step) => at(step / 20)))
}

test('every line is inside of the picture, also between boxes that stand one above the other', () => {
  let beyondBoxes = 0
  fc.assert(
    fc.property(drawings, (drawing) => {
      const marks = { faulty: new Set(['n0']), facts: new Map(), way: ['n0', 'n1'] }
      const { tags } = readPart(overview(drawing, marks))
      const width = Number(tags.find(({ name }) => name === 'svg')?.attributes.width ?? 0)
      const ends = tags
        .filter(({ name, attributes }) => name === 'path' && / ?wire|way/.test(attributes.class ?? ''))
        .map(({ attributes }) => furthestRight(attributes.d ?? ''))
      if (ends.some((end) => end > arrange(drawing).width - 8)) beyondBoxes += 1
      expect(ends.filter((end) => end > width)).toEqual([])
    }),
  )
  expect(beyondBoxes).toBeGreaterThan(0)
})

test('subnets stand in their network, what is in one subnet in that, what is in several beside them', () => {
  const report = readReport('public-api-hidden')
  if (report.drawing === undefined) throw new Error('the stored report has a drawing')
  const roots = nest(report.drawing)
  const inside = roots.find(({ node }) => node.kind === 'vpc')?.inside ?? []
  const named = inside.map(({ node, inside: inner }) => [
    node.address,
    inner.map((each) => each.node.address),
  ])
  expect(named).toEqual([
    ['aws_vpc_endpoint.execute_api', []],
    ['aws_subnet.private["a"]', ['aws_lambda_function.invoice']],
    ['aws_subnet.private["c"]', []],
    ['aws_lambda_function.checkout', []],
    ['aws_vpc_endpoint.partner', []],
  ])
})

describe('a finding', () => {
  const report = readReport('public-api-hidden')
  const [finding] = report.findings
  const { drawing } = report
  if (finding === undefined || drawing === undefined) throw new Error('the stored report has both')
  const address = (id: string) => drawing.nodes.find((node) => node.id === id)?.address
  const marks = marksOf(finding, drawing)

  test('marks what is at fault, the facts by number, and the way of its request', () => {
    expect([...marks.faulty].map(address)).toEqual(['aws_vpc_endpoint.execute_api'])
    expect([...marks.facts].map(([id, numbers]) => [address(id), numbers])).toEqual([
      ['aws_vpc_endpoint.execute_api', [1]],
      ['aws_api_gateway_rest_api.orders', [2]],
      ['aws_lambda_function.checkout', [3, 4]],
    ])
    expect(marks.way.map(address)).toEqual([
      'aws_lambda_function.checkout',
      'aws_vpc_endpoint.execute_api',
      'aws_api_gateway_rest_api.orders',
    ])
  })

  test('has a picture of its own with a cross, numbers and an arrow for each step', () => {
    const { tags, text } = readPart(detail(drawing, marks))
    const classes = tags.map(({ attributes }) => attributes.class)
    expect(classes.filter((name) => name === 'badge-mark fault')).toHaveLength(1)
    expect(classes.filter((name) => name === 'badge-mark fact')).toHaveLength(4)
    expect(classes.filter((name) => name === 'head')).toHaveLength(2)
    expect(text).toContain('checkout')
  })

  test('that speaks of nothing drawn has none', () => {
    expect(detail(drawing, { faulty: new Set(), facts: new Map(), way: [] })).toBe('')
    expect(markedBy(marks).size).toBe(3)
  })
})

test('what is too much for a picture is counted, and of a thousand networks those at fault are shown', () => {
  const nodes = Array.from({ length: 1_000 }, (_each, index) => ({
    id: `n${index}`,
    kind: 'vpc',
    address: `aws_vpc.v${index}`,
    deployment: 'a',
    range: null,
  }))
  const marks = { faulty: new Set(['n777']), facts: new Map<string, readonly number[]>(), way: [] }
  const { text } = readPart(overview({ nodes, links: [] }, marks))
  expect(text).toContain('v777')
  expect(text).toContain('999 more resources not drawn here')
})

test.each([
  ['aws_vpc.main', 'main'],
  ['module.net.aws_vpc.main', 'net.main'],
  ['data.aws_vpc.main', 'main'],
  ['OrdersApi', 'OrdersApi'],
  ['aws_vpc.', 'aws_vpc.'],
  ['aws_subnet.a["x.y"]', 'a["x.y"]'],
  ['ApplicationLoadBalancerOfTheShop', 'Applicati…OfTheShop'],
])('%s is called %s', (address, name) => {
  expect(shortName(address)).toBe(name)
})
