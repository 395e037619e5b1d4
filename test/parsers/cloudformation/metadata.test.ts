import { readMetadata } from '../../../parsers/cloudformation/metadata'
import { plain } from '../yaml/tree'

test('metadata of the template and of its resources, with places', () => {
  const text = `Metadata: { vpclint: { allow: [x] } }
Resources:
  A: { Type: A::B::C, Metadata: { aws:cdk:path: Net/A } }
  B: { Type: A::B::C }`
  const { template, resources } = readMetadata({ name: 'a.yaml', text })
  expect(plain(template)).toEqual({ vpclint: { allow: ['x'] } })
  expect([...resources].map(([id, node]) => [id, plain(node), text.slice(node.start, node.end)])).toEqual([
    ['A', { 'aws:cdk:path': 'Net/A' }, '{ aws:cdk:path: Net/A }'],
  ])
})

test('what is no template has none', () => {
  for (const text of ['', 'a: 1', '[]', '{'])
    expect(readMetadata({ name: 'a', text })).toEqual({ template: undefined, resources: new Map() })
})
