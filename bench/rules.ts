/**
 * What asking one rule of one resource costs: a generated configuration of ordinary networks, its graph built once, every rule asked
 * of every resource it is about, in processor time; the median of seven rounds, each over a fresh graph because a graph keeps its answers.
 *
 *     npm run bench:rules              10, 40 and 160 networks, to see whether the cost grows with the size
 */
import { askRules } from '../engine/ask-rules'
import { Graph } from '../graph/graph'
import { vocabulary } from '../lint'
import type { Parsed } from '../model/declaration'
import { readConfiguration } from '../parsers/terraform/modules'
import { adapt } from '../resources/adapt'
import { rules } from '../rules/index'
import { processorTime } from './processor-time'

const ROUNDS = 7

/** One VPC with two zones, endpoints, a private and a public API, a VPC link, an endpoint service and a function. */
const network = (n: number): string => `
resource "aws_vpc" "v${n}" {
  cidr_block           = "10.${n}.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "a${n}" {
  vpc_id            = aws_vpc.v${n}.id
  cidr_block        = "10.${n}.1.0/24"
  availability_zone = "eu-west-1a"
}
resource "aws_subnet" "b${n}" {
  vpc_id            = aws_vpc.v${n}.id
  cidr_block        = "10.${n}.2.0/24"
  availability_zone = "eu-west-1b"
}
resource "aws_security_group" "g${n}" {
  vpc_id = aws_vpc.v${n}.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.${n}.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
${['sqs', 'sns', 'ecr.api', 'execute-api']
  .map(
    (service) => `resource "aws_vpc_endpoint" "${service.replace('.', '_')}${n}" {
  vpc_id              = aws_vpc.v${n}.id
  service_name        = "com.amazonaws.eu-west-1.${service}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [aws_subnet.a${n}.id, aws_subnet.b${n}.id]
  security_group_ids  = [aws_security_group.g${n}.id]
  private_dns_enabled = true
}`,
  )
  .join('\n')}
resource "aws_apigatewayv2_api" "h${n}" {
  name          = "h${n}"
  protocol_type = "HTTP"
}
resource "aws_lb" "l${n}" {
  internal           = true
  load_balancer_type = "network"
  subnets            = [aws_subnet.a${n}.id, aws_subnet.b${n}.id]
}
resource "aws_vpc_endpoint_service" "s${n}" {
  acceptance_required        = false
  allowed_principals         = ["arn:aws:iam::123456789012:root"]
  network_load_balancer_arns = [aws_lb.l${n}.arn]
}
resource "aws_lambda_function" "f${n}" {
  function_name = "f${n}"
  role          = "arn:aws:iam::123456789012:role/f"
  vpc_config {
    subnet_ids         = [aws_subnet.a${n}.id]
    security_group_ids = [aws_security_group.g${n}.id]
  }
  environment {
    variables = { URL = aws_apigatewayv2_api.h${n}.api_endpoint }
  }
}
`

function parsedOf(networks: number): Parsed {
  const text = `provider "aws" {\n  region = "eu-west-1"\n}\n${Array.from({ length: networks }, (_each, n) => network(n)).join('')}`
  return readConfiguration('.', {
    read: (name) => (name === 'main.tf' ? { name, text } : { refused: 'missing', detail: name }),
    list: () => ['main.tf'],
  })
}

const asked = rules.map((rule) => ({ rule, severityIn: () => rule.severity }))

function measure(networks: number): void {
  const inventory = adapt(parsedOf(networks))
  const rounds = Array.from({ length: ROUNDS }, () => {
    const graph = new Graph(inventory, vocabulary.kinds, vocabulary.facts)
    const questions = rules.reduce((sum, rule) => sum + graph.ofKind(rule.about).length, 0)
    const start = processorTime()
    askRules(asked, graph)
    return { microseconds: ((processorTime() - start) * 1000) / questions, questions }
  }).sort((a, b) => a.microseconds - b.microseconds)
  const median = rounds[Math.floor(ROUNDS / 2)]
  console.log(
    `${inventory.resources.length} resources, ${rules.length} rules, ${median?.questions} questions: ` +
      `${median?.microseconds.toFixed(1)} µs a rule and resource (${rounds[0]?.microseconds.toFixed(1)} to ${rounds.at(-1)?.microseconds.toFixed(1)})`,
  )
}

for (const networks of [10, 40, 160]) measure(networks)
