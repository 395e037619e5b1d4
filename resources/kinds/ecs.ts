import { boolean, byDefault, many, mapped, one, resource, string, strings, structure } from '../define'

const SERVICE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-awsvpcconfiguration.html'
const TASK =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html'

export const ecsService = resource(
  'ecs-service',
  { terraform: 'aws_ecs_service', cloudformation: 'AWS::ECS::Service', data: 'aws_ecs_service' },
  {
    name: string(['name', 'service_name'], 'ServiceName'),
    cluster: string(['cluster', 'cluster_arn'], 'Cluster'),
    launchType: string('launch_type', 'LaunchType'),
    capacityProviders: strings(
      'capacity_provider_strategy[].capacity_provider',
      'CapacityProviderStrategy[].CapacityProvider',
    ),
    providers: many(
      'ecs-capacity-provider',
      'capacity_provider_strategy[].capacity_provider',
      'CapacityProviderStrategy[].CapacityProvider',
    ),
    taskDefinition: one('ecs-task-definition', 'task_definition', 'TaskDefinition'),
    platformVersion: string('platform_version', 'PlatformVersion'),
    executeCommand: boolean('enable_execute_command', 'EnableExecuteCommand'),
    subnets: many(
      'subnet',
      'network_configuration.subnets',
      'NetworkConfiguration.AwsvpcConfiguration.Subnets',
    ),
    securityGroups: many(
      'security-group',
      'network_configuration.security_groups',
      'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
    ),
    publicIp: mapped<boolean>(
      'boolean',
      'network_configuration.assign_public_ip',
      'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
      [
        { value: true, terraform: true, cloudformation: 'ENABLED' },
        { value: false, terraform: false, cloudformation: 'DISABLED' },
      ],
      byDefault(false, SERVICE),
    ),
    targetGroups: many('target-group', 'load_balancer[].target_group_arn', 'LoadBalancers[].TargetGroupArn'),
    containerPorts: strings('load_balancer[].container_port', 'LoadBalancers[].ContainerPort'),
    registries: many(
      'cloud-map-service',
      'service_registries[].registry_arn',
      'ServiceRegistries[].RegistryArn',
    ),
  },
  {
    about: 'Keeps tasks of a task definition running, in subnets and behind target groups.',
    link: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html',
    groups: ['workload', 'service-client', 'caller', 'security-group-member'],
  },
)

/** Containers are JSON text in Terraform and a list in CloudFormation. */
export const ecsTaskDefinition = resource(
  'ecs-task-definition',
  {
    terraform: 'aws_ecs_task_definition',
    cloudformation: 'AWS::ECS::TaskDefinition',
    data: 'aws_ecs_task_definition',
  },
  {
    family: string('family', 'Family'),
    networkMode: string('network_mode', 'NetworkMode', byDefault('bridge', TASK)),
    launchTypes: strings('requires_compatibilities', 'RequiresCompatibilities'),
    containers: structure('container_definitions', 'ContainerDefinitions'),
  },
  {
    about: 'What a task runs: its containers and their settings.',
    link: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definitions.html',
    identity: ['family'],
  },
)

/** In CloudFormation the group is named by its name or its ARN. */
export const ecsCapacityProvider = resource(
  'ecs-capacity-provider',
  { terraform: 'aws_ecs_capacity_provider', cloudformation: 'AWS::ECS::CapacityProvider' },
  {
    name: string('name', 'Name'),
    autoscalingGroup: one(
      'autoscaling-group',
      'auto_scaling_group_provider.auto_scaling_group_arn',
      'AutoScalingGroupProvider.AutoScalingGroupArn',
    ),
  },
  {
    about: 'Instances of an Auto Scaling group that run tasks of Amazon ECS.',
    link: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html',
    identity: ['name'],
  },
)
