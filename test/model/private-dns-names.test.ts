/** The catalogue of private DNS names is facts, each with where it is from. */
import { privateDnsNames } from '../../model/vocabulary/private-dns-names'

const all = [...privateDnsNames]

test('many services, each with a source of AWS and with names of one Region', () => {
  expect(all.length).toBeGreaterThan(140)
  for (const [service, { names, source }] of all) {
    expect({ service, source }).toEqual({
      service,
      source: expect.stringMatching(/^https:\/\/(docs\.aws\.amazon\.com|github\.com\/aws-samples)\//),
    })
    for (const name of names)
      expect({ service, name }).toEqual({
        service,
        name: expect.stringMatching(/^(\*\.)?[a-z0-9.-]+\.\{region\}\.(amazonaws\.com|api\.aws)$/),
      })
  }
})

test.each([
  ['kinesis-firehose', 'firehose.{region}.amazonaws.com'],
  ['appstream.api', 'appstream2.{region}.amazonaws.com'],
  ['rum-dataplane', 'dataplane.rum.{region}.amazonaws.com'],
  ['transfer.server', '*.server.transfer.{region}.amazonaws.com'],
  ['athena', 'athena.{region}.amazonaws.com'],
  ['lambda', 'lambda.{region}.api.aws'],
])('%s answers %s', (service, name) => {
  expect(privateDnsNames.get(service)?.names).toContain(name)
})

test('no two services answer one name, so that only endpoints of one service are rivals', () => {
  const names = all.flatMap(([, each]) => each.names)
  expect(names.length).toBe(new Set(names).size)
})
