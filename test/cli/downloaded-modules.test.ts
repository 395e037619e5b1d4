/** What a downloaded module does wrong is told where people can do something about it. */
import { FAULT, folderWith, removeFolders, reportOf } from './machine'

afterAll(removeFolders)

const MODULES = JSON.stringify({
  Modules: [
    { Key: '', Dir: '.' },
    { Key: 'net', Source: 'registry/net/aws', Dir: '.terraform/modules/net' },
  ],
})
const NET = `variable "hostnames" { default = true }
variable "private_dns" { default = false }
resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = var.hostnames
}
resource "aws_vpc_endpoint" "this" {
  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = var.private_dns
}
`
const judge = (call: string, module = NET) =>
  reportOf(
    folderWith({
      '.git/HEAD': '',
      'main.tf': call,
      '.terraform/modules/modules.json': MODULES,
      '.terraform/modules/net/main.tf': module,
    }),
    ['--rule', FAULT, '.'],
  ).findings

test('at the input that causes it', () => {
  const [finding, ...others] = judge(
    'module "net" {\n  source      = "registry/net/aws"\n  hostnames   = false\n  private_dns = true\n}\n',
  )
  expect(others).toEqual([])
  expect(finding?.range).toMatchObject({ file: 'main.tf', start: { line: 4, column: 17 } })
  expect(finding?.message).toContain('module.net.aws_vpc_endpoint.this')
  expect(finding?.evidence.map(({ range }) => range?.file)).toContain('.terraform/modules/net/main.tf')
  expect(finding?.fix).toBeNull()
})

test('else at the call, one finding for all that it makes', () => {
  const [finding, ...others] = judge(
    '\nmodule "net" {\n  source   = "registry/net/aws"\n  for_each = toset(["a", "b"])\n}\n',
    NET.replace('var.hostnames', 'false').replace('var.private_dns', 'true'),
  )
  expect(others).toEqual([])
  expect(finding?.range).toMatchObject({ file: 'main.tf', start: { line: 2, column: 1 } })
  expect(finding?.subject.address).toBe('module.net["a"].aws_vpc_endpoint.this')
  expect(finding?.also).toEqual(['module.net["b"].aws_vpc_endpoint.this'])
})

test('a local module is the users own: there, with a fix', () => {
  const folder = folderWith({
    '.git/HEAD': '',
    'main.tf': 'module "net" {\n  source = "./net"\n}\n',
    'net/main.tf': NET.replace('var.hostnames', 'false').replace('var.private_dns', 'true'),
  })
  const [finding] = reportOf(folder, ['--rule', FAULT, '.']).findings
  expect(finding?.range).toMatchObject({ file: 'net/main.tf', start: { line: 11 } })
  expect(finding?.fix).not.toBeNull()
})
