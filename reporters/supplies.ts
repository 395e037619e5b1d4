/**
 * What would settle what nobody can tell: lines of `outside:` are put together, one an entry, so that they can be pasted as they are;
 * everything else is an option or a command.
 */
export interface Supplies {
  /** `"vpc-0a1b2c3d": { dnsSupport: …, dnsHostnames: … }` */
  readonly outside: readonly string[]
  readonly others: readonly string[]
}

const ENTRY = /^outside: \{ ("(?:[^"\\]|\\.)*"): \{ (.*) \} \}$/s

export function suppliesOf(all: readonly string[]): Supplies {
  const entries = new Map<string, Set<string>>()
  const others = new Set<string>()
  for (const supply of all) {
    const [, name, facts] = ENTRY.exec(supply) ?? []
    if (name === undefined || facts === undefined) others.add(supply)
    else entries.set(name, new Set([...(entries.get(name) ?? []), ...facts.split(', ')]))
  }
  return {
    outside: [...entries].map(([name, facts]) => `${name}: { ${inside(facts)} }`),
    others: [...others],
  }
}

/** Where one check says what it asks, a check that cannot say adds nothing. */
function inside(facts: ReadonlySet<string>): string {
  const named = [...facts].filter((fact) => fact !== '…')
  return (named.some((fact) => fact.endsWith('…')) ? named : [...named, '…']).join(', ')
}
