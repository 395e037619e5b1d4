import { configurationText, graphOf, related } from './read'

const NETWORK = `
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_vpc" "other" { cidr_block = "10.1.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_security_group" "own" { vpc_id = aws_vpc.main.id }
`
const ADOPTED = 'resource "aws_default_security_group" "main" { vpc_id = aws_vpc.main.id }\n'
const balancer = (name: string, more: string) =>
  `resource "aws_lb" "${name}" {\n  subnets = [aws_subnet.a.id]\n  ${more}\n}\n`
const graph = (...texts: string[]) => graphOf(configurationText([NETWORK, ...texts].join('')))
const DEFAULT = 'aws_default_security_group.main'

describe('the default security group of a VPC', () => {
  test('is the declaration that adopts it, else something that nobody declares', () => {
    expect(related(graph(ADOPTED), 'aws_vpc.main', 'defaultSecurityGroup')).toEqual([DEFAULT])
    expect(related(graph(ADOPTED), 'aws_vpc.other', 'defaultSecurityGroup')).toEqual([
      'outside the default security group of aws_vpc.other',
    ])
  })

  test('has what names no group, or names it by the VPC', () => {
    const named = balancer('named', 'security_groups = [aws_vpc.main.default_security_group_id]')
    expect(related(graph(ADOPTED, balancer('bare', ''), named), DEFAULT, 'members')).toEqual([
      'aws_lb.bare',
      'aws_lb.named',
    ])
  })

  test('has neither what names another group nor what filters nothing', () => {
    const own = balancer('own', 'security_groups = [aws_security_group.own.id]')
    const network = balancer('network', 'load_balancer_type = "network"')
    expect(related(graph(ADOPTED, own, network), DEFAULT, 'members')).toEqual([])
    expect(related(graph(ADOPTED, own, network), 'aws_security_group.own', 'members')).toEqual(['aws_lb.own'])
  })

  test('may have what names a group that nobody can tell', () => {
    const some = balancer('some', 'security_groups = [for i in f() : i]')
    expect(related(graph(ADOPTED, some), DEFAULT, 'members')).toEqual(['...'])
  })
})
