import { rule } from '../../engine/rule'

export default rule({
  id: 'private-workload-without-endpoints',
  severity: 'warning',
  raise: [
    {
      to: 'error',
      when: { unservedServices: { exists: true }, silentEndpoints: { some: {} } },
      message:
        '{address} cannot start where it has no way out: it needs {unservedServices}, a subnet of it routes to nothing outside of its VPC, and no endpoint answers for that there. {silentEndpoints.address|has|have} private DNS off, so that names of services do not lead there.',
    },
    {
      to: 'error',
      when: { unservedServices: { exists: true } },
      message:
        '{address} cannot start where it has no way out: it needs {unservedServices}, a subnet of it routes to nothing outside of its VPC, and no endpoint serves that there.',
    },
  ],
  title: 'A workload in a subnet without a way out needs a service that no endpoint serves',
  why: 'Nothing answers, and what waits for it times out. Tasks on Fargate stop with CannotPullContainerError, or with ResourceInitializationError "unable to pull secrets or registry auth"; instances never join their ECS or EKS cluster, or never show up in Systems Manager; a function ends with "Task timed out". A subnet whose route table holds nothing but the route to its own VPC reaches AWS services through VPC endpoints only, and each service needs its own: images in Amazon ECR take three (ecr.api, ecr.dkr and S3, where the layers are).',
  remedy:
    'Add the endpoints that are named: interface endpoints with private DNS, and a gateway endpoint for S3 and DynamoDB on the route tables of these subnets. Or give the subnets a route to a NAT gateway.',
  fixes: [
    {
      title: 'Add the endpoints that are named',
      costs:
        'Interface endpoints are charged by the hour, zone and gigabyte; those for S3 and DynamoDB can be gateway endpoints, which are free.',
      steps: [
        'private DNS for endpoints that are there without it',
        'interface endpoints with private DNS, whose security groups let the workload in on port 443',
        'a gateway endpoint for S3 or DynamoDB on the route tables of these subnets',
      ],
    },
    {
      title: 'Give the subnets a route to a NAT gateway',
      costs:
        'A NAT gateway is charged by the hour and by the gigabyte. All that is in these subnets can then reach the internet, as far as filters let it out.',
    },
  ],
  check: {
    command: 'curl -I -m 5 https://HOST_OF_THE_SERVICE',
    says: 'from that subnet: any HTTP answer, even 403, and no time-out',
  },
  links: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html',
  ],
  tags: ['ecs', 'eks', 'lambda', 'systems-manager', 'vpc-endpoint', 'routing'],
  blocks: ['route-none'],
  about: 'service-client',
  when: { subnets: { some: { hasRoutesOut: false } } },
  must: { unservedServices: { exists: false }, unservedCalls: { exists: false } },
  message:
    '{address} cannot call {unservedCalls} from where it runs: a subnet of it routes to nothing outside of its VPC, and no endpoint serves that there.',
  pointAt: 'subnets',
  traps: [
    'A NAT gateway, an internet gateway or another network is behind a route of the subnet: there may be a way.',
    'The subnet has a way out for IPv6.',
    'The endpoints are there, one of them for the FIPS name of a service.',
    'An endpoint without private DNS is there, and a private hosted zone makes the name of the service lead to it.',
    'Fargate needs no endpoint of ECS, and none for secrets or logs that its tasks do not use.',
    'Fargate before platform version 1.4.0 does not ask ecr.api from the subnet of the task.',
    'A function needs no endpoint for its own logs.',
    'ec2messages is not needed by current agents of Systems Manager.',
    'The workload is told of a proxy.',
    'Images come from a registry of your own.',
    'Hosts of ECS whose image may hold the images of the tasks: the agent takes what is there where a pull fails.',
    'A service with several capacity providers: its tasks may run elsewhere.',
    'Keys of KMS: AWS does not document that the workload itself asks for them.',
    'Notebooks and jobs of SageMaker: what they call is said by their code.',
    'A service that leaves it to its cluster where its tasks run: the default strategy of a cluster is not read.',
    'A workload that is told only the name of a bucket or a table: whether it calls S3 or DynamoDB from there is said by its code.',
    'A node group with an image of its own: nobody can say what that needs.',
    'The VPC, or the subnets, are not known here.',
  ],
})
