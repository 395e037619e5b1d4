/**
 * # Addresses
 *
 *     module.svc["k.2[x]"].module.db[0].data.aws_subnet.a["b"]
 *
 * Keys may contain anything, so an address is read token by token and never split at dots or brackets.
 */

export type InstanceKey = string | number

export interface ModuleStep {
  readonly name: string
  readonly key?: InstanceKey
}

export interface Address {
  readonly modules: readonly ModuleStep[]
  readonly mode: 'managed' | 'data' | 'ephemeral'
  readonly type: string
  readonly name: string
  readonly key?: InstanceKey
}

/** A step of a traversal, with where it ends in the text. */
export type Step =
  | { readonly is: 'name'; readonly name: string; readonly end: number }
  | { readonly is: 'key'; readonly key: InstanceKey; readonly end: number }

const STEP = /\.?([\p{L}_*][\p{L}\p{N}\p{M}_*-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.(\d+)/suy

/** The steps of `a.b["c"][0].d`; undefined when the text is not a traversal. */
export function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text)
    if (found === null) return undefined
    const key = found[2] ?? found[4]
    const end = STEP.lastIndex
    if (found[1] !== undefined) steps.push({ is: 'name', name: found[1], end })
    else if (key !== undefined) steps.push({ is: 'key', key: Number(key), end })
    else steps.push({ is: 'key', key: unquoted(found[3] ?? '""'), end })
  }
  return steps
}

/** Terraform prints string keys as HCL strings: like JSON, but `${` and `%{` are doubled. */
function unquoted(quoted: string): string {
  try {
    const text: unknown = JSON.parse(quoted)
    return typeof text === 'string' ? text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{') : quoted
  } catch {
    return quoted.slice(1, -1)
  }
}

export function printKey(key: InstanceKey | undefined): string {
  if (key === undefined) return ''
  if (typeof key === 'number') return `[${key}]`
  return `[${JSON.stringify(key).replace(/\$\{/g, '$$$${').replace(/%\{/g, '%%{')}]`
}

/** `module.a["k"].module.b`; empty for the root. */
export const printModules = (modules: readonly ModuleStep[]): string =>
  modules.map((step) => `module.${step.name}${printKey(step.key)}`).join('.')

export function printAddress(address: Address): string {
  const prefix = address.modules.length === 0 ? '' : `${printModules(address.modules)}.`
  const mode = address.mode === 'managed' ? '' : `${address.mode}.`
  return `${prefix}${mode}${address.type}.${address.name}${printKey(address.key)}`
}

/** The last module instance that was seen: a plan lists what is in it in one go. */
let last: { readonly prefix: string; readonly modules: readonly ModuleStep[] } = { prefix: '', modules: [] }

/** What follows the modules, as it was read before: the instances of a module have the same resources. */
const within = new Map<string, ResourceAddress | undefined>()
const MOST_KEPT = 10_000

/** Undefined for what is not the address of a resource or an instance of one. */
export function parseAddress(text: string): Address | undefined {
  if (last.prefix !== '' && text.startsWith(last.prefix)) {
    const found = withinModule(text.slice(last.prefix.length))
    if (found) return { modules: last.modules, ...found }
  }
  const steps = stepsOf(text)
  if (steps === undefined) return undefined
  const { modules, rest, end } = modulesFirst(steps)
  if (modules.length > 0) last = { prefix: `${text.slice(0, end)}.`, modules }
  const found = resourceOf(rest)
  return found && { modules, ...found }
}

/** Undefined for what stands in a module further inside. */
function withinModule(text: string): ResourceAddress | undefined {
  const known = within.get(text)
  if (known !== undefined || within.has(text)) return known
  const { modules, rest } = modulesFirst(stepsOf(text) ?? [])
  const found = modules.length === 0 ? resourceOf(rest) : undefined
  if (within.size === MOST_KEPT) within.clear()
  within.set(text, found)
  return found
}

/** The module instances at the start of an address, and what follows. */
export function modulesFirst(steps: readonly Step[]): {
  modules: readonly ModuleStep[]
  rest: readonly Step[]
  /** Where the modules end in the text. */
  end: number
} {
  const modules: ModuleStep[] = []
  let at = 0
  while (nameAt(steps, at) === 'module') {
    const name = nameAt(steps, at + 1)
    if (name === undefined) break
    const key = keyAt(steps, at + 2)
    modules.push(key === undefined ? { name } : { name, key })
    at += key === undefined ? 2 : 3
  }
  return { modules, rest: steps.slice(at), end: steps[at - 1]?.end ?? 0 }
}

type ResourceAddress = Omit<Address, 'modules'>

function resourceOf(steps: readonly Step[]): ResourceAddress | undefined {
  const head = resourceHead(steps)
  if (head === undefined || head.length !== steps.length) return undefined
  const { mode, type, name, key } = head
  return { mode, type, name, ...(key === undefined ? {} : { key }) }
}

export function nameAt(steps: readonly Step[], at: number): string | undefined {
  const step = steps[at]
  return step?.is === 'name' ? step.name : undefined
}

export function keyAt(steps: readonly Step[], at: number): InstanceKey | undefined {
  const step = steps[at]
  return step?.is === 'key' ? step.key : undefined
}

export function compareKeys(a: InstanceKey | undefined, b: InstanceKey | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareTexts(String(a ?? ''), String(b ?? ''))
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function compareAddresses(a: Address, b: Address): number {
  return a.modules === b.modules ? compareWithin(a, b) : compareModules(a, b) || compareWithin(a, b)
}

function compareModules({ modules }: Address, { modules: others }: Address): number {
  for (let at = 0; at < modules.length; at += 1) {
    const [step, other] = [modules[at], others[at]]
    if (step === undefined || other === undefined) return 1
    const order = compareTexts(step.name, other.name) || compareKeys(step.key, other.key)
    if (order !== 0) return order
  }
  return others.length > modules.length ? -1 : 0
}

const compareWithin = (a: Address, b: Address): number =>
  compareTexts(a.mode, b.mode) ||
  compareTexts(a.type, b.type) ||
  compareTexts(a.name, b.name) ||
  compareKeys(a.key, b.key)

/** `data.aws_vpc.main["a"]`: what the first steps name, and how many they are. */
export function resourceHead(steps: readonly Step[]) {
  const first = nameAt(steps, 0)
  const mode: Address['mode'] = first === 'data' || first === 'ephemeral' ? first : 'managed'
  const at = mode === 'managed' ? 0 : 1
  const type = nameAt(steps, at)
  const name = nameAt(steps, at + 1)
  if (type === undefined || name === undefined) return undefined
  const key = keyAt(steps, at + 2)
  return { mode, type, name, key, length: at + (key === undefined ? 2 : 3) }
}

/** All instances of a block: `module.a.aws_x.y`. Keys may hold brackets, so quoted ones go first. */
export const blockAddress = (address: string): string =>
  address.replace(/\["(?:[^"\\]|\\.)*"\]/g, '').replace(/\[[^\]]*\]/g, '')
