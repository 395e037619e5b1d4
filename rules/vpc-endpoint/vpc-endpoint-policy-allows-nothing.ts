import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-policy-allows-nothing',
  severity: 'error',
  preview: true,
  title: 'The policy of a VPC endpoint has no statement that allows anything',
  why: 'Every request through the endpoint gets 403, of everybody: a policy of its own replaces the one that AWS gives an endpoint, which allows all, and what no statement allows is denied. A policy that only denies other VPCs, as examples have it, denies this one too. Calls to the service in other Regions, or from where the endpoint does not answer, go on working, which hides the cause.',
  remedy:
    'Add a statement that allows what clients need, beside those that deny the rest. Or leave the policy out: the endpoint then allows all.',
  fixes: [
    {
      title: 'Add a statement that allows what the clients of {address} need',
      costs: 'What it does not name stays denied.',
      steps: [
        'Effect Allow, Principal "*", and the actions and resources that are needed, beside the statements that deny',
      ],
    },
    {
      title: 'Leave the policy of {address} out',
      costs: 'Everybody in the VPC who may call the service may do so through the endpoint.',
    },
  ],
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].PolicyDocument" --output text',
    says: 'a statement with "Effect": "Allow"',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://github.com/terraform-aws-modules/terraform-aws-vpc/pull/1197',
  ],
  tags: ['vpc-endpoint', 'policy'],
  about: 'vpc-endpoint',
  when: { policy: { exists: true } },
  must: { policy: { some: { effect: 'Allow' } } },
  message:
    'The policy of {address} allows nothing: every request through it is denied, and nothing but its statements counts.',
  pointAt: 'policy',
  traps: [
    'No policy at all: AWS then gives the endpoint one that allows everything.',
    'A statement allows something, under whatever conditions.',
    'The policy is a resource of its own beside the endpoint.',
    'A statement, or its effect, is not known here.',
  ],
})
