/** `vpclint.yaml`, `--config` and `--rules` as a person meets them. */
import { FAULT, FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterEach(removeFolders)

const OWN_RULE = `id: our-endpoints-are-named
severity: warning
title: An endpoint has private DNS
why: Ours have names of their own.
remedy: Turn private DNS off.
about: vpc-endpoint
when: { type: Interface }
must: { privateDns: false }
message: '{address} has private DNS.'
`

const files = (configuration: string, more: Readonly<Record<string, string>> = {}) =>
  folderWith({ '.git/HEAD': '', 'live/main.tf': FAULTY_ROOT, 'vpclint.yaml': configuration, ...more })

const rulesFound = (folder: string, words: readonly string[] = ['.']) =>
  reportOf(folder, words).findings.map(({ rule, severity }) => `${severity} ${rule}`)

describe('the configuration', () => {
  test('is found above the input', () => {
    const folder = files(`rules: { ${FAULT}: note }\n`)
    expect(rulesFound(folder)).toContain(`note ${FAULT}`)
    expect(vpclint(folder, ['--rule', FAULT]).status).toBe(0)
  })

  test('outside of the repository is not', () => {
    const folder = folderWith({
      'vpclint.yaml': `rules: { ${FAULT}: off }\n`,
      'repository/.git/HEAD': '',
      'repository/main.tf': FAULTY_ROOT,
    })
    expect(rulesFound(folder, ['repository'])).toContain(`error ${FAULT}`)
  })

  test('nearest to the input wins, each input for itself, and root stops', () => {
    const folder = files(`fail-on: never\nrules: { ${FAULT}: warning }\n`, {
      'near/main.tf': FAULTY_ROOT,
      'near/vpclint.yaml': `rules: { ${FAULT}: note }\n`,
      'apart/main.tf': FAULTY_ROOT,
      'apart/vpclint.yaml': 'root: true\nfail-on: never\n',
    })
    const found = reportOf(folder, ['.', '--rule', FAULT])
    expect(found.findings.map(({ range, severity }) => [range.file, severity])).toEqual([
      ['apart/main.tf', 'error'],
      ['live/main.tf', 'warning'],
      ['near/main.tf', 'note'],
    ])
    expect(found.status).toBe(0)
  })

  test('says from which severity up the run fails, unless the command line does', () => {
    const folder = files(`fail-on: never\n`)
    expect(vpclint(folder, ['.']).status).toBe(0)
    expect(vpclint(folder, ['.', '--fail-on', 'error']).status).toBe(1)
  })

  test('is the file of --config for all inputs', () => {
    const folder = files(`rules: { ${FAULT}: note }\n`, { 'other.yaml': `rules: { ${FAULT}: off }\n` })
    expect(rulesFound(folder, ['.', '--config', 'other.yaml', '--rule', FAULT])).toEqual([])
  })

  test('with a mistake is exit status 2, said at its line, and what is valid of it counts', () => {
    const folder = files(`rules:\n  ${FAULT}: note\n  private-dns-without-vpc-dn: off\n`)
    const report = reportOf(folder, ['.', '--rule', FAULT])
    expect(report.status).toBe(2)
    expect(report.problems).toEqual([
      expect.objectContaining({
        code: 'configuration-invalid',
        file: 'vpclint.yaml',
        message: `There is no rule "private-dns-without-vpc-dn". Did you mean "${FAULT}"?`,
        range: expect.objectContaining({ start: { line: 3, column: 3 } }),
      }),
    ])
    expect(report.findings.map(({ severity }) => severity)).toEqual(['note'])
  })

  test('allows by rule, path and address', () => {
    const folder = files(
      `allow:\n  - { rule: ${FAULT}, path: live/*, address: aws_vpc_endpoint.*, because: it is rebuilt }\n`,
      { 'other/main.tf': FAULTY_ROOT },
    )
    const { findings, allowed } = reportOf(folder, ['.', '--rule', FAULT])
    expect(findings.map(({ range }) => range.file)).toEqual(['other/main.tf'])
    expect(allowed.map(({ because, range }) => [because, range?.file, range?.start.line])).toEqual([
      ['it is rebuilt', 'vpclint.yaml', 2],
    ])
  })

  test('holds for a template on standard input as well', () => {
    const folder = files(`rules: { ${FAULT}: note }\n`)
    const { findings } = reportOf(folder, ['-', '--rule', FAULT], { input: FAULTY_TEMPLATE })
    expect(findings.map(({ severity }) => severity)).toEqual(['note'])
  })
})

describe('rules of one’s own', () => {
  test('are asked when the command line names their file', () => {
    const folder = files('', { 'ours.yaml': OWN_RULE })
    expect(rulesFound(folder, ['live', '--rules', 'ours.yaml'])).toContain('warning our-endpoints-are-named')
    expect(rulesFound(folder, ['live', '--rules', 'ours.yaml', '--rule', 'our-endpoints-are-named'])).toEqual(
      ['warning our-endpoints-are-named'],
    )
  })

  test('of a configuration hold for its inputs only, and can be turned off like others', () => {
    const folder = files('', {
      'live/vpclint.yaml': 'rule-files: [ours.yaml]\n',
      'live/ours.yaml': OWN_RULE,
      'other/main.tf': FAULTY_ROOT,
    })
    const own = () =>
      reportOf(folder, ['.'])
        .findings.filter(({ rule }) => rule === 'our-endpoints-are-named')
        .map(({ range }) => range.file)
    expect(own()).toEqual(['live/main.tf'])
    expect(
      reportOf(
        files('rules: { our-endpoints-are-named: off }\nrule-files: [ours.yaml]\n', {
          'ours.yaml': OWN_RULE,
        }),
        ['.'],
      ).rules.map(({ id }) => id),
    ).not.toContain('our-endpoints-are-named')
  })

  test('with a mistake are exit status 2, with line, column and the word that was meant', () => {
    const folder = files('', { 'ours.yaml': OWN_RULE.replace('privateDns:', 'privateDn:') })
    const { status, output } = vpclint(folder, ['live', '--rules', 'ours.yaml'])
    expect(status).toBe(2)
    expect(output).toContain('ours.yaml:8:9  mistake  rule-invalid')
    expect(output).toContain('Did you mean "privateDns"?')
  })

  test('cannot take the name of another', () => {
    const folder = files('', { 'ours.yaml': OWN_RULE.replace('our-endpoints-are-named', FAULT) })
    expect(
      reportOf(folder, ['live', '--rules', 'ours.yaml']).problems.map(({ message }) => message),
    ).toContain(`There already is a rule "${FAULT}": give this one another id.`)
  })

  test('that are not there are bad usage', () => {
    expect(vpclint(files(''), ['--rules', 'none.yaml'])).toMatchObject({
      status: 2,
      errors: expect.stringContaining('There is no file or folder none.yaml.'),
    })
  })
})
