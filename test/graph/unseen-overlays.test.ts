/** What a file that is missing may add to, and what it may set. */
import { answer, configurationText, graphOf, related } from './read'

const ENDPOINT = `resource "aws_vpc_endpoint" "sqs" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type = "Interface"
  # SUBNETS
}
resource "aws_vpc_peering_connection" "pair" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = "vpc-0a1b2c3d4e5f60718"
  # ACCEPTED
}
`
const VPC = `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
`
const read = (text: string) => graphOf(configurationText(text))
const endpoint = 'aws_vpc_endpoint.sqs'

describe('where a file is missing', () => {
  test('others may have added a subnet, and accepted the connection', () => {
    const graph = read(ENDPOINT)
    expect(related(graph, endpoint, 'subnets')).toEqual(['...'])
    expect(answer(graph, 'aws_vpc_peering_connection.pair', 'autoAccept')).toBe('unknown')
  })

  test('what is written stays, and there may be more', () => {
    const graph = read(
      ENDPOINT.replace('# SUBNETS', 'subnet_ids = ["subnet-0a1b2c3d4e5f60718"]').replace(
        '# ACCEPTED',
        'auto_accept = true',
      ),
    )
    expect(related(graph, endpoint, 'subnets')).toEqual(['outside subnet-0a1b2c3d4e5f60718', '...'])
    expect(answer(graph, 'aws_vpc_peering_connection.pair', 'autoAccept')).toBe(true)
  })

  test('a file with an error is missing as well', () => {
    const graph = read(`${VPC}${ENDPOINT}resource "aws_vpc" "other" {\n  cidr_block = = \n}\n`)
    expect(related(graph, endpoint, 'subnets')).toEqual(['...'])
  })
})

test('where all is here, nobody adds anything', () => {
  const graph = read(VPC + ENDPOINT)
  expect(related(graph, endpoint, 'subnets')).toEqual([])
  expect(answer(graph, 'aws_vpc_peering_connection.pair', 'autoAccept')).toBe(false)
})
