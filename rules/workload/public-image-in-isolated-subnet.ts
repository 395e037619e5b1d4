import { rule } from '../../engine/rule'

export default rule({
  id: 'public-image-in-isolated-subnet',
  severity: 'error',
  preview: true,
  title: 'A Fargate service without a way out pulls an image from a public registry',
  why: 'Tasks do not start: CannotPullContainerError with "i/o timeout". No VPC endpoint leads to Docker Hub, public.ecr.aws, ghcr.io or quay.io: those registries are on the internet, and a subnet whose route table holds nothing but the route to its own VPC, and those of endpoints, has no way there. Endpoints for Amazon ECR serve the private registries of accounts only.',
  remedy:
    'Copy the image into a private repository of Amazon ECR, and give the VPC endpoints for ecr.api, ecr.dkr and S3. Or give the subnets a route to a NAT gateway.',
  fixes: [
    {
      title: 'Keep a copy of the image in a private repository of Amazon ECR',
      costs:
        'Somebody has to copy new versions. The first pull through the cache of a repository needs a way to the internet too.',
      steps: ['endpoints for ecr.api, ecr.dkr and S3, and for logs where the tasks log to CloudWatch'],
    },
    {
      title: 'Give the subnets a route to a NAT gateway',
      costs:
        'A NAT gateway is charged by the hour and by the gigabyte. All that is in these subnets can then reach the internet, as far as filters let it out.',
    },
  ],
  check: {
    command:
      'aws ecs describe-services --region {region} --cluster CLUSTER --services SERVICE --query "services[].[desiredCount,runningCount]" --output text',
    says: 'the same number twice',
  },
  links: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  ],
  tags: ['ecs', 'routing'],
  about: 'ecs-service',
  when: {
    any: [
      { launchType: 'FARGATE' },
      { capacityProviders: { includes: 'FARGATE' } },
      { capacityProviders: { includes: 'FARGATE_SPOT' } },
    ],
    subnets: { some: { hasRoutesOut: false } },
  },
  must: { taskDefinition: { imageSorts: { not: { includes: 'public' } } } },
  message:
    'Tasks of {address} cannot pull their images: they are in a registry on the internet, and a subnet of the service routes to nothing outside of its VPC.',
  pointAt: 'subnets',
  traps: [
    'The subnets route to a NAT gateway, an internet gateway or another network, which may lead there.',
    'Images come from a private registry of Amazon ECR.',
    'Images come from a registry of your own: it may be inside.',
    'The image, or the route table, is not known here.',
    'Tasks on instances of your own may find the image in the cache of the instance: this rule is about Fargate.',
  ],
})
