import type { Graph } from '../../graph/graph'
import { configurationText, graphOf, template } from './read'

function sorts(graph: Graph, address: string): readonly unknown[] {
  const [task] = graph.named(address)
  const value = task && graph.value(task, 'imageSorts')
  if (value?.state !== 'list') return [value?.state]
  return value.items.map((item) => (item.state === 'known' ? item.value : item.state))
}

const stack = (...images: string[]) =>
  graphOf(
    template(`
Parameters: { Image: { Type: String }, Tag: { Type: String } }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
${images.map((image, at) => `        - { Name: c${at}, Image: ${image} }`).join('\n')}
`),
  )

describe('where the images of a task come from', () => {
  test('is told by the host', () => {
    const graph = stack(
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop',
      'public.ecr.aws/nginx/nginx',
      'ghcr.io/someone/something',
      'registry.example.com/shop',
      'localhost:5000/shop',
    )
    expect(sorts(graph, 'Task')).toEqual(['ecr', 'public', 'public', 'other', 'other'])
  })

  test('is Docker Hub without a host', () => {
    expect(sorts(stack('nginx', "'nginx:1.27'", 'someone/something'), 'Task')).toEqual([
      'public',
      'public',
      'public',
    ])
  })

  test('is not known where the host is not', () => {
    const graph = stack('!Ref Image', `!Sub '\${Image}/shop'`, `!Sub '\${Image}:1'`)
    expect(sorts(graph, 'Task')).toEqual(['unknown', 'unknown', 'unknown'])
  })

  test('is known where only the account, the Region or the tag are not', () => {
    const graph = stack(
      `!Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/shop:\${Tag}'`,
      `!Sub '\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.\${AWS::URLSuffix}/shop:\${Tag}'`,
      `!Join ['', [123456789012.dkr.ecr.eu-west-1., !Ref AWS::URLSuffix, '/cdk-assets:1']]`,
      `!Sub 'nginx:\${Tag}'`,
    )
    expect(sorts(graph, 'Task')).toEqual(['ecr', 'ecr', 'ecr', 'public'])
  })

  test('is Amazon ECR where a repository says its address', () => {
    const graph = graphOf(
      configurationText(`
resource "aws_ecr_repository" "shop" { name = "shop" }
resource "aws_ecs_task_definition" "shop" {
  family                = "shop"
  container_definitions = jsonencode([{ name = "a", image = "\${aws_ecr_repository.shop.repository_url}:1" }])
}
`),
    )
    expect(sorts(graph, 'aws_ecs_task_definition.shop')).toEqual(['ecr'])
  })

  test('is read from JSON text, with and without holes', () => {
    const graph = graphOf(
      configurationText(`
variable "tag" { type = string }
resource "aws_ecs_task_definition" "encoded" {
  family                = "a"
  container_definitions = jsonencode([{ name = "a", image = "nginx:\${var.tag}" }])
}
resource "aws_ecs_task_definition" "text" {
  family                = "b"
  container_definitions = "[{\\"name\\": \\"b\\", \\"image\\": \\"ghcr.io/a/b:1\\"}]"
}
`),
    )
    expect(sorts(graph, 'aws_ecs_task_definition.encoded')).toEqual(['public'])
    expect(sorts(graph, 'aws_ecs_task_definition.text')).toEqual(['public'])
  })
})
