/** The script in a real bash: what it offers for a line. */
import { spawnSync } from 'node:child_process'
import { folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const folder = folderWith({ 'main.tf': '', 'my plan.json': '' })
const script = vpclint(folder, ['completion', 'bash']).output

function offered(...words: readonly string[]): readonly string[] {
  const line = ['vpclint', ...words].map((word) => `'${word}'`).join(' ')
  const ask = `${script}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _vpclint; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', ask], { cwd: folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((each) => each !== '')
}

test('commands and files at the start', () => {
  expect(offered('')).toEqual(expect.arrayContaining(['main.tf', 'my plan.json', 'lint', 'explain', 'demo']))
  expect(offered('exp')).toEqual(['explain'])
  expect(offered('my')).toEqual(['my plan.json'])
})

test('options of the command, values of the option', () => {
  expect(offered('--fail-')).toEqual(['--fail-on', '--fail-on-new'])
  expect(offered('rules', '--js')).toEqual(['--json'])
  expect(offered('--format', 's')).toEqual(['sarif', 'summary'])
  expect(offered('--skip-rule', 'private-dns-hides')).toContain('private-dns-hides-public-api')
  expect(offered('lint', '--var-file', 'ma')).toEqual(['main.tf'])
  expect(offered('explain', 'private-dns-hides-public')).toEqual(['private-dns-hides-public-api'])
})

test('other shells are told which there are', () => {
  expect(vpclint(folder, ['completion', 'zsh']).output).toContain('bashcompinit')
  expect(vpclint(folder, ['completion', 'bsh'])).toMatchObject({ status: 2 })
  expect(vpclint(folder, ['completion', 'bsh']).errors).toContain('Did you mean "bash"?')
  expect(vpclint(folder, ['completion']).status).toBe(2)
})
