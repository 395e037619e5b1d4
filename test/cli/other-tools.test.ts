import type { Report } from '../../model/report'
import { folderWith, removeFolders, vpclint } from './machine'

const UNIT = 'terraform { source = "tfr:///terraform-aws-modules/vpc/aws?version=5.0.0" }\n'
const SERVICE = 'service: shop\nprovider: { name: aws, endpointType: PRIVATE }\n'
const TEMPLATE = 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties: { CidrBlock: 10.0.0.0/16 }\n'

function problemsOf(files: Readonly<Record<string, string>>, words: readonly string[] = []) {
  const { status, output } = vpclint(folderWith(files), [...words, '--format', 'json'])
  const { problems } = JSON.parse(output) as Report
  return { status, problems: problems.map(({ code, file, remedy }) => ({ code, file, remedy })) }
}

describe('configurations that another tool makes plans and templates of', () => {
  afterAll(removeFolders)

  test('a walk says once a tool what was not judged', () => {
    const files = {
      'live/app/terragrunt.hcl': UNIT,
      'live/vpc/terragrunt.hcl': UNIT,
      'shop/serverless.yml': SERVICE,
      'stack/network.tfcomponent.hcl': 'component "vpc" { source = "./vpc" }\n',
    }
    const { status, problems } = problemsOf(files)
    expect(status).toBe(0)
    expect(problems).toEqual([
      { code: 'not-made', file: 'live/app/terragrunt.hcl', remedy: expect.stringMatching(/terragrunt show/) },
      { code: 'not-made', file: 'shop/serverless.yml', remedy: expect.stringMatching(/serverless package/) },
      { code: 'not-made', file: 'stack/network.tfcomponent.hcl', remedy: expect.stringMatching(/modules/) },
    ])
    expect(vpclint(folderWith(files), []).output).toContain('this file and of 1 more was not judged')
  })

  test('beside what was made of it, and beside Terraform files: silence', () => {
    const made = {
      'shop/serverless.yml': SERVICE,
      'shop/.serverless/cloudformation-template-update-stack.yml': TEMPLATE,
      'module/terragrunt.hcl': UNIT,
      'module/main.tf': 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n',
    }
    expect(problemsOf(made)).toEqual({ status: 0, problems: [] })
  })

  test('a person who names one is told what to hand over', () => {
    const { status, problems } = problemsOf({ 'terragrunt.hcl': UNIT }, ['terragrunt.hcl'])
    expect(status).toBe(3)
    expect(problems).toMatchObject([{ code: 'not-ours', remedy: expect.stringMatching(/terragrunt plan/) }])
  })
})
