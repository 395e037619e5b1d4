/** Nests the flat tokens of a template: `%{ if }` … `%{ endif }`, `%{ for }` … `%{ endfor }`. */
import { type Cursor, fail } from './cursor'
import type { TemplateToken } from './template-tokens'
import type { Expression, Span, TemplatePart } from './tree'

type Closer = 'else' | 'endif' | 'endfor'

interface Walk {
  readonly cursor: Cursor
  readonly tokens: readonly TemplateToken[]
  next: number
  depth: number
}

export function nestTokens(cursor: Cursor, tokens: readonly TemplateToken[]): TemplatePart[] {
  return nestUntil({ cursor, tokens, next: 0, depth: 0 }, [])
}

/** Parts up to one of the closing words, which is left at `next - 1`. */
function nestUntil(walk: Walk, closers: readonly Closer[]): TemplatePart[] {
  const parts: TemplatePart[] = []
  for (let token = nextToken(walk); token !== undefined; token = nextToken(walk)) {
    switch (token.kind) {
      case 'text':
        if (token.value !== '') parts.push(token)
        break
      case 'interpolation':
        parts.push(token)
        break
      case 'if':
      case 'for':
        parts.push(nestDirective(walk, token))
        break
      case 'else':
      case 'endif':
      case 'endfor':
        if (closers.includes(token.kind)) return parts
        failAt(walk, token, `"%{ ${token.kind} }" closes nothing.`)
    }
  }
  if (closers.length > 0) failAt(walk, walk.tokens.at(-1), `"%{ ${closers.at(-1)} }" is missing.`)
  return parts
}

/** None at the end, and none after what could not be read. */
function nextToken(walk: Walk): TemplateToken | undefined {
  const token = walk.cursor.failure === undefined ? walk.tokens[walk.next] : undefined
  if (token !== undefined) walk.next++
  return token
}

function nestDirective(walk: Walk, token: TemplateToken & { kind: 'if' | 'for' }): TemplatePart {
  if (walk.depth >= 100) failAt(walk, token, 'Template directives are nested too deep.')
  walk.depth++
  const part = token.kind === 'if' ? nestIf(walk, token) : nestFor(walk, token)
  walk.depth--
  return part
}

function nestIf(walk: Walk, token: Span & { kind: 'if'; condition: Expression }): TemplatePart {
  const then = nestUntil(walk, ['else', 'endif'])
  const hasElse = walk.tokens[walk.next - 1]?.kind === 'else'
  const otherwise = hasElse ? nestUntil(walk, ['endif']) : []
  return { kind: 'if', condition: token.condition, then, otherwise, start: token.start, end: endOfLast(walk) }
}

function nestFor(walk: Walk, token: TemplateToken & { kind: 'for' }): TemplatePart {
  const body = nestUntil(walk, ['endfor'])
  return { ...token, body, end: endOfLast(walk) }
}

const endOfLast = (walk: Walk): number => walk.tokens[walk.next - 1]?.end ?? 0

function failAt(walk: Walk, token: TemplateToken | undefined, message: string): void {
  const { base, at } = walk.cursor
  const start = token === undefined ? at : token.start - base
  fail(walk.cursor, message, start, token === undefined ? at + 1 : token.end - base)
}
