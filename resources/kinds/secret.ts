/** What containers are handed at their start; told apart because each comes from a service of its own. */
import { resource, string } from '../define'

export const secret = resource(
  'secret',
  {
    terraform: 'aws_secretsmanager_secret',
    cloudformation: 'AWS::SecretsManager::Secret',
    data: 'aws_secretsmanager_secret',
  },
  { name: string('name', 'Name') },
  {
    about: 'A secret of AWS Secrets Manager.',
    link: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
    identity: ['name'],
  },
)

export const parameter = resource(
  'parameter',
  { terraform: 'aws_ssm_parameter', cloudformation: 'AWS::SSM::Parameter', data: 'aws_ssm_parameter' },
  { name: string('name', 'Name') },
  {
    about: 'A parameter of Systems Manager.',
    link: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html',
    identity: ['name'],
  },
)
