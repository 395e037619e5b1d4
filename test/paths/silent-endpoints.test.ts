/** Endpoints that are there without private DNS. */
import { configuration, graphOf, related } from '../graph/read'

it.each([
  ['endpoints-without-private-dns', ['aws_vpc_endpoint.ecr_api', 'aws_vpc_endpoint.ecr_dkr']],
  ['endpoints-are-there', []],
])('%s', (fixture, expected) => {
  const graph = graphOf(configuration(`rules/private-workload-without-endpoints/${fixture}`))
  expect(related(graph, 'aws_ecs_service.shop', 'silentEndpoints')).toEqual(expected)
})
