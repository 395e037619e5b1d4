import { rule } from '../../engine/rule'

export default rule({
  id: 'fargate-in-public-subnet-without-public-ip',
  severity: 'error',
  title: 'A Fargate service in a public subnet has no public address to pull its images with',
  why: 'Tasks do not start: CannotPullContainerError, or ResourceInitializationError "unable to pull secrets or registry auth". An internet gateway carries only traffic from public addresses, and tasks on Fargate get none unless the service asks for it. So the registry cannot be reached by the internet, and there is no endpoint for it in the VPC either.',
  remedy:
    'Turn on the public address of the tasks. Or run them in private subnets, with a NAT gateway, or with endpoints for ecr.api, ecr.dkr and S3 (and logs, where they log to CloudWatch); images from public registries then need the NAT gateway.',
  fixes: [
    {
      title: 'Turn on the public address of the tasks',
      costs:
        'Public IPv4 addresses are charged; security groups then decide who on the internet reaches the tasks.',
      steps: ['assign_public_ip = true in Terraform, AssignPublicIp: ENABLED in CloudFormation'],
    },
    {
      title: 'Run the tasks in private subnets with a NAT gateway',
      costs: 'A NAT gateway is charged by the hour and by the gigabyte.',
    },
    {
      title: 'Run the tasks in private subnets with VPC endpoints',
      costs:
        'Interface endpoints are charged by the hour, zone and gigabyte. Images from public registries still need a NAT gateway.',
      steps: [
        'interface endpoints for ecr.api and ecr.dkr, and for logs where the tasks log to CloudWatch',
        'a gateway endpoint for S3',
      ],
    },
  ],
  check: {
    command:
      'aws ecs describe-services --region {region} --cluster CLUSTER --services SERVICE --query "services[].[desiredCount,runningCount]" --output text',
    says: 'the same number twice',
  },
  links: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-awsvpcconfiguration.html',
  ],
  tags: ['ecs', 'routing'],
  about: 'ecs-service',
  when: {
    any: [
      { launchType: 'FARGATE' },
      { capacityProviders: { includes: 'FARGATE' } },
      { capacityProviders: { includes: 'FARGATE_SPOT' } },
    ],
    publicIp: false,
    subnets: { some: { class: 'public' } },
  },
  must: {
    taskDefinition: { imageSorts: { not: { includes: 'public' } } },
    any: [
      { taskDefinition: { imageSorts: { not: { includes: 'ecr' } } } },
      {
        subnets: {
          every: {
            any: [
              { class: { isNot: 'public' } },
              { vpc: { endpoints: { some: { serviceKey: 'ecr.dkr' } } } },
            ],
          },
        },
      },
    ],
  },
  message:
    'Tasks of {address} cannot pull their images: {subnets.address|leads|lead} to the internet, but the tasks have no public address.',
  pointAt: 'publicIp',
  traps: [
    'The service asks for public addresses.',
    'The subnets are private and have a NAT gateway.',
    'Images come from a private registry of Amazon ECR, and the VPC has an endpoint for it.',
    'Images come from a registry of your own: it may be inside.',
    'The image is not known here.',
    'Tasks on EC2 instances have no public address in any case: this rule is about Fargate.',
  ],
})
