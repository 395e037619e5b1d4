/** The page of a rule tells its ways out and the command that proves one, of no finding yet. */
import { rules } from '../../rules/index'
import { folderWith, removeFolders, vpclint } from './machine'

afterAll(removeFolders)

const page = (id: string): string => vpclint(folderWith({}), ['explain', id]).output

test('ways out are lettered, with what each costs and what it takes', () => {
  const text = page('private-dns-without-vpc-dns')
  expect(text).toContain('  A  Turn on both DNS attributes of the VPC\n')
  expect(text).toContain('     + vpc.dnsHostnames: true\n')
  expect(text).toContain('  B  Turn private DNS off\n')
})

test('the command says where it is asked, and can be pasted', () => {
  expect(page('private-dns-without-vpc-dns')).toMatch(
    /After applying, check:\n {4}aws ec2 .* --region REGION /,
  )
  expect(page('private-dns-hides-public-api')).toContain('After applying, check from inside the VPC:')
})

test.each(rules.map(({ id }) => id))('%s: every placeholder is said in words', (id) => {
  const [, ways = ''] = /\n(?:Choose one|Prove it)\n([\s\S]*?)\nWhat it asks\n/.exec(page(id)) ?? []
  expect(ways).not.toBe('')
  expect(ways).not.toMatch(/\{(?!api-id\}|vpce-id\})/)
})
