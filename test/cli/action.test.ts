/** The Action's bundle as the runner starts it: inputs, event, output and summary files, all by environment. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { bundleAction } from '../../scripts/bundle-action'
import { FAULT, FAULTY_TEMPLATE, folderWith, removeFolders, vpclint } from './machine'

const root = join(__dirname, '../..')
const runner = folderWith({})
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

beforeAll(() => bundleAction(root, join(runner, 'action.cjs')), 60_000)
afterAll(removeFolders)

const git = (folder: string, ...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
    cwd: folder,
    encoding: 'utf8',
  }).trim()

function commit(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'a change')
  return git(folder, 'rev-parse', 'HEAD')
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith({})
  git(folder, 'init', '-q', '-b', 'main')
  commit(folder, files)
  return folder
}

interface Run {
  readonly status: number | null
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
}

/** As the runner: every input of action.yml is set, with its default where the workflow names none. */
function runAction(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  event: { readonly name: string; readonly payload: object } = { name: 'workflow_dispatch', payload: {} },
  sha = git(workspace, 'rev-parse', 'HEAD'),
): Run {
  const files = folderWith({ 'event.json': JSON.stringify(event.payload), output: '', summary: '' })
  mkdirSync(join(files, 'temp'))
  const given = Object.entries<{ default: string }>(action.inputs).map(([name, { default: value }]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? value,
  ])
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(runner, 'action.cjs')], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: join(files, 'event.json'),
      GITHUB_OUTPUT: join(files, 'output'),
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'example/infra',
      GITHUB_SHA: sha,
      RUNNER_TEMP: join(files, 'temp'),
      ...Object.fromEntries(given),
    },
  })
  return {
    status,
    log: stdout + stderr,
    summary: readFileSync(join(files, 'summary'), 'utf8'),
    outputs: outputsIn(readFileSync(join(files, 'output'), 'utf8')),
  }
}

/** `name=value` and `name<<word`, value, word. */
const outputsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^([\w-]+)(?:=(.*)|<<(.+)\n([\s\S]*?)\n\3)$/gm)].map(([, name, line, , block]) => [
      name,
      line ?? block ?? '',
    ]),
  )

/** What of a log the runner obeys: lines that are commands, outside of what was stopped. */
function obeyed(log: string): readonly string[] {
  const commands: string[] = []
  let stopped: string | null = null
  for (const line of log.split('\n')) {
    if (stopped !== null) {
      if (line === `::${stopped}::`) stopped = null
      continue
    }
    stopped = /^::stop-commands::(.+)$/.exec(line)?.[1] ?? null
    if (stopped === null && /^\s*::|##\[/.test(line)) commands.push(line)
  }
  return commands
}

const GOOD = FAULTY_TEMPLATE.replace('EnableDnsHostnames: false', 'EnableDnsHostnames: true')

describe('a pull request', () => {
  /** The merge commit that actions/checkout fetches with depth 2. */
  function pullRequest(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
    const folder = repository(before)
    const base = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'work')
    const head = commit(folder, after)
    git(folder, 'checkout', '-q', 'main')
    git(folder, 'merge', '-q', '--no-ff', '-m', 'merge', 'work')
    const shallow = join(folderWith({}), 'checkout')
    git(folder, 'clone', '-q', '--depth', '2', `file://${folder}`, shallow)
    const payload = { pull_request: { base: { sha: base }, head: { sha: head } } }
    return { shallow, event: { name: 'pull_request', payload } }
  }

  test('that brings a fault fails, on the line it changed', () => {
    const { shallow, event } = pullRequest(
      { 'a.yaml': GOOD, 'old.yaml': FAULTY_TEMPLATE },
      { 'a.yaml': FAULTY_TEMPLATE },
    )
    const { status, log, summary, outputs } = runAction(shallow, {}, event)
    expect(status).toBe(1)
    expect(outputs).toMatchObject({ errors: '2', new: '1', existing: '1', fixed: '0', 'sarif-file': '' })
    const [first = '', second = ''] = obeyed(log)
    // The endpoint stands in line 13; what the change touched is the VPC's attribute in line 6.
    expect(first).toMatch(/^::error file=a\.yaml,line=6,endLine=6,/)
    expect(second).toMatch(/^::error file=old\.yaml,line=13,/)
    expect(summary).toContain('| new | still there | fixed |')
    expect(summary).toMatch(/\(<https:\/\/github\.com\/example\/infra\/blob\/[0-9a-f]{40}\/a\.yaml#L13>\)/)
  })

  test('passes over what was there before, unless it is told not to', () => {
    const { shallow, event } = pullRequest({ 'old.yaml': FAULTY_TEMPLATE }, { readme: 'x' })
    expect(runAction(shallow, {}, event)).toMatchObject({ status: 0, outputs: { existing: '1', new: '0' } })
    expect(runAction(shallow, { 'fail-on-existing': 'true' }, event).status).toBe(1)
    expect(runAction(shallow, { 'fail-on-existing': 'true', 'fail-on': 'never' }, event).status).toBe(0)
  })

  test('without its base in the checkout is said to have none, and nothing is called new', () => {
    const { shallow, event } = pullRequest({ 'a.yaml': FAULTY_TEMPLATE }, { readme: 'x' })
    const alone = join(folderWith({}), 'checkout')
    git(shallow, 'clone', '-q', '--depth', '1', `file://${shallow}`, alone)
    const { status, log, outputs } = runAction(alone, {}, event)
    expect({ status, ...outputs }).toMatchObject({ status: 1, new: '0', existing: '0', errors: '1' })
    expect(obeyed(log)[0]).toMatch(/^::notice title=vpclint::There is no base .*fetch-depth: 2/)
  })
})

test('a push is compared with what was there before it; a new branch has no before', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE })
  const before = git(folder, 'rev-parse', 'HEAD')
  commit(folder, { readme: 'x' })
  expect(runAction(folder, {}, { name: 'push', payload: { before } })).toMatchObject({
    status: 0,
    outputs: { existing: '1' },
  })
  const created = { name: 'push', payload: { before: '0'.repeat(40) } }
  expect(runAction(folder, {}, created)).toMatchObject({ status: 1, outputs: { errors: '1' } })
})

test('writes SARIF, several paths, no annotation when told so', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'b c.yaml': GOOD })
  const inputs = { paths: 'a.yaml\nb c.yaml\n', 'sarif-file': 'out/vpclint.sarif', annotations: 'false' }
  const { outputs, log } = runAction(folder, inputs)
  expect(outputs['sarif-file']).toBe('out/vpclint.sarif')
  expect(readFileSync(join(folder, 'out/vpclint.sarif'), 'utf8')).toContain(FAULT)
  expect(obeyed(log)).toEqual([])
  expect(log).toContain('2 CloudFormation templates')
})

test('no text of a file becomes a command, an output or a line of the summary', () => {
  const name = 'Evil\\n::error::owned\\n##[add-mask]x\\n::set-output name=errors::0'
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE.replace('  Endpoint:', `  "${name}":`) })
  const { log, outputs, summary } = runAction(folder)
  for (const line of obeyed(log)) expect(line).toMatch(/^::error file=a\.yaml,line=13,[^:]*::/)
  expect(outputs.errors).toBe('1')
  expect(summary).not.toMatch(/^::|##\[/m)
})

test('the parent of a merge that its author made is no base', () => {
  const folder = repository({ 'a.yaml': GOOD })
  const base = git(folder, 'rev-parse', 'HEAD')
  commit(folder, { 'a.yaml': FAULTY_TEMPLATE })
  git(folder, 'checkout', '-q', '-b', 'aside', base)
  commit(folder, { readme: 'x' })
  git(folder, 'checkout', '-q', 'main')
  git(folder, 'merge', '-q', '--no-ff', '-m', 'merge', 'aside')
  const payload = { pull_request: { base: { sha: base } } }
  for (const name of ['pull_request', 'pull_request_target']) {
    const run = runAction(folder, {}, { name, payload }, base)
    expect(run).toMatchObject({ status: 1, outputs: { new: '1', existing: '0' } })
  }
})

test('annotates no more than GitHub keeps, and the summary has everything', () => {
  const templates = Array.from({ length: 24 }, (_each, index) => [`t${index}.yaml`, FAULTY_TEMPLATE])
  const folder = repository(Object.fromEntries(templates))
  const { log, outputs, summary } = runAction(folder)
  expect(outputs.errors).toBe('24')
  const commands = obeyed(log)
  expect(commands.filter((line) => line.startsWith('::error '))).toHaveLength(10)
  expect(commands.slice(10)).toEqual([
    expect.stringMatching(/^::notice title=vpclint::14 more errors without/),
  ])
  expect(summary.match(/^### error/gm)).toHaveLength(24)
})

describe('pull_request_target', () => {
  const OFF = `rules:\n  ${FAULT}: off\n`
  const OWN_RULE = (id: string) =>
    `id: ${id}\nseverity: error\ntitle: No private DNS\nwhy: So we agreed.\nremedy: Turn it off.\nlinks: [https://example.com/]\nabout: vpc-endpoint\nwhen: { type: Interface }\nmust: { privateDns: false }\nmessage: "{address} has private DNS."\n`
  const event = (sha: string) => ({
    name: 'pull_request_target',
    payload: { pull_request: { base: { sha } } },
  })

  /** The head as the workflow checks it out, with the base's commit in git's store. */
  function head(base: Readonly<Record<string, string>>, brought: Readonly<Record<string, string>>) {
    const folder = repository(base)
    const sha = git(folder, 'rev-parse', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'fork')
    commit(folder, brought)
    return { folder, sha, run: (inputs = {}) => runAction(folder, inputs, event(sha), sha) }
  }

  test('takes no configuration, no rule and no baseline that the head brings', () => {
    const { folder, run } = head(
      { 'a.yaml': GOOD },
      {
        'a.yaml': FAULTY_TEMPLATE,
        'vpclint.yaml': `${OFF}baseline: known.txt\nrule-files: [ours.yaml]\nfail-on: never\n`,
        'ours.yaml': OWN_RULE('brought-by-head'),
      },
    )
    writeFileSync(join(folder, 'known.txt'), 'not a baseline\n')
    const { status, log, outputs, summary } = run()
    expect({ status, ...outputs }).toMatchObject({ status: 1, errors: '1', new: '1' })
    expect(summary).toContain(`/blob/${git(folder, 'rev-parse', 'HEAD')}/a.yaml#L13`)
    expect(log).not.toContain('brought-by-head')
    expect(log).not.toContain('known.txt')
  })

  test('takes those of the base, whatever the head made of them', () => {
    const base = {
      'a.yaml': GOOD,
      'vpclint.yaml': 'extends: [standard.yaml]\nrule-files: [ours.yaml]\nbaseline: known.txt\n',
      'standard.yaml': OFF,
      'ours.yaml': OWN_RULE('no-private-dns'),
      'known.txt': '# nothing is known\n',
    }
    const { run } = head(base, {
      'a.yaml': FAULTY_TEMPLATE,
      'vpclint.yaml': 'rules:\n  no-private-dns: off\n',
      'standard.yaml': '{}\n',
      'ours.yaml': OWN_RULE('no-private-dns').replace('error', 'note'),
    })
    const { status, log, outputs } = run({ 'fail-on-existing': 'true' })
    expect({ status, ...outputs }).toMatchObject({ status: 1, errors: '1', notes: '0' })
    expect(obeyed(log)[0]).toContain('Rule: no-private-dns,')
  })

  test('knows the findings of the baseline in the base, not of the one in the head', () => {
    const files = { 'a.yaml': FAULTY_TEMPLATE, 'vpclint.yaml': 'baseline: vpclint-baseline.txt\n' }
    const known = repository(files)
    vpclint(known, ['baseline'])
    const baseline = readFileSync(join(known, 'vpclint-baseline.txt'), 'utf8')
    const change = { 'a.yaml': `# changed\n${FAULTY_TEMPLATE}` }
    const inBase = head(
      { ...files, 'vpclint-baseline.txt': baseline },
      { ...change, 'vpclint-baseline.txt': '' },
    )
    expect(inBase.run({ 'fail-on-existing': 'true' }).status).toBe(0)
    const inHead = head(
      { ...files, 'vpclint-baseline.txt': '' },
      { ...change, 'vpclint-baseline.txt': baseline },
    )
    expect(inHead.run({ 'fail-on-existing': 'true' }).status).toBe(1)
  })

  test('finds no package that the head installed', () => {
    const standard = { 'a.yaml': FAULTY_TEMPLATE, 'vpclint.yaml': 'extends: ours\n' }
    const { folder, run } = head(standard, { readme: 'x' })
    mkdirSync(join(folder, 'node_modules/ours'), { recursive: true })
    writeFileSync(join(folder, 'node_modules/ours/vpclint.yaml'), OFF)
    expect(vpclint(folder, ['a.yaml']).status).toBe(0)
    const { status, outputs } = run()
    expect({ status, ...outputs }).toMatchObject({ status: 2, errors: '1' })
  })

  test('is an option of the command, which says when there is no such revision', () => {
    const { folder, sha } = head(
      { 'vpclint.yaml': '{}\n' },
      { 'a.yaml': FAULTY_TEMPLATE, 'vpclint.yaml': OFF },
    )
    expect(vpclint(folder, ['a.yaml']).status).toBe(0)
    expect(vpclint(folder, ['a.yaml', '--config-from', sha]).status).toBe(1)
    const refused = vpclint(folder, ['a.yaml', '--config-from', 'nowhere'])
    expect(refused).toMatchObject({ status: 2, output: '' })
    expect(refused.errors).toContain('--config-from: this repository has no commit nowhere; fetch it first.')
  })

  test('is refused where the checkout has no commit of the base', () => {
    const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'vpclint.yaml': OFF })
    const refused = runAction(folder, {}, event('1'.repeat(40)), '1'.repeat(40))
    expect(refused.status).toBe(2)
    expect(obeyed(refused.log)).toEqual([
      expect.stringMatching(/^::error .*read from the base.*fetch-depth: 0/),
    ])
  })

  test('takes a configuration by name from a checkout of the base alone', () => {
    const base = repository({ 'vpclint.yaml': '{}\n' })
    const sha = git(base, 'rev-parse', 'HEAD')
    const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'vpclint.yaml': OFF })
    const inputs = { config: join(base, 'vpclint.yaml'), paths: 'a.yaml' }
    expect(runAction(folder, inputs, event(sha), sha)).toMatchObject({ status: 1, outputs: { errors: '1' } })
    const refused = runAction(folder, { ...inputs, config: 'vpclint.yaml' }, event(sha), sha)
    expect(refused).toMatchObject({ status: 2 })
    expect(refused.log).toContain('may not say how it is judged')
  })
})
