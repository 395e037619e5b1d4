/** A thing that is named by its name is meant, also where nobody knows what the name will be. */
import { configurationText, graphOf, related } from './read'

const roleNamed = (name: string, read = 'aws_iam_role.worker.name') =>
  related(
    graphOf(
      configurationText(`
variable "prefix" { type = string }
variable "own" { type = bool }
variable "names" { type = list(string) }
locals { role = ${read} }
resource "aws_iam_role" "worker" {
  ${name}
  assume_role_policy = "{}"
}
resource "aws_iam_role" "other" {
  name               = "worker"
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "send" {
  role   = local.role
  policy = "{}"
}
`),
    ),
    'aws_iam_role_policy.send',
    'roles',
  )

test.each([
  ['a literal that another role has too', 'name = "worker"'],
  ['a variable without a value', 'name = var.prefix'],
  ['made of one', 'name = "${var.prefix}-worker"'],
  ['one that a function makes of it', 'name = replace(var.prefix, "_", "-")'],
  ['one of many that nobody knows', 'name = element(var.names, 1)'],
  ['left to AWS', 'name_prefix = "worker-"'],
])('the name of the role is %s', (_, name) => {
  expect(roleNamed(name)).toEqual(['aws_iam_role.worker'])
})

test.each([
  ['one of two', 'name = var.own ? "own" : "theirs"'],
  ['given or left to AWS', 'name = var.own ? "own" : null'],
])('the name of the role is %s: it is the role under each choice', (_, name) => {
  expect(roleNamed(name)).toEqual(['aws_iam_role.worker', 'aws_iam_role.worker'])
})

test('what is made of the name is another name', () => {
  expect(roleNamed('name = "worker"', '"${aws_iam_role.worker.name}-2"')).toEqual(['outside worker-2'])
  expect(roleNamed('name = var.prefix', '"${aws_iam_role.worker.name}-2"')).toEqual(['unknown'])
  expect(roleNamed('name = var.prefix', 'upper(aws_iam_role.worker.name)')).toEqual(['unknown'])
})

test('a text of it that is no name of it does not name it', () => {
  const read = 'aws_iam_role.worker.description'
  expect(roleNamed('description = "other"', read)).toEqual(['outside other'])
})
