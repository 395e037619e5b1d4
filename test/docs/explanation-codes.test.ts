/** The page of codes, held to the codes that there are, to those of Reachability Analyzer, and to the tests that it names. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BLOCK_CODES } from '../../paths/codes'

const root = join(__dirname, '../..')
const page = readFileSync(join(root, 'docs/explanation-codes.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| (`[A-Z]|–)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))
const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

/** https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html, by group. */
const ANALYZER = [
  ['NO_ROUTE_TO_DESTINATION', 'CANNOT_ROUTE', 'MORE_SPECIFIC_ROUTE', 'HIGHER_PRIORITY_ROUTE'],
  ['VPC_LOCAL_ROUTE_CIDR_RESTRICTION', 'BAD_STATE', 'BAD_STATE_ATTACHMENT', 'BAD_STATE_ROUTE'],
  ['BAD_STATE_VPN', 'TGW_BAD_STATE_VPN', 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS'],
  ['IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS', 'IGW_DESTINATION_ADDRESS_*', 'IGW_SOURCE_ADDRESS_*'],
  ['IGW_NAT_REFLECTION', 'INGRESS_RTB_NO_PUBLIC_IP', 'INGRESS_RTB_TRAFFIC_REDIRECTION'],
  ['IGW_EXPECTS_PUBLIC_ADDRESS', 'NGW_REQUIRES_SOURCE_IN_VPC', 'NGW_SOURCE_ADDRESS_REASSIGN'],
  ['NGW_DEST_ADDRESS_PRESERVATION', 'REGIONAL_NGW_ROUTE_AZ_RESTRICTION', 'REMAP_EPHEMERAL_PORT'],
  ['ENI_SG_RULES_MISMATCH', 'SG_HAS_NO_RULES', 'SG_REFERENCES_NOT_PRESERVED', 'SG_REFERENCING_SUPPORT'],
  ['UNKNOWN_PEERED_SGS', 'SUBNET_ACL_RESTRICTION', 'ELB_ACL_RESTRICTION', 'ENI_ADDRESS_RESTRICTION'],
  ['ENI_SOURCE_DEST_CHECK_RESTRICTION', 'ELBV2_LISTENERS_MISMATCH', 'ELBV2_LISTENER_PORT_RESTRICTION'],
  ['ELBV2_LISTENER_HAS_NO_TG', 'ELBV2_LISTENER_REQUIRES_TG_ACCEPT', 'ELBV2_NO_TARGETS_IN_AZ'],
  ['ELBV2_SOURCE_ADDRESS_PRESERVATION', 'ELB_*', 'ELB_NOT_CROSSZONE', 'ELB_INSTALLED_AZ_RESTRICTION'],
  ['TARGET_ADDRESS_RESTRICTION', 'TARGET_PORT_RESTRICTION', 'GWLB_*', 'FIREWALL_RULES_RESTRICTION'],
  ['VPCE_GATEWAY_PROTOCOL_RESTRICTION', 'VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION'],
  ['VPCE_INTRA_VPC_TRAFFIC', 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ', 'TGW_ROUTE_AZ_RESTRICTION'],
  ['TGW_ATTACH_VPC_AZ_RESTRICTION', 'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION', 'TGW_RTB_*'],
  ['PCX_REQUIRES_ADDRESS_IN_VPC_CIDR', 'VGW_PRIVATE_IP_ASSOCIATION_*', 'DISCONNECTED_VPCS'],
  ['VPC_BLOCK_PUBLIC_ACCESS_ENABLED', 'UNKNOWN_RESOURCE', 'UNKNOWN_DESTINATION', 'NO_POSSIBLE_DESTINATION'],
  ['TGW_RTB_ROUTES_ARE_UNKNOWN', 'UNSUPPORTED_COMPONENT', 'UNASSOCIATED_COMPONENT'],
  ['NO_SOURCE_OR_DESTINATION', 'NO_PATH'],
].flat()

test('every code of Reachability Analyzer stands in one row', () => {
  expect(rows.flatMap(([theirs]) => quoted(theirs)).sort()).toEqual([...ANALYZER].sort())
})

test('every code that a trace can have is on the page, and no other', () => {
  const told = rows.flatMap(([, ours]) => quoted(ours))
  expect([...new Set(told)].sort()).toEqual([...BLOCK_CODES].sort())
})

test.each(rows)('%s, here %s, covered: %s', (_theirs, ours = '', covered = '', shown = '') => {
  const [, file, title = ''] = /^`([^`]+)`: (.+)$/.exec(shown) ?? []
  if (file === undefined) {
    expect(covered).toMatch(/^(no|ours)\b/)
    return
  }
  expect(covered).toMatch(/^(yes|partly|ours)\b/)
  const path = join(root, file)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  expect(text).toContain(`test('${title}`)
  // The test that shows a block expects its code.
  expect(quoted(ours).filter((code) => !text.includes(code))).toEqual([])
})
