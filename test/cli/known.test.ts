/** Known findings, allows and a configuration to start from, as a person meets them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { STARTING_CONFIGURATION } from '../../cli/init-command'
import { readConfigurationFile } from '../../engine/configuration/read'
import { vocabulary } from '../../lint'
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const repository = (more: Readonly<Record<string, string>> = {}) =>
  folderWith({ '.git/HEAD': '', 'live/main.tf': FAULTY_ROOT, ...more })
const only = ['--rule', FAULT]
const FILE = 'vpclint-baseline.txt'

describe('a baseline', () => {
  test('is written once, then only compared with, then written anew', () => {
    const folder = repository()
    expect(vpclint(folder, ['baseline', ...only])).toEqual({
      status: 0,
      output: `Wrote ${FILE}: 1 known finding.\nUse it: baseline: ${FILE} in vpclint.yaml, or --baseline.\n`,
      errors: '',
    })
    const before = readFileSync(join(folder, FILE), 'utf8')
    expect(before.split('\n')[1]).toMatch(
      /^[0-9a-f]{64} private-dns-without-vpc-dns vpc-endpoint aws_vpc_endpoint\.api$/,
    )
    writeFileSync(join(folder, 'live/main.tf'), FAULTY_ROOT.replace('"api"', '"other"'))
    const { status, output } = vpclint(folder, ['baseline', ...only])
    expect([status, output]).toEqual([
      1,
      `new    live/main.tf:10:25  ${FAULT}  aws_vpc_endpoint.other\n1 new, 0 known, 1 gone. --update writes ${FILE} anew.\n`,
    ])
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(before)
    expect(vpclint(folder, ['baseline', '--update', ...only])).toMatchObject({
      status: 0,
      output: `Wrote ${FILE}: 1 known finding (1 new, 1 gone).\n`,
    })
    expect(vpclint(folder, ['baseline', ...only])).toMatchObject({
      status: 0,
      output: `0 new, 1 known, 0 gone. --update writes ${FILE} anew.\n`,
    })
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  test('lets known findings pass and new ones fail', () => {
    const folder = repository()
    vpclint(folder, ['baseline', ...only])
    expect(vpclint(folder, [...only]).status).toBe(1)
    expect(vpclint(folder, [...only, '--baseline', FILE]).status).toBe(0)
    writeFileSync(join(folder, 'vpclint.yaml'), `baseline: ${FILE}\n`)
    expect(vpclint(folder, [...only]).status).toBe(0)
    writeFileSync(join(folder, 'template.yaml'), FAULTY_TEMPLATE)
    const { status, findings } = reportOf(folder, only)
    expect(status).toBe(1)
    expect(findings.map(({ change, range }) => [range.file, change])).toEqual([
      ['live/main.tf', 'still-there'],
      ['template.yaml', 'introduced'],
    ])
  })

  test('says what is gone', () => {
    const folder = repository()
    vpclint(folder, ['baseline', ...only])
    writeFileSync(join(folder, 'live/main.tf'), FAULTY_ROOT.replace('= false', '= true'))
    const { status, problems } = reportOf(folder, [...only, '--baseline', FILE])
    expect([status, problems.map(({ message }) => message)]).toEqual([
      0,
      ['1 known finding of the baseline is found no more, thank you.'],
    ])
  })

  test('is equal for a configuration and its plan', () => {
    const fixture = join(__dirname, '../../fixtures/rules', FAULT)
    const [scenario = ''] = readdirSync(fixture).filter((name) =>
      existsSync(join(fixture, name, 'plan.json')),
    )
    const text = (name: string) => readFileSync(join(fixture, scenario, name), 'utf8')
    const lines = (folder: string) => {
      vpclint(folder, ['baseline', ...only])
      return readFileSync(join(folder, FILE), 'utf8')
    }
    const source = folderWith({ 'main.tf': text('main.tf') })
    expect(lines(folderWith({ 'plan.json': text('plan.json') }))).toBe(lines(source))
  })

  test('is not written when something could not be read', () => {
    const folder = repository({ 'live/broken.tf': 'resource "aws_vpc" {{\n' })
    const { status, errors } = vpclint(folder, ['baseline'])
    expect([status, existsSync(join(folder, FILE))]).toEqual([3, false])
    expect(errors).toContain('no baseline was written')
  })

  test.each([
    ['that is not there', 'none.txt', undefined, 'There is no baseline none.txt.'],
    ['with a broken line', 'known.txt', 'nonsense\n', 'This is no line of a baseline'],
  ])('%s is exit status 2 and hides nothing', (_, name, text, message) => {
    const folder = repository(text === undefined ? {} : { [name]: text })
    const report = reportOf(folder, [...only, '--baseline', name])
    expect(report.status).toBe(2)
    expect(report.findings).toHaveLength(1)
    expect(report.problems.map((problem) => problem.message).join()).toContain(message)
  })

  test('that cannot be written is said', () => {
    const folder = repository()
    mkdirSync(join(folder, 'taken'))
    const { status, errors } = vpclint(folder, ['baseline', '--update', '--baseline', 'taken', ...only])
    expect([status, errors.includes('Could not write')]).toEqual([2, true])
  })
})

describe('allows', () => {
  const allowed = (comment: string) => FAULTY_ROOT.replace('= true', `= true # vpclint: allow ${comment}`)

  test('lists what is allowed, where, why and until when', () => {
    const folder = repository({ 'live/main.tf': allowed(`${FAULT} until 2026-06-30 because of the freeze`) })
    expect(vpclint(folder, ['allows', ...only])).toEqual({
      status: 0,
      errors: '',
      output: `live/main.tf:10:30  ${FAULT}  until 2026-06-30  because of the freeze
    aws_vpc_endpoint.api  live/main.tf:10:25
1 finding allowed; 0 allows to look at.
`,
    })
  })

  test('lists what does nothing any more', () => {
    const expired = repository({ 'live/main.tf': allowed(`${FAULT} until 2026-05-30 because of the freeze`) })
    expect(vpclint(expired, ['allows', ...only]).output).toBe(
      `live/main.tf:10:30  expired\n    ${FAULT} was allowed until 2026-05-30; it is reported again.\n0 findings allowed; 1 allow to look at.\n`,
    )
    const unused = repository({
      'live/main.tf': allowed(`${FAULT} because of the freeze`).replace('= false', '= true'),
    })
    expect(vpclint(unused, ['allows', ...only]).output).toContain('live/main.tf:10:30  unused\n')
  })

  test('are shown in text, counted in JSON, suppressed in SARIF and no reason to fail', () => {
    const folder = repository({ 'live/main.tf': allowed(`${FAULT} because of the freeze`) })
    const { status, output } = vpclint(folder, [...only, '--show', 'allowed'])
    expect([status, output.includes('because of the freeze')]).toEqual([0, true])
    expect(reportOf(folder, only).counts).toMatchObject({ error: 0, allowed: 1 })
    const sarif = JSON.parse(vpclint(folder, [...only, '--format', 'sarif']).output)
    expect(sarif.runs[0].results[0].suppressions).toEqual([
      expect.objectContaining({ kind: 'inSource', justification: 'of the freeze' }),
    ])
  })
})

describe('init', () => {
  test('writes a configuration that changes nothing', () => {
    const folder = repository()
    const before = reportOf(folder, only)
    expect(vpclint(folder, ['init']).status).toBe(0)
    expect(reportOf(folder, only)).toEqual(before)
  })

  test('writes settings that are right when they are uncommented', () => {
    const text = STARTING_CONFIGURATION.replace(/^#(?! )/gm, '').replace(/^#( {2})/gm, '$1')
    const { configuration, problems } = readConfigurationFile({ name: 'vpclint.yaml', text }, vocabulary)
    expect(problems).toEqual([])
    expect(configuration).toMatchObject({ failOn: 'error', region: 'eu-west-1', baseline: FILE })
    expect([configuration.allows.length, configuration.outside.length, configuration.joins.length]).toEqual([
      1, 1, 1,
    ])
    expect(configuration.extends.map(({ name }) => name)).toEqual(['./standard.yaml'])
    expect(configuration.deployments.map(({ name }) => name)).toEqual(['dev', 'prod'])
    for (const key of ['extends', 'when-undecided', 'modules', 'deployments', 'outside', 'baseline'])
      expect(text).toMatch(new RegExp(`(^|\\{ )${key}:`, 'm'))
  })

  test('overwrites nothing, and makes no folder', () => {
    const folder = repository({ 'vpclint.yaml': 'root: true\n' })
    expect(vpclint(folder, ['init'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('is there already'),
    })
    expect(vpclint(folder, ['init', 'none']).status).toBe(2)
    expect(readFileSync(join(folder, 'vpclint.yaml'), 'utf8')).toBe('root: true\n')
  })
})
