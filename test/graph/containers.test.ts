/** What tasks need is said by their containers; of one that nobody can see into, nothing is said. */
import { answer, configurationText, graphOf } from './read'

const needed = (container: string) => {
  const graph = graphOf(
    configurationText(`
variable "container" { type = any }
variable "credentials" { type = string }
variable "logs" { type = bool }
resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = jsonencode([${container}])
}
resource "aws_ecs_service" "shop" {
  name            = "shop"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.shop.arn
}
`),
  )
  const [service] = graph.named('aws_ecs_service.shop')
  if (!service) return answer(graph, 'aws_ecs_service.shop', 'neededServices')
  const value = graph.value(service, 'neededServices')
  if (value.state !== 'list') return value.state
  const items = value.items.map((item) => (item.state === 'known' ? item.value : item.state))
  return [...items, ...(value.open ? ['...'] : [])]
}

const IMAGE = 'name = "shop", image = "nginx:1"'

test('a container that a variable gives may need anything, and nothing for certain', () => {
  expect(needed('var.container')).toEqual(['...'])
  expect(needed(`merge(var.container, { ${IMAGE} })`)).toEqual(['...'])
})

test('credentials that a variable gives may be left out', () => {
  const credentials = (value: string) =>
    `{ ${IMAGE}, repositoryCredentials = { credentialsParameter = ${value} } }`
  expect(needed(credentials('var.credentials'))).toEqual(['...'])
  expect(needed(credentials('"arn:aws:secretsmanager:eu-west-1:123456789012:secret:a"'))).toEqual([
    'secretsmanager',
  ])
  expect(needed(credentials('null'))).toEqual([])
})

test('a block under a choice is seen under that choice', () => {
  const logging = '{ logDriver = "awslogs" }'
  expect(needed(`{ ${IMAGE}, logConfiguration = ${logging} }`)).toEqual(['logs'])
  expect(needed(`{ ${IMAGE}, logConfiguration = var.logs ? ${logging} : null }`)).toEqual(['conditional'])
})
