/** `vpclint graph`: resources and what they refer to, in three languages. */
import type { Drawing } from '../../model/drawing'
import { plain } from '../../reporters/plain'
import { elementsOf, parseXml } from '../support/xml'
import { FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const drawing = (folder: string, ...words: readonly string[]): Drawing =>
  JSON.parse(vpclint(folder, ['graph', '--as', 'json', ...words]).output)

test('draws what refers to what, across languages, with what lies outside', () => {
  const folder = folderWith({ '.git/HEAD': '', 'net/main.tf': FAULTY_ROOT, 'stack.yaml': FAULTY_TEMPLATE })
  const { nodes, links } = drawing(folder)
  const address = (id: string) => nodes.find((node) => node.id === id)?.address
  const said = links.map(({ from, to, relation }) => `${address(from)} ${relation} ${address(to)}`)
  expect(said).toEqual(
    expect.arrayContaining([
      'aws_vpc_endpoint.api vpc aws_vpc.main',
      'aws_vpc_endpoint.api subnets subnet-0a',
      'Endpoint vpc Vpc',
      'Endpoint securityGroups sg-0a',
    ]),
  )
  expect(nodes.find((node) => node.address === 'Vpc')).toMatchObject({
    kind: 'vpc',
    deployment: 'stack.yaml',
  })
  expect(nodes.find((node) => node.address === 'sg-0a')).toMatchObject({ kind: 'outside', deployment: null })
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
})

test('around an address, and with a suggestion where there is none', () => {
  const folder = folderWith({
    'main.tf': `${FAULTY_ROOT}\nresource "aws_vpc" "other" {\n  cidr_block = "10.1.0.0/16"\n}\n`,
  })
  const addresses = drawing(folder, '--around', 'aws_vpc.main').nodes.map((node) => node.address)
  expect(addresses).toEqual(expect.arrayContaining(['aws_vpc.main', 'aws_vpc_endpoint.api']))
  expect(addresses).not.toContain('aws_vpc.other')
  const missing = vpclint(folder, ['graph', '--around', 'aws_vpc.mian'])
  expect(missing).toMatchObject({ status: 2, output: '' })
  expect(missing.errors).toContain('Did you mean "aws_vpc.main"?')
})

test('reads a configuration of another repository, which a person names, and says what is wrong with --source', () => {
  const folder = folderWith({
    'app/.git/HEAD': '',
    'app/main.tf': FAULTY_ROOT,
    'app/not-a-plan': 'PK\u0003\u0004',
    'policy/.git/HEAD': '',
    'policy/vpclint.yaml': 'region: eu-west-1\n',
  })
  const words = ['graph', 'main.tf', '--config', '../policy/vpclint.yaml']
  expect(vpclint(folder, words, { folder: 'app' })).toMatchObject({ status: 0, errors: '' })
  const refused = vpclint(folder, [...words, '--source', 'not-a-plan'], { folder: 'app' })
  expect(refused.status).toBe(3)
  expect(refused.errors).toContain('app/not-a-plan')
})

test('a name cannot end a label, in Mermaid or in DOT', () => {
  const name = 'Evil\\"]; x --> y\\n<script> \\\\'
  const folder = folderWith({ 'a.yaml': FAULTY_TEMPLATE.replace('  Vpc:', `  "${name}":`) })
  for (const line of vpclint(folder, ['graph']).output.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(flowchart LR| {2}subgraph g\d+\["[^"<>]*"\]| {4}n\d+\["[^"<>]*<br>[^"<>]*"\]| {2}end| {2}n\d+ -\.?->\|"[^"<>]*"\| n\d+)$/,
    )
  for (const line of vpclint(folder, ['graph', '--as', 'dot']).output.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(digraph vpclint \{|[^"]*|[^"]*"(?:[^"\\]|\\.)*"(?:, xlabel="(?:[^"\\]|\\.)*"\]|, style=dashed\]|\])?)$/,
    )
})

test('as SVG every resource is a box, whole or around an address, and a name is only text', () => {
  const name = 'Evil"/><script>alert(1)</script>\u202e'
  const files = {
    'main.tf': FAULTY_ROOT,
    'a.yaml': FAULTY_TEMPLATE.replace('  Vpc:', `  ${JSON.stringify(name)}:`),
  }
  const folder = folderWith(files)
  const { output, status } = vpclint(folder, ['graph', '--as', 'svg'])
  expect(status).toBe(0)
  const elements = elementsOf(parseXml(output))
  expect([...new Set(elements.map((each) => each.name))].sort()).toEqual([
    'g',
    'path',
    'rect',
    'style',
    'svg',
    'text',
    'title',
  ])
  const titles = elements.flatMap((each) => (each.name === 'title' ? [each.text] : []))
  expect(titles).toHaveLength(drawing(folder).nodes.length)
  expect(titles).toContain(`VPC ${plain(name)} (a.yaml)`)
  const near = vpclint(folder, ['graph', '--as', 'svg', '--around', 'aws_vpc_endpoint.api']).output
  expect(near).toContain('aws_vpc_endpoint.api')
  expect(near).not.toContain('Evil')
})

test('the same input gives the same picture; an unknown language is refused', () => {
  const folder = folderWith({ 'main.tf': FAULTY_ROOT })
  expect(vpclint(folder, ['graph']).output).toBe(vpclint(folder, ['graph', '--as', 'mermaid']).output)
  expect(vpclint(folder, ['graph', '--as', 'svgg'])).toMatchObject({
    status: 2,
    errors: expect.stringContaining('Did you mean "svg"?'),
  })
})
