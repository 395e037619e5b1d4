import type { Value } from '../../model/value'
import { asked, graphOf, made, ref, template, text, unseen, variable, when } from './made'
import { configurationText, graphOf as readGraph } from './read'

const keyOf = (service: Value<unknown>, ...more: ReturnType<typeof made>[]): Value<unknown> =>
  asked(
    graphOf([made('vpc-endpoint', 'aws_vpc_endpoint.e', { service }), ...more]),
    'aws_vpc_endpoint.e',
    'serviceKey',
  )

describe('the service of an endpoint', () => {
  test.each([
    ['com.amazonaws.eu-west-1.execute-api', 'execute-api'],
    ['com.amazonaws.us-gov-west-1.ecr.dkr', 'ecr.dkr'],
    ['cn.com.amazonaws.cn-north-1.ecr.api', 'ecr.api'],
    ['com.amazonaws.cn-north-1.s3', 's3'],
    ['com.amazonaws.s3-global.accesspoint', 's3-global.accesspoint'],
    ['com.amazonaws.iam', 'iam'],
    ['aws.sagemaker.eu-west-1.notebook', 'sagemaker.notebook'],
    ['aws.api.us-east-1.bcm-data-exports', 'bcm-data-exports'],
    ['aws.api.global.codecatalyst', 'codecatalyst'],
    ['com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0', 'vpce-svc-0123456789abcdef0'],
  ])('%s is %s', (service, key) => {
    expect(keyOf(text(service))).toMatchObject({ state: 'known', value: key })
  })

  test('whatever the Region is', () => {
    const region = variable('var.region')
    expect(keyOf(template('com.amazonaws.', region, '.execute-api'))).toMatchObject({ value: 'execute-api' })
    expect(keyOf(template('aws.sagemaker.', unseen(), '.studio'))).toMatchObject({
      value: 'sagemaker.studio',
    })
    expect(keyOf(template('com.amazonaws.vpce.', region, '.vpce-svc-0a1b2c3d'))).toMatchObject({
      value: 'vpce-svc-0a1b2c3d',
    })
  })

  test('is one for the names of several partitions, and not for those of several services', () => {
    const chinese = template('cn.com.amazonaws.', variable('var.region'), '.ecr.dkr')
    const other = template('com.amazonaws.', variable('var.region'), '.ecr.dkr')
    expect(keyOf(when('a', chinese, other))).toMatchObject({ state: 'known', value: 'ecr.dkr' })
    expect(keyOf(when('a', chinese, text('com.amazonaws.eu-west-1.s3')))).toMatchObject({
      state: 'conditional',
    })
  })

  test('is as open as its name: the part that is known stays', () => {
    const region = variable('var.region')
    expect(keyOf(template('com.amazonaws.', region, '.ecr.', unseen()))).toMatchObject({
      state: 'template',
      parts: ['ecr.', { state: 'unknown' }],
    })
    expect(keyOf(template('com.amazonaws.', region, '.', variable('var.service')))).toMatchObject({
      state: 'unknown',
    })
    expect(keyOf(unseen())).toMatchObject({ state: 'unknown' })
    expect(keyOf(when('a', text('com.amazonaws.eu-west-1.s3'), unseen()))).toMatchObject({
      state: 'conditional',
      cases: [{ value: { value: 's3' } }, { value: { state: 'unknown' } }],
    })
  })

  test('of our own is certainly none of AWS', () => {
    const service = made('endpoint-service', 'aws_vpc_endpoint_service.s')
    for (const spelled of [
      ref('aws_vpc_endpoint_service.s', 'service_name'),
      template('com.amazonaws.vpce.', variable('var.region'), '.', ref('aws_vpc_endpoint_service.s')),
    ])
      expect(keyOf(spelled, service)).toMatchObject({
        state: 'template',
        parts: ['vpce-svc-', { state: 'reference' }],
      })
  })

  test('looked up by its short name is that service', () => {
    const looked = made(
      'endpoint-service',
      'data.aws_vpc_endpoint_service.s3',
      { serviceName: text('s3') },
      { ownership: 'read' },
    )
    expect(keyOf(ref('data.aws_vpc_endpoint_service.s3', 'service_name'), looked)).toMatchObject({
      value: 's3',
    })
  })

  test('looked up in a configuration is told by what it looks up', () => {
    const graph = readGraph(
      configurationText(`
        data "aws_vpc_endpoint_service" "door" { service = "execute-api" }
        resource "aws_vpc_endpoint" "e" {
          vpc_id       = "vpc-0123456789abcdef0"
          service_name = data.aws_vpc_endpoint_service.door.service_name
        }`),
    )
    expect(asked(graph, 'aws_vpc_endpoint.e', 'serviceKey')).toMatchObject({ value: 'execute-api' })
  })

  test('written without substitution is no service that anybody knows', () => {
    expect(keyOf(text(['com.amazonaws.$', '{AWS::Region}.s3'].join('')))).toMatchObject({ state: 'unknown' })
  })
})
