/** HTML as a browser's parser sees it (https://html.spec.whatwg.org/multipage/parsing.html), by parse5. */
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface Page {
  /** In the order of the text. */
  readonly tags: readonly Tag[]
  readonly comments: readonly string[]
  /** What is read; scripts and styles are not. */
  readonly text: string
  /** The pieces of it between tags, but for code. */
  readonly pieces: readonly string[]
  /** What the parser had to mend. */
  readonly errors: readonly string[]
}

export function readPage(html: string): Page {
  const errors: string[] = []
  const root = parse(html, { onParseError: ({ code }) => void errors.push(code) })
  return pageOf(root, errors)
}

/** A part of a page, as a Markdown renderer makes it. */
export const readPart = (html: string): Page => pageOf(parseFragment(html), [])

function pageOf(root: Node, errors: readonly string[]): Page {
  const nodes = [...walk(root)]
  const texts = nodes.flatMap((node) => ('value' in node ? [node] : []))
  const tags = nodes.flatMap((node) =>
    'tagName' in node
      ? [
          {
            name: node.tagName,
            attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
          },
        ]
      : [],
  )
  const comments = nodes.flatMap((node) => ('data' in node ? [node.data] : []))
  const pieces = texts.filter(({ parentNode }) => !isCode(parentNode)).map(({ value }) => value)
  return { tags, comments, pieces, text: texts.map(({ value }) => value).join(''), errors }
}

const isCode = (node: Node | null): boolean =>
  node !== null && 'tagName' in node && (/^(code|pre)$/.test(node.tagName) || isCode(node.parentNode))

function* walk(node: Node): Generator<Node> {
  yield node
  if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) return
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child)
}
