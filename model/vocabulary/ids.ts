/** Ids that AWS makes: what stands before the dash says the kind. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */

/** `vpc-0123456789abcdef0`, and the shorter ones of before 2018. */
export const isId = (name: string): boolean => /^[a-z-]+-[0-9a-f]{8,17}$/.test(name)

const KIND_OF_ID: ReadonlyMap<string, string> = new Map([
  ['vpc', 'vpc'],
  ['subnet', 'subnet'],
  ['sg', 'security-group'],
  ['rtb', 'route-table'],
  ['acl', 'network-acl'],
  ['vpce', 'vpc-endpoint'],
  ['vpce-svc', 'endpoint-service'],
  ['nat', 'nat-gateway'],
  ['igw', 'internet-gateway'],
  ['pcx', 'vpc-peering'],
  ['tgw', 'transit-gateway'],
  ['pl', 'prefix-list'],
  ['dopt', 'dhcp-options'],
])

/** By its id; undefined where it is none, or of a kind that no table is of. */
export const kindOfId = (name: string): string | undefined =>
  isId(name) ? KIND_OF_ID.get(name.slice(0, name.lastIndexOf('-'))) : undefined

/** What the ids of a kind begin with; undefined where people give its names, or nobody says. */
export function idPrefixOf(kind: string): string | undefined {
  for (const [prefix, of] of KIND_OF_ID) if (of === kind) return prefix
  return undefined
}
