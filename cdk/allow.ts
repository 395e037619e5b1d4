/** Findings that people accept, said in the program: the template's metadata carries it to whoever judges it. */
import type { ConstructLike } from './plugin'

export interface AllowReason {
  readonly because: string
  /** `YYYY-MM-DD`: from this day on the finding is back. */
  readonly until?: string
}

interface Element {
  readonly cfnResourceType: string
  addMetadata(key: string, value: unknown): void
  getMetadata(key: string): unknown
}

interface StackLike {
  readonly templateOptions: { metadata?: { [key: string]: unknown } }
}

const KEY = 'vpclint'

/**
 * Allows what a rule finds at a construct's own resource (a `Vpc`: the VPC, not its subnets), in a stack: at all of it; where a
 * construct has no resource of its own: at all in it.
 */
export function allow(construct: ConstructLike, rule: string, { because, until }: AllowReason): void {
  const entry = { rule, because, ...(until !== undefined && { until }) }
  if (isStack(construct)) {
    const { templateOptions } = construct
    templateOptions.metadata = {
      ...templateOptions.metadata,
      [KEY]: withEntry(templateOptions.metadata?.[KEY], entry),
    }
    return
  }
  for (const element of elementsOf(construct))
    element.addMetadata(KEY, withEntry(element.getMetadata(KEY), entry))
}

function elementsOf(construct: ConstructLike): readonly Element[] {
  if (isElement(construct)) return [construct]
  const { defaultChild } = construct.node
  return isElement(defaultChild) ? [defaultChild] : construct.node.findAll().filter(isElement)
}

function withEntry(before: unknown, entry: object): { readonly allow: readonly unknown[] } {
  const list = isObject(before) && 'allow' in before && Array.isArray(before.allow) ? before.allow : []
  return { allow: [...list, entry] }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isElement = (value: unknown): value is Element =>
  isObject(value) && 'cfnResourceType' in value && 'addMetadata' in value && 'getMetadata' in value

const isStack = (value: unknown): value is StackLike => isObject(value) && 'templateOptions' in value
