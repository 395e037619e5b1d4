/** Archives: what Terraform wrote is read, what somebody made to do harm is refused with a reason. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readSavedPlan, unpackedIn } from '../../../parsers/terraform/saved-plan'
import { unzipped, zipDirectory } from '../../../parsers/zip'

interface Part {
  readonly name: string
  readonly text: string
  readonly stored?: true
  readonly encrypted?: true
  /** The size that the directory claims. */
  readonly claims?: number
}

function zip(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, stored, encrypted, claims } of parts) {
    const data = stored ? Buffer.from(text) : deflateRawSync(Buffer.from(text))
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(encrypted ? 1 : 0, 8)
    entry.writeUInt16LE(stored ? 0 : 8, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(claims ?? Buffer.byteLength(text), 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    local.push(header, Buffer.from(name), data)
    directory.push(entry, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, ...directory, end])
}

const LIMITS = { entries: 100, size: 10_000 }
const faultOf = (parts: readonly Part[]) => {
  const answer = unzipped(zip(parts), () => true, LIMITS)
  return 'fault' in answer ? answer.fault : 'none'
}

test('the sources of every module, by where they lay', () => {
  const saved = readFileSync(join(__dirname, '../../../fixtures/plans/saved/tfplan'))
  const snapshot = readSavedPlan('tfplan', saved)
  if ('code' in snapshot) throw new Error(snapshot.message)
  expect([...snapshot.keys()].sort()).toEqual([
    '.terraform/modules/modules.json',
    'main.tf',
    'mods/net/main.tf',
  ])
  expect(snapshot.get('mods/net/main.tf')).toContain('enable_dns_hostnames = var.hostnames')
})

describe('archives that are refused', () => {
  const fine: Part = { name: 'tfconfig/a.tf', text: 'a' }

  test.each<[string, readonly Part[], string]>([
    [
      'a name that leads out',
      [fine, { name: '../../etc/x', text: '' }],
      'has an entry whose name leads out of it',
    ],
    ['an absolute name', [{ name: '/etc/x', text: '' }], 'has an entry whose name leads out of it'],
    ['a name of Windows', [{ name: 'C:\\x', text: '' }], 'has an entry whose name leads out of it'],
    ['two entries of one name', [fine, fine], 'has two entries of one name'],
    ['an encrypted entry', [fine, { name: 'tfplan', text: 'x', encrypted: true }], 'is encrypted'],
    ['a bomb', [{ name: 'b', text: '0'.repeat(20_000) }], 'unpacks to more than'],
    ['a bomb that claims to be small', [{ name: 'b', text: '0'.repeat(20_000), claims: 10 }], 'is damaged'],
    [
      'many small ones that add up',
      [1, 2, 3].map((n) => ({ name: `${n}`, text: '0'.repeat(4_000) })),
      'unpacks to',
    ],
    [
      'too many entries',
      Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, text: '' })),
      'has more than 100',
    ],
  ])('%s', (_, parts, fault) => {
    expect(faultOf(parts)).toContain(fault)
  })

  test('with the same archive in order none is', () => {
    expect(faultOf([fine, { name: 'b', text: 'stored', stored: true }, { name: 'c', text: '' }])).toBe('none')
  })
})

test('cut and damaged archives end in a refusal, never in an exception', () => {
  const whole = zip([
    { name: 'tfplan', text: 'x' },
    { name: 'tfconfig/modules.json', text: '[{"Key":"","Dir":"."}]' },
    { name: 'tfconfig/m-/main.tf', text: 'resource "t" "t" {}' },
  ])
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      (length, changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, byte] of changes) bytes[at] = byte
        const cut = bytes.subarray(0, length)
        zipDirectory(cut)
        const answer = readSavedPlan('tfplan', cut)
        expect('code' in answer ? answer.severity : 'read').toMatch(/unreadable|read/)
      },
    ),
    { numRuns: 500 },
  )
})

test('a list of modules that names folders outside gives nothing outside', () => {
  const snapshot = readSavedPlan(
    'tfplan',
    zip([
      { name: 'tfconfig/modules.json', text: '[{"Key":"","Dir":"."},{"Key":"x","Dir":"../../etc"}]' },
      { name: 'tfconfig/m-x/passwd.tf', text: 'x' },
    ]),
  )
  if ('code' in snapshot) throw new Error(snapshot.message)
  const disk = { read: (name: string) => ({ refused: 'outside' as const, detail: name }), list: () => [] }
  const { sources } = unpackedIn('live/prod', 'tfplan', snapshot, disk)
  expect(sources.read('etc/passwd.tf')).toMatchObject({ text: 'x' })
  expect(unpackedIn('.', 'tfplan', snapshot, disk).sources.read('../../etc/passwd.tf')).toMatchObject({
    refused: 'outside',
  })
})
