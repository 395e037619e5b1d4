import { rule } from '../../engine/rule'

export default rule({
  id: 'gateway-endpoint-policy-names-account',
  severity: 'warning',
  preview: true,
  title: 'The policy of a gateway endpoint names an account as its principal',
  why: 'Roles and users of the account get 403 through the endpoint: in the policy of a gateway endpoint an account, or the ARN of its root, stands for the root user only, and not for everybody in the account as it does in other policies. AWS wants the principal to be everybody (*) there, and a condition to say who is meant.',
  remedy:
    'Write Principal "*" and a condition on aws:PrincipalAccount, or on aws:PrincipalArn for single roles and users.',
  fixes: [
    {
      title: 'Let a condition say whose requests {address} lets through',
      costs: 'Every role and user of the account is then let through, and not its root user alone.',
      steps: ['Principal "*"', 'StringEquals with aws:PrincipalAccount and the id of the account'],
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].PolicyDocument" --output text',
    says: '"Principal": "*" in each statement',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  ],
  tags: ['gateway-endpoint', 'policy'],
  about: 'vpc-endpoint',
  when: { type: 'Gateway', policy: { some: { principals: { exists: true } } } },
  must: {
    policy: {
      none: {
        effect: 'Allow',
        principals: { matches: ['AWS:????????????', 'AWS:arn:*:iam::????????????:root'] },
      },
    },
  },
  message:
    '{address} lets only the root user of an account through: a gateway endpoint takes an account for that, and for nobody else in it.',
  pointAt: 'policy',
  traps: [
    'The principal is everybody (*), and a condition names the account.',
    'An interface endpoint: there an account is everybody in it.',
    'A statement denies something to the account.',
    'The principals are not known here.',
  ],
})
