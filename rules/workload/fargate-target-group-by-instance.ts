import { rule } from '../../engine/rule'

export default rule({
  id: 'fargate-target-group-by-instance',
  severity: 'error',
  title: 'A service whose tasks have addresses of their own is behind a target group of instances',
  why: 'The service cannot be created: "The provided target group has target type instance, which is incompatible with the awsvpc network mode". Tasks on Fargate, and all tasks in awsvpc mode, have network interfaces of their own and are registered by address; there is no instance to register. instance is what a target group has when nobody says otherwise.',
  remedy: 'Set the target type of the target group to ip. Changing it replaces the target group.',
  check: {
    command:
      'aws elbv2 describe-target-groups --region {region} --target-group-arns TARGET_GROUP_ARN --query "TargetGroups[].TargetType" --output text',
    says: 'ip',
  },
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
    'https://github.com/riboseinc/terraform-aws-ecs-gitlab/issues/5',
  ],
  tags: ['ecs', 'load-balancer', 'deployment'],
  about: 'ecs-service',
  when: {
    targetGroups: { exists: true },
    any: [
      { launchType: 'FARGATE' },
      { capacityProviders: { includes: 'FARGATE' } },
      { capacityProviders: { includes: 'FARGATE_SPOT' } },
      { taskDefinition: { networkMode: 'awsvpc' } },
    ],
  },
  must: { targetGroups: { every: { targetType: { isNot: 'instance' } } } },
  message:
    '{address} cannot be created: its tasks are registered by address, and {targetGroups.address|takes|take} instances.',
  pointAt: 'targetGroups',
  traps: [
    'The target group takes addresses.',
    'Tasks on EC2 instances in bridge or host mode are registered by instance.',
    'The target group, or its target type, is not known here.',
  ],
})
