/** Encodings and digests. */
import { createHash } from 'node:crypto'
import { type FunctionTable, fault, pure1, pure2 } from './define'

const digest = (algorithm: string, encoding: 'hex' | 'base64') =>
  pure1('text', (text) => createHash(algorithm).update(text, 'utf8').digest(encoding))

function base64decode(text: string) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return fault('the text is no base64.')
  const bytes = Buffer.from(text, 'base64')
  const decoded = bytes.toString('utf8')
  return Buffer.from(decoded, 'utf8').equals(bytes) ? decoded : fault('the bytes are no UTF-8.')
}

/** As Go's url.QueryEscape. */
const urlencode = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

function urldecode(text: string) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return fault('the text is not URL-encoded.')
  }
}

const namespaces: Readonly<Record<string, string>> = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
}

function uuidv5(namespace: string, name: string) {
  const uuid = (Object.hasOwn(namespaces, namespace) ? namespaces[namespace] : namespace) ?? ''
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex')
  if (bytes.length !== 16) return fault('the namespace is no UUID.')
  const hash = createHash('sha1').update(bytes).update(name, 'utf8').digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export const encodings: FunctionTable = {
  base64encode: pure1('text', (text) => Buffer.from(text, 'utf8').toString('base64')),
  base64decode: pure1('text', base64decode),
  base64sha256: digest('sha256', 'base64'),
  base64sha512: digest('sha512', 'base64'),
  md5: digest('md5', 'hex'),
  sha1: digest('sha1', 'hex'),
  sha256: digest('sha256', 'hex'),
  sha512: digest('sha512', 'hex'),
  urlencode: pure1('text', urlencode),
  urldecode: pure1('text', urldecode),
  uuidv5: pure2(['text', 'text'], uuidv5),
}
