/** `--base`: what a change did, told from git's store without a checkout. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FAULTY_ROOT, FAULTY_TEMPLATE, folderWith, removeFolders, reportOf, vpclint } from './machine'

afterAll(removeFolders)

const git = (folder: string, ...words: readonly string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...words],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )

function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files)
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'before')
  git(folder, 'tag', 'before')
  return folder
}

const changes = (folder: string, ...words: readonly string[]) =>
  reportOf(folder, ['--base', 'before', ...words]).findings.map(
    ({ change, range }) => `${change} ${range.file}`,
  )

const GOOD_TEMPLATE = FAULTY_TEMPLATE.replace('EnableDnsHostnames: false', 'EnableDnsHostnames: true')

test('a template is better, worse, or as it was', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'b.yaml': GOOD_TEMPLATE, 'c.yaml': FAULTY_TEMPLATE })
  writeFileSync(join(folder, 'a.yaml'), GOOD_TEMPLATE)
  writeFileSync(join(folder, 'b.yaml'), FAULTY_TEMPLATE)
  writeFileSync(join(folder, 'c.yaml'), `# moved by a line\n${FAULTY_TEMPLATE}`)
  writeFileSync(join(folder, 'd.yaml'), FAULTY_TEMPLATE)
  expect(changes(folder)).toEqual([
    'introduced b.yaml',
    'still-there c.yaml',
    'introduced d.yaml',
    'fixed a.yaml',
  ])
  expect(reportOf(folder, ['--base', 'before', 'c.yaml', '--new-only'])).toMatchObject({
    status: 0,
    findings: [],
  })
  expect(reportOf(folder, ['--base', 'before', 'd.yaml', '--new-only'])).toMatchObject({ status: 1 })
})

test('a root is judged with the modules and variables it had then', () => {
  const folder = repository({
    'live/main.tf':
      'module "net" {\n  source = "../modules/net"\n  dns    = var.dns\n}\nvariable "dns" {\n  type = bool\n}\n',
    'live/terraform.tfvars': 'dns = true\n',
    'modules/net/main.tf': `${FAULTY_ROOT.replace('= false', '= var.dns')}\nvariable "dns" {\n  type = bool\n}\n`,
  })
  expect(changes(folder)).toEqual([])
  writeFileSync(join(folder, 'live/terraform.tfvars'), 'dns = false\n')
  expect(changes(folder)).toEqual(['introduced modules/net/main.tf'])
  git(folder, 'commit', '-qam', 'after')
  expect(changes(folder)).toEqual(['introduced modules/net/main.tf'])
  writeFileSync(join(folder, 'live/terraform.tfvars'), 'dns = true\n')
  expect(reportOf(folder, ['--base', 'HEAD']).findings.map(({ change }) => change)).toEqual(['fixed'])
})

test('a template and a root that were moved have their old faults', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'net/main.tf': FAULTY_ROOT })
  renameSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'))
  mkdirSync(join(folder, 'live'))
  renameSync(join(folder, 'net'), join(folder, 'live/net'))
  git(folder, 'add', '-A')
  expect(changes(folder)).toEqual(['still-there b.yaml', 'still-there live/net/main.tf'])
})

test('what others did since the branches parted is not this change', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE })
  git(folder, 'checkout', '-q', '-b', 'work')
  writeFileSync(join(folder, 'readme'), 'x')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'work')
  git(folder, 'checkout', '-q', '-b', 'main2', 'before')
  writeFileSync(join(folder, 'a.yaml'), GOOD_TEMPLATE)
  git(folder, 'commit', '-qam', 'fixed by others')
  git(folder, 'checkout', '-q', 'work')
  expect(reportOf(folder, ['--base', 'main2']).findings.map(({ change }) => change)).toEqual(['still-there'])
})

test('a base that is not there is said with its remedy, never taken for everything being new', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE })
  const missing = vpclint(folder, ['--base', 'origin/main'])
  expect(missing.status).toBe(2)
  expect(missing.errors).toContain('this repository has no commit origin/main; fetch it first')
  expect(missing.errors).toContain('fetch-depth: 2')
  expect(vpclint(folderWith({ 'a.yaml': FAULTY_TEMPLATE }), ['--base', 'HEAD'])).toMatchObject({ status: 2 })
  expect(vpclint(folder, ['--base=--upload-pack=x'])).toMatchObject({ status: 2 })
})

test('links of the base are not followed, and nothing of the repository is run', () => {
  const folder = repository({ 'main.tf': FAULTY_ROOT })
  rmSync(join(folder, 'main.tf'))
  execFileSync('ln', ['-s', '/etc/hostname', join(folder, 'main.tf')])
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'a link')
  git(folder, 'config', 'core.fsmonitor', `touch ${join(folder, 'ran')}`)
  git(folder, 'config', 'diff.external', `touch ${join(folder, 'ran')}`)
  rmSync(join(folder, 'main.tf'))
  writeFileSync(join(folder, 'main.tf'), FAULTY_ROOT)
  expect(reportOf(folder, ['--base', 'HEAD']).findings.map(({ change }) => change)).toEqual(['introduced'])
  expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('main.tf\n')
})

test('the changed files of a hook with a base: only what they touch, only what is new', () => {
  const folder = repository({ 'a.yaml': FAULTY_TEMPLATE, 'b.yaml': FAULTY_TEMPLATE })
  writeFileSync(join(folder, 'c.yaml'), FAULTY_TEMPLATE)
  expect(changes(folder, '--changed', 'a.yaml', 'c.yaml')).toEqual([
    'still-there a.yaml',
    'introduced c.yaml',
  ])
})

describe('files of parameters are as they were', () => {
  const TEMPLATE = FAULTY_TEMPLATE.replace(
    'EnableDnsHostnames: false',
    'EnableDnsHostnames: !Ref Hostnames',
  ).replace('Resources:', 'Parameters: { Hostnames: { Type: String } }\nResources:')
  const DEPLOYMENTS = `deployments:
  - { name: dev, path: a.yaml, parameter-files: dev.json }
  - { name: prod, path: a.yaml, parameter-files: samconfig.toml:prod }
`
  const sam = (hostnames: boolean) =>
    `[prod.deploy.parameters]\nparameter_overrides = "Hostnames=${hostnames}"\n`
  const parameters = (hostnames: boolean) => `{ "Hostnames": "${hostnames}" }`
  const said = (folder: string, ...words: readonly string[]) =>
    reportOf(folder, ['--base', 'HEAD', ...words]).findings.map(({ change, scenarios }) => [
      change,
      scenarios?.in,
    ])

  test('those that a person names', () => {
    const folder = repository({ 'a.yaml': TEMPLATE, 'p.json': parameters(true) })
    writeFileSync(join(folder, 'p.json'), parameters(false))
    expect(said(folder, '--parameter-file', 'p.json')).toEqual([['introduced', undefined]])
  })

  test('those of deployments', () => {
    const folder = repository({
      'a.yaml': TEMPLATE,
      'dev.json': parameters(true),
      'samconfig.toml': sam(true),
      'vpclint.yaml': DEPLOYMENTS,
    })
    writeFileSync(join(folder, 'samconfig.toml'), sam(false))
    expect(said(folder)).toEqual([['introduced', ['prod']]])
  })

  test('one that git does not have is as it is', () => {
    const folder = repository({ 'a.yaml': TEMPLATE, '.gitignore': 'p.json\n' })
    writeFileSync(join(folder, 'p.json'), parameters(false))
    expect(said(folder, '--parameter-file', 'p.json')).toEqual([['still-there', undefined]])
  })
})
