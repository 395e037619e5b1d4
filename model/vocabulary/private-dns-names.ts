/**
 * The names that an interface endpoint with private DNS answers inside its VPC, by service. `{region}` is the endpoint's Region; a
 * name with `*` answers everything below it. The names of a service do not follow from its name (`kinesis-firehose` answers
 * `firehose`), so a service that is not here is not known.
 */

import { LISTING, OTHER_NAME, SAME_NAME } from './private-dns-listed'

interface Names {
  readonly names: readonly string[]
  readonly source: string
}

const exact = (host: string, source: string): Names => ({
  names: [`${host}.{region}.amazonaws.com`],
  source,
})

/** Also by the name of the dual-stack endpoint. */
const dual = (host: string, source: string): Names => ({
  names: [`${host}.{region}.amazonaws.com`, `${host}.{region}.api.aws`],
  source,
})

const wide = (hosts: readonly string[], source: string): Names => ({
  names: hosts.flatMap((host) => [`${host}.{region}.amazonaws.com`, `*.${host}.{region}.amazonaws.com`]),
  source,
})

/** Services whose name no private DNS answers: a gateway endpoint serves their public addresses. */
export const gatewayNames: ReadonlyMap<string, Names> = new Map([
  ['dynamodb', exact('dynamodb', 'https://docs.aws.amazon.com/general/latest/gr/ddb.html')],
])

const listed = [
  ...SAME_NAME.map((service) => [service, exact(service, LISTING)] as const),
  ...Object.entries(OTHER_NAME).map(([service, host]) => [service, exact(host, LISTING)] as const),
  ['rds', dual('rds', LISTING)] as const,
  [
    'eks',
    dual('eks', 'https://docs.aws.amazon.com/eks/latest/userguide/vpc-interface-endpoints.html'),
  ] as const,
]

export const privateDnsNames: ReadonlyMap<string, Names> = new Map([
  ...listed,
  [
    'execute-api',
    wide(
      ['execute-api'],
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html',
    ),
  ],
  ['ecr.dkr', wide(['dkr.ecr'], 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html')],
  ['ecr.api', exact('api.ecr', 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html')],
  [
    's3',
    wide(
      ['s3', 's3-accesspoint', 's3-control'],
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
    ),
  ],
  [
    'codeartifact.repositories',
    {
      names: ['*.d.codeartifact.{region}.amazonaws.com'],
      source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/create-vpc-endpoints.html',
    },
  ],
  [
    'appsync-api',
    {
      names: ['*.appsync-api.{region}.amazonaws.com', '*.appsync-realtime-api.{region}.amazonaws.com'],
      source: 'https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html',
    },
  ],
  [
    'kinesis-streams',
    {
      names: [
        'kinesis.{region}.amazonaws.com',
        '*.control-kinesis.{region}.amazonaws.com',
        '*.data-kinesis.{region}.amazonaws.com',
      ],
      source: 'https://docs.aws.amazon.com/streams/latest/dev/vpc.html',
    },
  ],
  [
    'kinesis-firehose',
    exact('firehose', 'https://docs.aws.amazon.com/firehose/latest/dev/vpc-endpoint.html'),
  ],
  [
    'sagemaker.api',
    exact('api.sagemaker', 'https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html'),
  ],
  [
    'sagemaker.runtime',
    exact('runtime.sagemaker', 'https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html'),
  ],
  [
    'sqs',
    exact(
      'sqs',
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-sending-messages-from-vpc.html',
    ),
  ],
  ['sns', exact('sns', 'https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html')],
  [
    'sts',
    exact('sts', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html'),
  ],
  ['kms', exact('kms', 'https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html')],
  [
    'logs',
    exact(
      'logs',
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html',
    ),
  ],
  [
    'monitoring',
    exact(
      'monitoring',
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html',
    ),
  ],
  [
    'secretsmanager',
    exact(
      'secretsmanager',
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html',
    ),
  ],
  ['ssm', exact('ssm', 'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html')],
  [
    'ssmmessages',
    exact(
      'ssmmessages',
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
    ),
  ],
  [
    'ec2messages',
    exact(
      'ec2messages',
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
    ),
  ],
  ['lambda', dual('lambda', 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html')],
  [
    'events',
    exact('events', 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html'),
  ],
  ['states', exact('states', 'https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html')],
  ['ecs', exact('ecs', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html')],
  [
    'ecs-agent',
    exact('ecs-a', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html'),
  ],
  [
    'ecs-telemetry',
    exact('ecs-t', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html'),
  ],
  ['ec2', dual('ec2', 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/interface-vpc-endpoints.html')],
])
