/** Who a workload is: what its role may do says what it is meant to call. */
import { entry, many, one, parts, policy, resource, reverse, string, strings } from '../define'

export const iamRole = resource(
  'iam-role',
  { terraform: 'aws_iam_role', cloudformation: 'AWS::IAM::Role', data: 'aws_iam_role' },
  {
    name: string('name', 'RoleName'),
    inlinePolicies: parts('role-policy', 'roles', 'inline_policy', 'Policies'),
    managedPolicies: strings('managed_policy_arns', 'ManagedPolicyArns'),
    attachments: reverse('role-policy-attachment', 'role'),
    policies: reverse('role-policy', 'roles'),
  },
  {
    about: 'What a workload may do in AWS.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html',
    identity: ['name'],
  },
)

export const rolePolicy = resource(
  'role-policy',
  { terraform: 'aws_iam_role_policy', cloudformation: ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy'] },
  {
    roles: entry('iam-role', 'role', ['Roles', 'RoleName']),
    policy: policy('policy', 'PolicyDocument'),
  },
  {
    about: 'A policy of its own for one or several roles.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  },
)

export const managedPolicy = resource(
  'managed-policy',
  { terraform: 'aws_iam_policy', cloudformation: 'AWS::IAM::ManagedPolicy', data: 'aws_iam_policy' },
  {
    name: string('name', 'ManagedPolicyName'),
    roles: many('iam-role', null, 'Roles'),
    policy: policy('policy', 'PolicyDocument'),
  },
  {
    about: 'A policy that can be attached to several roles.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  },
)

export const rolePolicyAttachment = resource(
  'role-policy-attachment',
  { terraform: ['aws_iam_role_policy_attachment', 'aws_iam_policy_attachment'], cloudformation: null },
  {
    role: entry('iam-role', ['role', 'roles'], null),
    policy: one('managed-policy', 'policy_arn', null),
    policyArn: string('policy_arn', null),
  },
  {
    about: 'Attaches a managed policy to a role, or to several.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html',
  },
)

export const instanceProfile = resource(
  'instance-profile',
  {
    terraform: 'aws_iam_instance_profile',
    cloudformation: 'AWS::IAM::InstanceProfile',
    data: 'aws_iam_instance_profile',
  },
  {
    name: string('name', 'InstanceProfileName'),
    roles: entry('iam-role', 'role', 'Roles'),
  },
  {
    about: 'Hands a role to an instance.',
    link: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    identity: ['name'],
  },
)
