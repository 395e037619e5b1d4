import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { declarationOf, deploymentOf, read, short, textAt } from './reading'
import { official, ours } from './sam-comparison'

const SAMPLES = join(__dirname, 'samples', 'sam-translator')
const STACK = 'stack.yaml'
const head = 'Transform: AWS::Serverless-2016-10-31\n'

describe('the official translator makes the same of it', () => {
  const names = readdirSync(join(SAMPLES, 'input')).map((file) => file.replace('.yaml', ''))

  test('there are samples', () => expect(names.length).toBeGreaterThan(10))

  test.each(names)('%s', (name) => {
    const input = readFileSync(join(SAMPLES, 'input', `${name}.yaml`), 'utf8')
    const output = readFileSync(join(SAMPLES, 'output', `${name}.json`), 'utf8')
    const expected = official(output, input)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(ours(input)).toEqual(expected)
  })
})

const FUNCTION = (events: string, more = '') => `
  F:
    Type: AWS::Serverless::Function
${more}    Properties:
      Handler: a.b
      Runtime: nodejs20.x
      Events: ${events}`

const GET = '{ E: { Type: Api, Properties: { Path: /x, Method: get } } }'
const addresses = (text: string) => read(text).declarations.map(({ address, type }) => `${address} ${type}`)
const attribute = (text: string, address: string, name: string) =>
  short(declarationOf(read(text), address).attributes.get(name))

describe('implicit APIs', () => {
  test('an event without an API makes one, with a deployment and the stage Prod', () => {
    expect(addresses(`${head}Resources:${FUNCTION(GET)}`)).toEqual([
      'F AWS::Lambda::Function',
      'FRole AWS::IAM::Role',
      'ServerlessRestApi AWS::ApiGateway::RestApi',
      'ServerlessRestApiDeployment AWS::ApiGateway::Deployment',
      'ServerlessRestApiProdStage AWS::ApiGateway::Stage',
    ])
  })

  test('it stands where the event stands', () => {
    const text = `${head}Resources:${FUNCTION(GET)}`
    const { place } = declarationOf(read(text), 'ServerlessRestApi')
    expect(textAt(text, place)).toBe('E')
    expect(place.at === 'span' && place.start).toBe(text.indexOf('E: { Type: Api'))
  })

  test('it inherits what Globals says, and says that it is inherited', () => {
    const text = `${head}Globals: { Api: { EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] } } }
Resources:${FUNCTION(GET)}`
    const configuration = declarationOf(read(text), 'ServerlessRestApi').attributes.get(
      'EndpointConfiguration',
    )
    expect(short(configuration)).toEqual({ Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] })
    const types = configuration?.state === 'map' ? configuration.entries.get('VpcEndpointIds') : undefined
    expect(types?.origin.how).toBe('inherited')
    expect(types && textAt(text, types.origin.place)).toBe('[vpce-1]')
  })

  test('it exists under the condition of its only function', () => {
    const text = `${head}Conditions: { C: !Equals [!Ref AWS::Region, x] }\nResources:${FUNCTION(GET, '    Condition: C\n')}`
    expect(declarationOf(read(text), 'ServerlessRestApi').exists.state).toBe('conditional')
    expect(read(text).problems).toEqual([])
  })
})

test('what SAM generates can be referred to', () => {
  const text = `${head}Resources:${FUNCTION('{ H: { Type: HttpApi } }', '')}
      AutoPublishAlias: live
      FunctionUrlConfig: { AuthType: NONE }
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: v1 } }
  R:
    Type: A::B::C
    Properties:
      stage: !Ref Api.Stage
      deployment: !Ref Api.Deployment
      role: !GetAtt FRole.Arn
      alias: !Ref F.Alias
      url: !GetAtt FUrl.FunctionUrl
      implicit: !Ref ServerlessHttpApi
      text: !Sub '\${Api}/\${Api.Stage}/\${ServerlessHttpApiApiGatewayDefaultStage}'`
  const parsed = read(text)
  expect(parsed.problems).toEqual([])
  expect([...declarationOf(parsed, 'R').attributes.values()].map(short)).toEqual([
    `<${STACK}#Apiv1Stage Ref>`,
    `<${STACK}#ApiDeployment Ref>`,
    `<${STACK}#FRole Arn>`,
    `<${STACK}#FAliaslive Ref>`,
    `<${STACK}#FUrl FunctionUrl>`,
    `<${STACK}#ServerlessHttpApi Ref>`,
    `{<${STACK}#Api Ref>}/{<${STACK}#Apiv1Stage Ref>}/{<${STACK}#ServerlessHttpApiApiGatewayDefaultStage Ref>}`,
  ])
})

describe('Globals', () => {
  test('lists are put together, mappings merged, scalars and functions replaced', () => {
    const text = `${head}Globals:
  Function:
    Timeout: 3
    VpcConfig: { SecurityGroupIds: [sg-1], SubnetIds: [subnet-1] }
    Environment: { Variables: { A: a, B: b } }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 5
      VpcConfig: { SecurityGroupIds: [sg-2], SubnetIds: !Split [',', 'subnet-2,subnet-3'] }
      Environment: { Variables: { B: c } }`
    expect(attribute(text, 'F', 'Timeout')).toBe('5')
    expect(attribute(text, 'F', 'VpcConfig')).toEqual({
      SecurityGroupIds: ['sg-1', 'sg-2'],
      SubnetIds: ['subnet-2', 'subnet-3'],
    })
    expect(attribute(text, 'F', 'Environment')).toEqual({ Variables: { A: 'a', B: 'c' } })
  })

  test('a regional API keeps the endpoints of a private global configuration', () => {
    const text = `${head}Globals: { Api: { EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] } } }
Resources: { A: { Type: AWS::Serverless::Api, Properties: { StageName: p, EndpointConfiguration: { Type: REGIONAL } } } }`
    expect(attribute(text, 'A', 'EndpointConfiguration')).toEqual({
      Types: ['REGIONAL'],
      VpcEndpointIds: ['vpce-1'],
    })
  })
})

describe('REST APIs', () => {
  const api = (properties: string) => `${head}Resources:
  Vpce: { Type: 'AWS::EC2::VPCEndpoint' }
  A: { Type: AWS::Serverless::Api, Properties: { StageName: p, ${properties} } }${FUNCTION('{ E: { Type: Api, Properties: { RestApiId: !Ref A, Path: "/x/{id}", Method: get } } }')}`

  test('an endpoint configuration of one word', () => {
    expect(attribute(api('EndpointConfiguration: REGIONAL'), 'A', 'EndpointConfiguration')).toEqual({
      Types: ['REGIONAL'],
    })
    expect(attribute(api('Name: x'), 'A', 'EndpointConfiguration')).toBeUndefined()
  })

  test('lists of endpoints become statements for every method', () => {
    const text = api(
      'Auth: { ResourcePolicy: { IntrinsicVpceWhitelist: [!Ref Vpce], SourceVpcBlacklist: [vpc-1, vpce-2] } }',
    )
    const body = attribute(text, 'A', 'Body')
    const resource = ['execute-api:/p/GET/x/*']
    const common = { Action: 'execute-api:Invoke', Resource: resource, Principal: '*' }
    expect(body).toMatchObject({
      'x-amazon-apigateway-policy': {
        Version: '2012-10-17',
        Statement: [
          { ...common, Effect: 'Allow' },
          {
            ...common,
            Effect: 'Deny',
            Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1'], 'aws:SourceVpce': ['vpce-2'] } },
          },
          {
            ...common,
            Effect: 'Deny',
            Condition: { StringNotEquals: { 'aws:SourceVpce': [`<${STACK}#Vpce Ref>`] } },
          },
        ],
      },
    })
  })

  test('what a parameter names is sorted by its value, and kept where it has none', () => {
    const policy = (value: string) => {
      const text = api('Auth: { ResourcePolicy: { SourceVpcWhitelist: [!Ref From] } }')
      const body = attribute(
        text.replace('Resources:', `Parameters: { From: { Type: String${value} } }\nResources:`),
        'A',
        'Body',
      )
      return JSON.stringify(body)
    }
    expect(policy(', Default: vpce-1')).toContain('"StringNotEquals":{"aws:SourceVpce":["vpce-1"]}')
    expect(policy(', Default: vpc-1')).toContain('"StringNotEquals":{"aws:SourceVpc":["vpc-1"]}')
    expect(policy('')).toContain('"StringNotEquals":{"aws:SourceVpce":[')
  })

  test('the execute-api endpoint is switched off in the definition', () => {
    const extension = { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: 'true' } }
    expect(attribute(api('DisableExecuteApiEndpoint: true'), 'A', 'Body')).toMatchObject(extension)
    expect(
      attribute(api("OpenApiVersion: '3.0.1', DisableExecuteApiEndpoint: true"), 'A', 'Body'),
    ).toMatchObject({
      servers: [extension],
    })
  })

  test('a written definition is taken as it is, a file elsewhere leaves the body to S3', () => {
    const body = attribute(api('DefinitionBody: { swagger: "2.0", paths: { /y: {} } }'), 'A', 'Body')
    expect(body).toEqual({ swagger: '2.0', paths: { '/y': {} } })
    const text = api('DefinitionUri: s3://bucket/key.yaml')
    expect(attribute(text, 'A', 'Body')).toBeUndefined()
    expect(attribute(text, 'A', 'BodyS3Location')).toEqual({ Bucket: 'bucket', Key: 'key.yaml' })
  })
})

test('an application is a nested stack, and what SAM does with the rest is not known to be complete', () => {
  const text = `${head}Resources:
  App: { Type: AWS::Serverless::Application, Properties: { Location: ./child.yaml, Parameters: { P: x } } }
  Repo: { Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: arn, SemanticVersion: 1.0.0 } } }
  T: { Type: AWS::Serverless::SimpleTable }
  C: { Type: AWS::Serverless::Connector }`
  const parsed = read(text)
  expect(parsed.declarations.map(({ address, type, open }) => [address, type, open])).toEqual([
    ['App', 'AWS::CloudFormation::Stack', undefined],
    ['Repo', 'AWS::CloudFormation::Stack', true],
    ['T', 'AWS::DynamoDB::Table', true],
    ['C', 'AWS::Serverless::Connector', true],
  ])
  expect(deploymentOf(parsed).form).toBe('sam')
})

test('SAM resources with nonsense in them are no crash', () => {
  const text = `${head}Globals: [x]
Resources:
  A: { Type: AWS::Serverless::Function }
  B: { Type: AWS::Serverless::Function, Properties: [] }
  C: { Type: AWS::Serverless::Api, Properties: { StageName: [x], Domain: x, Auth: [x], EndpointConfiguration: [] } }
  D: { Type: AWS::Serverless::Function, Properties: { Events: { E: x, G: { Type: Api, Properties: { Path: [x], Method: {} } } } } }
  E: { Type: AWS::Serverless::HttpApi, Properties: { DefinitionBody: x, Domain: { DomainName: !Nope x, BasePath: {} } } }
  F: { Type: AWS::Serverless::WebSocketApi, Properties: { Routes: { x: y } } }`
  expect(() => read(text)).not.toThrow()
})
