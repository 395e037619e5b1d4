/** Which names of an endpoint a resolver rule takes, where the service of the endpoint is known and where it is not. */
import { related } from '../graph/read'
import { BOTH, block, endpoint, terraform } from './network'

const OUT = block(
  'aws_route53_resolver_endpoint',
  'out',
  'direction = "OUTBOUND"\nsecurity_group_ids = []\nip_address {\n subnet_id = aws_subnet.a.id\n}\n',
)
const rule = (domain: string) =>
  `${OUT}${block(
    'aws_route53_resolver_rule',
    'elsewhere',
    `rule_type = "FORWARD"\ndomain_name = "${domain}"\nresolver_endpoint_id = aws_route53_resolver_endpoint.out.id\ntarget_ip {\n ip = "192.0.2.53"\n}\n`,
  )}${block('aws_route53_resolver_rule_association', 'here', 'resolver_rule_id = aws_route53_resolver_rule.elsewhere.id\nvpc_id = aws_vpc.main.id')}`

const taken = (domain: string, service: string) =>
  related(
    terraform(
      'variable "service" {\n type = string\n}\n',
      BOTH,
      endpoint('door', service, 'private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]'),
      rule(domain),
    ),
    'aws_route53_resolver_rule.elsewhere',
    'overruledEndpoints',
  )

const SQS = 'com.amazonaws.eu-west-1.sqs'
const UNKNOWN = '$' + '{var.service}'

test.each([
  ['sqs.eu-west-1.amazonaws.com', SQS, ['aws_vpc_endpoint.door']],
  ['eu-west-1.amazonaws.com', SQS, []],
  ['logs.eu-west-1.amazonaws.com', SQS, []],
  ['sqs.eu-west-1.amazonaws.com', UNKNOWN, ['...']],
  ['amazonaws.com', UNKNOWN, []],
  ['corp.example.com', UNKNOWN, []],
])('a rule for %s and an endpoint for %s', (domain, service, expected) => {
  expect(taken(domain, service)).toEqual(expected)
})
