/** Kinds of resources as people write them. */

/** Words of kinds that are not written in small letters. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  [
    'API',
    'VPC',
    'NAT',
    'ACL',
    'DNS',
    'DHCP',
    'RDS',
    'ECS',
    'EKS',
    'EC2',
    'IAM',
    'IP',
    'CIDR',
    'S3',
    'HTTP',
    'REST',
    'Cloud',
    'Lambda',
    'Map',
    'WebSocket',
  ].map((word) => [word.toLowerCase(), word]),
)

/** `2 VPC endpoints`: the kind's own name, spelled as AWS does. */
export function countOf(count: number, kind: string): string {
  const noun = kind
    .split('-')
    .map((word) => SPELLED.get(word) ?? word)
    .join(' ')
  return `${count} ${count === 1 ? noun : pluralOf(noun)}`
}

function pluralOf(noun: string): string {
  if (/(options|settings)$/.test(noun)) return noun
  if (/(s|x|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

/** `VPC endpoint` */
export const kindName = (kind: string): string => countOf(1, kind).slice('1 '.length)
