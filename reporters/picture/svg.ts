/** A picture as SVG: text, boxes and lines, nothing that runs or asks for anything. */
import { around, type Drawing } from '../../model/drawing'
import { htmlText } from '../html/escape'
import { kindName } from '../kind-words'
import { plain } from '../plain'
import { words } from '../wording'
import { arrange, type Box } from './arrange'
import { choose } from './choose'
import { familyOf } from './kinds'
import { fitted, shortName } from './label'
import { type Marks, markedBy, NO_MARKS } from './marks'
import { parentsIn } from './nest'
import { PICTURE_STYLE, STANDALONE_COLORS } from './style'
import { round, type Wire, wayThrough, wiresOf } from './wires'

/** Boxes of a picture that a reader can take in: of all that was read, and of one finding. */
const OVERVIEW = 60
const DETAIL = 14

/** On a page what is too wide is made smaller, but not too small to be read. */
const sizeOf = (width: number): string => (width > 1000 ? ' wide' : width > 560 ? ' middle' : '')

/** Inside of a page, whose style colours it. Empty where there is nothing to see. */
export function overview(drawing: Drawing, marks: Marks): string {
  const chosen = choose(drawing, markedBy(marks), OVERVIEW)
  if (chosen.drawing.nodes.length === 0) return ''
  const left = chosen.left === 0 ? '' : `<p class="totals">${htmlText(words.notDrawn(chosen.left))}</p>`
  return `<div class="scroll">${svg(chosen.drawing, marks, words.network, '')}</div>${left}`
}

/** What one finding speaks of and what stands next to it; empty where that is one thing alone. */
export function detail(drawing: Drawing, marks: Marks): string {
  const marked = markedBy(marks)
  const chosen = choose(drawing, marked, DETAIL).drawing
  const near = around(chosen, [...marked], 1)
  return near.nodes.length < 2 ? '' : `<div class="scroll">${svg(near, marks, words.where, '')}</div>`
}

/** A file of its own: everything that was read. */
export const standaloneSvg = (drawing: Drawing): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${svg(drawing, NO_MARKS, 'vpclint', `<style>${STANDALONE_COLORS}${PICTURE_STYLE}</style>`)}\n`

function svg(drawing: Drawing, marks: Marks, title: string, style: string): string {
  const { boxes, width: tight, height } = arrange(drawing)
  const parents = parentsIn(drawing)
  const wires = wiresOf(drawing.links, boxes, parents)
  const isTie = ({ link: { from, to } }: Wire) =>
    isMarked(from, marks) && isMarked(to, marks) && (marks.faulty.has(from) || marks.faulty.has(to))
  const [ties, others] = [wires.filter(isTie), wires.filter((wire) => !isTie(wire))]
  const way = wayThrough(marks.way, boxes)
  const width = Math.max(tight, ...[...others, ...way].map(({ right }) => right + EDGE), ...ties.map(endOf))
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="picture${sizeOf(width)}" ${size} role="img" aria-label="${htmlText(title)}">`,
    style,
    ...boxes.filter(({ isFrame }) => isFrame).map((box) => frame(box, marks)),
    ...others.filter((wire) => !isPlacement(wire, parents)).map((wire) => line(wire, 'wire')),
    ...boxes.filter(({ isFrame }) => !isFrame).map((box) => leaf(box, marks)),
    ...ties.map((wire) => line(wire, 'wire tie')),
    ...way.flatMap(arrow),
    ...ties.map(word),
    ...boxes.map((box) => badge(box, marks)),
    '</svg>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** Beside what comes nearest to it. */
const EDGE = 12

/** Of a line and the word upon it, which is about six wide a letter. */
const endOf = ({ link, middle, right }: Wire): number =>
  Math.max(right, middle.x + relationName(link.relation).length * 3) + EDGE

/** Which of a network's subnets something stands in is read in the text; drawn, it hides everything else. */
const isPlacement = ({ link: { from, to, relation } }: Wire, parents: ReadonlyMap<string, string>): boolean =>
  relation === 'subnets' && parents.has(to) && parents.get(from) === parents.get(to)

const isMarked = (id: string, { faulty, facts, way }: Marks): boolean =>
  faulty.has(id) || facts.has(id) || way.includes(id)

function markOf({ node }: Box, marks: Marks): string {
  if (marks.faulty.has(node.id)) return ' faulty'
  return isMarked(node.id, marks) ? ' marked' : ''
}

const place = ({ x, y, width, height }: Box, corner: number): string =>
  `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${corner}"`

const tip = ({ node }: Box): string =>
  `<title>${htmlText(`${kindName(node.kind)} ${node.address}${node.deployment === null ? '' : ` (${node.deployment})`}`)}</title>`

function frame(box: Box, marks: Marks): string {
  const { node, x, y, width } = box
  const room = Math.floor((width - 28) / 7.4)
  const label = fitted(`${kindName(node.kind)}  ${shortName(node.address)}`, room)
  return `<g class="frame ${node.kind === 'vpc' ? 'network' : 'inner'}${markOf(box, marks)}">${tip(box)}<rect ${place(box, 10)}/><text x="${round(x + 14)}" y="${round(y + 22)}">${htmlText(label)}</text></g>`
}

function leaf(box: Box, marks: Marks): string {
  const { node, x, y, height } = box
  return [
    `<g class="leaf ${familyOf(node.kind)}${node.kind === 'outside' ? ' outside' : ''}${markOf(box, marks)}">${tip(box)}`,
    `<rect ${place(box, 7)}/>`,
    `<rect class="stripe" x="${round(x + 5)}" y="${round(y + 8)}" width="3" height="${round(height - 16)}" rx="1.5"/>`,
    `<text class="kind" x="${round(x + 16)}" y="${round(y + 17)}">${htmlText(kindName(node.kind))}</text>`,
    `<text x="${round(x + 16)}" y="${round(y + 34)}">${htmlText(shortName(node.address))}</text></g>`,
  ].join('')
}

/** A cross at what is at fault, the numbers of the facts at what they speak of. */
function badge(box: Box, marks: Marks): string {
  const numbers = marks.facts.get(box.node.id) ?? []
  const signs = [...(marks.faulty.has(box.node.id) ? ['✕'] : []), ...numbers.map(String)].slice(0, 6)
  return signs
    .map((sign, index) => {
      const x = round(box.x + box.width - 4 - (signs.length - 1 - index) * 21)
      const y = round(box.y + 1)
      return `<g class="badge-mark ${sign === '✕' ? 'fault' : 'fact'}"><circle cx="${x}" cy="${y}" r="9.5"/><text x="${x}" y="${round(y + 4)}">${sign}</text></g>`
    })
    .join('')
}

const line = ({ link, path }: Wire, style: string): string =>
  `<path class="${style}${link.exact ? '' : ' unsure'}" d="${path}"/>`

/** A line whose end says which way the request goes. */
function arrow({ path }: Wire): readonly string[] {
  const [x = 0, y = 0] = path.split(' ').slice(-2).map(Number)
  const [control = 0] = path.split(' ').slice(-4).map(Number)
  const back = control > x ? 8 : -8
  return [
    `<path class="wire way" d="${path}"/>`,
    `<path class="head" d="M${x} ${y}L${round(x + back)} ${round(y - 4.5)}L${round(x + back)} ${round(y + 4.5)}Z"/>`,
  ]
}

const word = ({ link, middle }: Wire): string =>
  `<text class="word" x="${middle.x}" y="${middle.y}">${htmlText(relationName(link.relation))}</text>`

/** `vpcEndpoints` is `VPC endpoints`. */
function relationName(relation: string): string {
  const kind = relation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return fitted(plain(kindName(kind)), 24)
}
