/** A strict reader of the XML that reporters write: elements, attributes, text; throws at whatever is not well-formed. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`not escaped: ${text}`)
  if (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) throw new Error('no XML character')
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_all, code, name) =>
    code === undefined ? (NAMED[name] ?? '') : String.fromCodePoint(Number(code)),
  )
}

export function parseXml(document: string): Element {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
  if (!document.startsWith(declaration)) throw new Error('no declaration')
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ]
  for (const [, text = '', tag] of document.slice(declaration.length).matchAll(/([^<]*)(?:<([^>]*)>)?/gs)) {
    const inner = open[open.length - 1]
    if (inner === undefined) throw new Error('closed too often')
    inner.text += unescaped(text)
    if (tag === undefined) continue
    if (tag.startsWith('/')) {
      open.pop()
      if (inner.name !== tag.slice(1)) throw new Error(`${tag} closes ${inner.name}`)
      open[open.length - 1]?.children.push(inner)
      continue
    }
    const [, name = '', rest = '', end] = /^([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)$/.exec(tag) ?? []
    if (name === '') throw new Error(`no tag: ${tag}`)
    const attributes = Object.fromEntries(
      [...rest.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
    )
    const element = { name, attributes, children: [], text: '' }
    if (end === '/') inner.children.push(element)
    else open.push(element)
  }
  const [outside] = open
  if (open.length !== 1 || outside?.children.length !== 1 || outside.text.trim() !== '')
    throw new Error('not one root')
  return outside.children[0] as Element
}

export const elementsOf = (element: Element): readonly Element[] => [
  element,
  ...element.children.flatMap(elementsOf),
]
