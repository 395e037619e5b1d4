/** From one VPC to another: what is one VPC under some choice is not told as two that nothing connects. */
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import { BOTH, block, CLIENT_GROUP, group, INSIDE, ingress, logs, subnet, TASK, terraform } from './network'

const FAR = `${block('aws_vpc', 'far', 'cidr_block = "10.1.0.0/16"')}${subnet('far', 0, 'a', 'far', 1)}`
/** The endpoint in a VPC that somebody chooses, in a subnet and behind a group of that. */
const chosen = (vpc: string, place: string) =>
  logs()
    .replace('vpc_id = aws_vpc.main.id', `vpc_id = ${vpc}`)
    .replace(/subnet_ids = \[[^\]]*\]/, `subnet_ids = [${place}]`)

const asked = (...pieces: readonly string[]) => {
  const from = 'aws_ecs_service.task'
  const network = terraform(BOTH, FAR, CLIENT_GROUP, TASK, group('e', ingress(INSIDE)), ...pieces)
  const found = traces(network, { from, to: 'aws_vpc_endpoint.logs' })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  return found.map(({ verdict, codes, hops }) => ({
    verdict,
    codes,
    routes: hops.flatMap(({ steps }) =>
      steps.filter(({ stage }) => stage === 'route').map(({ says }) => says),
    ),
  }))
}

test('two VPCs that nothing connects', () => {
  expect(asked(chosen('aws_vpc.far.id', 'aws_subnet.far.id'))).toMatchObject([
    { codes: ['vpcs-not-connected'] },
  ])
})

test('a VPC that is the same under a choice', () => {
  const [vpc, place] = ['vpc', 'subnet'].map(
    (kind) => `var.same ? aws_${kind}.${kind === 'vpc' ? 'main' : 'b'}.id : aws_${kind}.far.id`,
  )
  const unsure = 'cannot tell which VPC aws_vpc_endpoint.logs is in, and whether that leads to the other end'
  expect(asked('variable "same" {\n type = bool\n}\n', chosen(vpc ?? '', place ?? ''))).toMatchObject([
    { verdict: 'unknown', routes: [unsure] },
  ])
})
