/** Times that the text names; the clock itself is never asked. */
import { type FunctionTable, fault, pure2 } from './define'

const timestamp = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const unitMilliseconds: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  ns: 0.000001,
}

function timeadd(text: string, duration: string) {
  const time = timestamp.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) return fault('this is no RFC 3339 timestamp.')
  if (!/^[+-]?(\d+(\.\d+)?(h|ms|us|ns|m|s))+$/.test(duration)) return fault('this is no duration.')
  const sign = duration.startsWith('-') ? -1 : 1
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(h|ms|us|ns|m|s)/g)]
  const added = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitMilliseconds[unit ?? ''] ?? 0),
    0,
  )
  const zone = text.slice(-6)
  const ahead = /^[+-]/.test(zone)
    ? Date.parse(`1970-01-01T00:00:00Z`) - Date.parse(`1970-01-01T00:00:00${zone}`)
    : 0
  const moved = new Date(time + sign * added + ahead)
  return Number.isNaN(moved.getTime())
    ? fault('the result is no time.')
    : moved.toISOString().replace(/\.\d+Z$/, ahead === 0 ? 'Z' : zone)
}

function timecmp(one: string, other: string) {
  const apart =
    timestamp.test(one) && timestamp.test(other) ? Date.parse(one) - Date.parse(other) : Number.NaN
  return Number.isNaN(apart) ? fault('this is no RFC 3339 timestamp.') : Math.sign(apart)
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Letters in runs are fields, everything in single quotes and other characters is text. */
function formatdate(spec: string, text: string) {
  const found = timestamp.exec(text)
  if (found === null) return fault('this is no RFC 3339 timestamp.')
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', , zone = 'Z'] = found
  const weekday = days[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()] ?? ''
  const name = months[Number(month) - 1] ?? ''
  const twelve = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12
  const isUtc = zone.toUpperCase() === 'Z'
  const fields: Readonly<Record<string, string>> = {
    YYYY: year,
    YY: year.slice(2),
    MMMM: name,
    MMM: name.slice(0, 3),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
    EEEE: weekday,
    EEE: weekday.slice(0, 3),
    hh: hour,
    h: String(Number(hour)),
    HH: two(twelve),
    H: String(twelve),
    AA: Number(hour) < 12 ? 'AM' : 'PM',
    aa: Number(hour) < 12 ? 'am' : 'pm',
    mm: minute,
    m: String(Number(minute)),
    ss: second,
    s: String(Number(second)),
    ZZZZZ: isUtc ? '+00:00' : zone,
    ZZZZ: isUtc ? '+0000' : zone.replace(':', ''),
    ZZZ: isUtc ? 'UTC' : zone.replace(':', ''),
    Z: isUtc ? 'Z' : zone,
  }
  const pieces = spec.match(/'(?:[^']|'')*'|([a-zA-Z])\1*|[^a-zA-Z']+/g) ?? []
  const written = pieces.map((piece) => {
    if (piece.startsWith("'")) return piece.slice(1, -1).replaceAll("''", "'")
    return /^[a-zA-Z]/.test(piece) ? fields[piece] : piece
  })
  return written.every((piece) => piece !== undefined) ? written.join('') : fault('an unknown field.')
}

export const times: FunctionTable = {
  timeadd: pure2(['text', 'text'], timeadd),
  timecmp: pure2(['text', 'text'], timecmp),
  formatdate: pure2(['text', 'text'], formatdate),
}
