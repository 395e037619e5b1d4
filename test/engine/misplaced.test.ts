/** An id of another kind than what it stands for is told as what it is; whatever else may be meant is not. */
import { lintTemplate, lintTerraform } from './read-text'

const toldOf = (problems: ReturnType<typeof lintTerraform>['problems']) =>
  problems.flatMap(({ code, message, range }) =>
    code === 'wrong-kind-of-id' ? [`${range?.start.line}:${range?.start.column} ${message}`] : [],
  )

const terraform = (group: string, endpoint = '') => `resource "aws_security_group" "open" {
  vpc_id = "vpc-0123456789abcdef0"
  egress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    ${group}
  }
}
resource "aws_vpc_endpoint" "queue" {
  vpc_id             = "vpc-0123456789abcdef0"
  service_name       = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type  = "Interface"
  security_group_ids = [aws_security_group.open.id]
  ${endpoint}
}
resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = "arn:aws:iam::123456789012:role/worker"
  vpc_config {
    subnet_ids         = [aws_subnet.a.id]
    security_group_ids = [aws_security_group.open.id]
  }
}
resource "aws_subnet" "a" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.0.0/24"
}
resource "aws_route_table" "a" {
  vpc_id = "vpc-0123456789abcdef0"
}
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
resource "aws_vpc_endpoint" "files" {
  vpc_id          = "vpc-0123456789abcdef0"
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.a.id]
}
`

test.each([
  [
    'prefix_list_ids = ["0.0.0.0/0"]',
    '7:24 aws_security_group.open: 0.0.0.0/0 is a range of addresses, where the id of a prefix list (pl-…) belongs.',
  ],
  [
    'prefix_list_ids = ["::/0"]',
    '7:24 aws_security_group.open: ::/0 is a range of addresses, where the id of a prefix list (pl-…) belongs.',
  ],
  [
    'security_groups = ["subnet-0123456789abcdef0"]',
    '7:24 aws_security_group.open: subnet-0123456789abcdef0 is the id of a subnet, where the id of a security group (sg-…) belongs.',
  ],
])('%s', (group, told) => {
  expect(toldOf(lintTerraform(terraform(group)).problems)).toEqual([told])
})

test.each([
  'prefix_list_ids = ["pl-0123456789abcdef0"]',
  'prefix_list_ids = ["com.amazonaws.global.cloudfront.origin-facing"]',
  'prefix_list_ids = ["my-list"]',
  'security_groups = ["sg-12345678", "default", "123456789012/sg-0123456789abcdef0"]',
  'security_groups = ["subnet-of-mine", "vpc-abc"]',
])('%s may be right', (group) => {
  expect(toldOf(lintTerraform(terraform(group)).problems)).toEqual([])
})

test('in a list each is told at its place, once for all instances', () => {
  const endpoint =
    'subnet_ids = ["subnet-0123456789abcdef0", "rtb-0123456789abcdef0", "10.0.1.0/24"]\n  count = 2'
  expect(toldOf(lintTerraform(terraform('', endpoint)).problems)).toEqual([
    '15:45 aws_vpc_endpoint.queue[0]: rtb-0123456789abcdef0 is the id of a route table, where the id of a subnet (subnet-…) belongs.',
    '15:70 aws_vpc_endpoint.queue[0]: 10.0.1.0/24 is a range of addresses, where the id of a subnet (subnet-…) belongs.',
  ])
})

test('in a template', () => {
  const text = `Resources:
  Queue:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: sg-0123456789abcdef0
      ServiceName: com.amazonaws.eu-west-1.sqs
      VpcEndpointType: Interface
`
  expect(toldOf(lintTemplate(text).problems)).toEqual([
    '5:14 Queue: sg-0123456789abcdef0 is the id of a security group, where the id of a VPC (vpc-…) belongs.',
  ])
})

test('what a route goes to may be of many kinds, and a target anything', () => {
  const text = `resource "aws_route" "out" {
  route_table_id         = "rtb-0123456789abcdef0"
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "vgw-0123456789abcdef0"
}
resource "aws_lb_target_group_attachment" "one" {
  target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/0123456789abcdef"
  target_id        = "10.0.0.0/24"
}
`
  expect(toldOf(lintTerraform(text).problems)).toEqual([])
})

test('a secret is not told', () => {
  const secret = 'variable "list" {\n  default = "0.0.0.0/0"\n  sensitive = true\n}\n'
  const text = secret + terraform('prefix_list_ids = [var.list]')
  expect(toldOf(lintTerraform(text).problems)).toEqual([])
})
