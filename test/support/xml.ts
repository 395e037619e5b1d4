/** XML as its readers see it: saxes refuses whatever is not well-formed (https://www.w3.org/TR/xml/). */
import { SaxesParser } from 'saxes'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** The root; throws at the first fault, and at all that a report has no use for: comments, CDATA, instructions, a DOCTYPE. */
export function parseXml(document: string): Element {
  const outside: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [outside]
  const parser = new SaxesParser({ xmlns: false } as const)
  const refuse = (what: string) => () => {
    throw new Error(`no ${what} is expected`)
  }
  parser.on('comment', refuse('comment'))
  parser.on('cdata', refuse('CDATA'))
  parser.on('doctype', refuse('DOCTYPE'))
  parser.on('processinginstruction', refuse('instruction'))
  parser.on('opentag', ({ name, attributes }) => void open.push({ name, attributes, children: [], text: '' }))
  parser.on('text', (text) => {
    const inner = open.at(-1)
    if (inner !== undefined) inner.text += text
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed !== undefined) open.at(-1)?.children.push(closed)
  })
  parser.write(document).close()
  const [root] = outside.children
  if (root === undefined) throw new Error('no root')
  return root
}

export const elementsOf = (element: Element): readonly Element[] => [
  element,
  ...element.children.flatMap(elementsOf),
]
