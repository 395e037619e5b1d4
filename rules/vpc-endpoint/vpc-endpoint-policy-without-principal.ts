import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-endpoint-policy-without-principal',
  severity: 'error',
  preview: true,
  title: 'A statement in the policy of a VPC endpoint names no principal',
  why: 'The endpoint is not created, or keeps the policy it had: the policy of an endpoint belongs to a resource, so each of its statements says whose requests it is about. The usual cause is a policy written for a role, whose statements need no principal, and put on the endpoint.',
  remedy:
    'Add Principal "*" to the statement. Narrow it by conditions, such as aws:PrincipalArn or aws:PrincipalAccount.',
  check: {
    command:
      'aws ec2 describe-vpc-endpoints --region {region} --vpc-endpoint-ids VPC_ENDPOINT_ID --query "VpcEndpoints[].PolicyDocument" --output text',
    says: 'a "Principal" in each statement',
  },
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  tags: ['vpc-endpoint', 'policy', 'deployment'],
  about: 'vpc-endpoint',
  when: { policy: { exists: true } },
  must: {
    policy: {
      every: { any: [{ principals: { exists: true } }, { notPrincipals: { exists: true } }] },
    },
  },
  message:
    'A statement in the policy of {address} says of nobody whose requests it is about: it has no principal.',
  pointAt: 'policy',
  traps: [
    'The principal is everybody (*).',
    'A document of a role or user needs no principals: this rule is about endpoints.',
    'The policy, or its principals, is not known here.',
  ],
})
