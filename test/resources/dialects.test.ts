/** Written in either dialect, the same thing is the same resource. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Inventory } from '../../model/resource'
import type { Kind } from '../../resources/define'
import { kindNamed, kinds } from '../../resources/index'
import { cloudformation, comparable, fromTemplate, fromTerraform, terraform } from './read-fixture'

const room = join(__dirname, '..', '..', 'fixtures', 'resources')
const folders = readdirSync(room, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const text = (folder: string, file: string): string => readFileSync(join(room, folder, file), 'utf8')

/** Kinds that only one dialect declares have nothing to be compared with. */
const inBoth = (kind: Kind | undefined): boolean => {
  if (!kind) return false
  const owners = Object.values<Kind>(kinds).filter((owner) =>
    Object.values(owner.rows).some((row) => row.row === 'parts' && row.kind === kind.kind),
  )
  const policy = kind.kind.startsWith('policy-')
  const within = (dialect: 'terraform' | 'cloudformation'): boolean =>
    policy || kind.names[dialect] !== null || owners.some((owner) => owner.names[dialect] !== null)
  return within('terraform') && within('cloudformation')
}

const said = (inventory: Inventory): readonly string[] =>
  inventory.resources
    .filter((resource) => resource.ownership === 'managed' && inBoth(kindNamed(resource.kind)))
    .filter((resource) => !onlyHere.has(resource.type))
    .map(comparable)
    .sort()

/** Terraform's own ways to say what a template says inside another resource, or cannot say. */
const onlyHere = new Set([
  'aws_default_vpc',
  'aws_default_route_table',
  'aws_internet_gateway_attachment',
  'AWS::EC2::VPCGatewayAttachment',
  'aws_vpc_endpoint_policy',
  'aws_api_gateway_rest_api_policy',
])

/** An internet gateway that names its VPC itself is a gateway and an attachment in a template. */
const withoutShortForms = (source: string): string =>
  source.replace('resource "aws_internet_gateway" "door" {\n  vpc_id = "vpc-0123456789abcdef0"\n}\n', '')

describe.each(folders)('%s', (folder) => {
  test('both texts are read without problems', () => {
    expect(terraform(text(folder, 'main.tf')).problems).toEqual([])
    expect(cloudformation(text(folder, 'template.yaml')).problems).toEqual([])
  })

  test('both dialects give the same resources', () => {
    const first = said(fromTerraform(withoutShortForms(text(folder, 'main.tf'))))
    expect(first).toEqual(said(fromTemplate(text(folder, 'template.yaml'))))
    expect(first.length).toBeGreaterThan(0)
  })
})

test('every kind is written in a fixture, in every dialect that can say it', () => {
  const seen = { terraform: new Set<string>(), cloudformation: new Set<string>() }
  for (const folder of folders) {
    for (const resource of fromTerraform(text(folder, 'main.tf')).resources) seen.terraform.add(resource.kind)
    for (const resource of fromTemplate(text(folder, 'template.yaml')).resources)
      seen.cloudformation.add(resource.kind)
  }
  const unseen = Object.values<Kind>(kinds).flatMap((kind) => [
    ...(kind.names.terraform !== null && !seen.terraform.has(kind.kind) ? [`terraform ${kind.kind}`] : []),
    ...(kind.names.cloudformation !== null && !seen.cloudformation.has(kind.kind)
      ? [`cloudformation ${kind.kind}`]
      : []),
  ])
  expect(unseen).toEqual([])
})
