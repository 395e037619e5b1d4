import fc from 'fast-check'
import { excerptOf } from '../../engine/excerpt'
import { jsonLocator } from '../../engine/json-locator'

const locateJson = (text: string, path: readonly (string | number)[]) => jsonLocator(text)(path)

import { locator } from '../../engine/locate'
import { jsonPath, span, wholeSource } from '../../model/place'

const inText = (text: string) => locator((source) => (source === 'a' ? text : undefined))

describe('lines and columns', () => {
  test.each([
    ['one\ntwo\n', 4, 7, { line: 2, column: 1 }, { line: 2, column: 4 }],
    ['one\r\ntwo', 5, 8, { line: 2, column: 1 }, { line: 2, column: 4 }],
    ['one\rtwo', 4, 7, { line: 2, column: 1 }, { line: 2, column: 4 }],
    ['"😀" = 1', 7, 8, { line: 1, column: 8 }, { line: 1, column: 9 }],
    ['one\n', 4, 99, { line: 2, column: 1 }, { line: 2, column: 1 }],
  ])('%j from %d', (text, start, end, from, to) => {
    expect(inText(text).range(span('a', start, end))).toEqual({ file: 'a', start: from, end: to })
  })

  test('a whole source, or one that was not read, is its first character', () => {
    const first = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
    expect(inText('x').range(wholeSource('a'))).toEqual({ file: 'a', ...first })
    expect(inText('x').range(span('b', 3, 4))).toEqual({ file: 'b', ...first })
  })
})

describe('a JSON path', () => {
  const text = '{"a": [1, {"b": "x, ]}", "b\\u0063": true}], "a2": null, "a": [0]}'
  const at = (path: readonly (string | number)[]) => {
    const found = locateJson(text, path)
    return found && text.slice(found.start, found.end)
  }

  test('finds values, and of a repeated key the last', () => {
    expect(at(['a', 0])).toBe('0')
    expect(at(['a2'])).toBe('null')
    expect(at(['a', 1])).toBeUndefined()
    expect(locateJson('[{"bc": 1}]', [0, 'bc'])).toEqual({ start: 8, end: 9 })
    expect(locateJson('{"b\\u0063": true}', ['bc'])).toEqual({ start: 12, end: 16 })
  })

  test('ends on texts that are not JSON', () => {
    for (const broken of ['', '{', '{"a"', '{"a":', '{"a": [', '["', '{"a" 1}', '[1 2]', '{a: 1}']) {
      expect(locateJson(broken, ['a', 0])).toBeUndefined()
    }
  })

  test('depth costs nothing', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(locateJson(`{"x": ${deep}, "y": 1}`, ['y'])).toBeDefined()
  })

  test('points at exactly the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(0, 2),
        fc.infiniteStream(fc.nat(5)),
        (value, indent, turns) => {
          const json = JSON.stringify(value, null, indent)
          const path: (string | number)[] = []
          let here: unknown = value
          for (const turn of turns) {
            if (typeof here !== 'object' || here === null || path.length > 5) break
            const keys = Object.keys(here)
            const key = keys[turn % Math.max(keys.length, 1)]
            if (key === undefined) break
            path.push(Array.isArray(here) ? Number(key) : key)
            here = Reflect.get(here, key)
          }
          const found = locateJson(json, path)
          expect(found && JSON.parse(json.slice(found.start, found.end))).toEqual(
            JSON.parse(JSON.stringify(here)),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  test('what is not in the document is shown at what is around it', () => {
    const place = jsonPath('a', ['a2', 'x', 'y'])
    expect(inText(text).range(place).start.column).toBe(text.indexOf('null') + 1)
  })
})

describe('an excerpt', () => {
  const excerpt = (text: string, start: number, end: number) =>
    excerptOf(inText(text), inText(text).range(span('a', start, end)))
  const whole = (text: string, point: string) => {
    const start = text.indexOf(point)
    return excerpt(text, start, start + point.length)?.lines
  }

  test('masks every literal that is not the point, and keeps columns', () => {
    const text = 'environment = { KEY = "s3cret", URL = "https://x" }'
    expect(whole(text, '"https://x"')).toEqual(['environment = { KEY = "******", URL = "https://x" }'])
  })

  test('masks the plain scalars of YAML', () => {
    expect(whole('Password: hunter2 # set by hand', 'Password')).toEqual(['Password: ******* # ***********'])
    expect(whole('- hunter2', '-')).toEqual(['- *******'])
    expect(whole('PrivateDnsEnabled: true', 'PrivateDnsEnabled')).toEqual(['PrivateDnsEnabled: true'])
    expect(whole('Type: AWS::EC2::VPC', 'Type')).toEqual(['Type: AWS::EC2::VPC'])
  })

  test('ends where a text of several lines begins', () => {
    const text = 'UserData: !Sub |\n  #!/bin/sh\n  export PASSWORD=hunter2\n'
    const block = `Instance:\n  ${text.replaceAll('\n', '\n  ')}`
    expect(excerpt(block, 0, block.length)?.lines).toEqual(['Instance:', '  UserData: !Sub |'])
  })

  test('keeps the keys of JSON', () => {
    expect(whole('{"Type": "secret", "On": true}', 'true')).toEqual(['{"Type": "******", "On": true}'])
  })

  test('keeps the labels of a pointed header', () => {
    expect(whole('resource "aws_vpc" "main" {', 'resource "aws_vpc" "main"')).toEqual([
      'resource "aws_vpc" "main" {',
    ])
  })

  test('is left out for a line that nobody can read', () => {
    expect(excerpt(`"${'x'.repeat(5000)}"`, 1, 2)).toBeNull()
  })

  test('is cut after a few lines', () => {
    const text = Array.from({ length: 40 }, (_, at) => `line${at}`).join('\n')
    expect(excerpt(text, 0, text.length)?.lines.length).toBe(6)
  })
})
