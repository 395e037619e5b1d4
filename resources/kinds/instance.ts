import { boolean, byDefault, many, one, resource, string, structure } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html'

/** Without groups of its own it has the default group of its VPC; without a subnet it is in the default VPC. */
export const instance = resource(
  'instance',
  { terraform: 'aws_instance', cloudformation: 'AWS::EC2::Instance', data: 'aws_instance' },
  {
    subnets: many('subnet', ['subnet_id'], ['SubnetId', 'NetworkInterfaces[].SubnetId']),
    securityGroups: many(
      'security-group',
      ['vpc_security_group_ids', 'security_groups'],
      ['SecurityGroupIds', 'NetworkInterfaces[].GroupSet', 'SecurityGroups'],
    ),
    publicIp: boolean('associate_public_ip_address', 'NetworkInterfaces.AssociatePublicIpAddress'),
    privateIp: string('private_ip', 'PrivateIpAddress'),
    networkInterfaces: many(
      'network-interface',
      ['network_interface[].network_interface_id', 'primary_network_interface[].network_interface_id'],
      'NetworkInterfaces[].NetworkInterfaceId',
    ),
    launchTemplate: one(
      'launch-template',
      ['launch_template.id', 'launch_template.name'],
      ['LaunchTemplate.LaunchTemplateId', 'LaunchTemplate.LaunchTemplateName'],
    ),
    profile: one('instance-profile', 'iam_instance_profile', 'IamInstanceProfile'),
    sourceDestCheck: boolean('source_dest_check', 'SourceDestCheck', byDefault(true, page)),
    userData: structure(['user_data', 'user_data_base64'], 'UserData'),
  },
  {
    about: 'A virtual machine in a subnet.',
    link: page,
    groups: [
      'workload',
      'service-client',
      'caller',
      'load-balancer-target',
      'route-target',
      'security-group-member',
    ],
  },
)

export const launchTemplate = resource(
  'launch-template',
  {
    terraform: 'aws_launch_template',
    cloudformation: 'AWS::EC2::LaunchTemplate',
    data: 'aws_launch_template',
  },
  {
    name: string('name', 'LaunchTemplateName'),
    subnets: many(
      'subnet',
      'network_interfaces[].subnet_id',
      'LaunchTemplateData.NetworkInterfaces[].SubnetId',
    ),
    securityGroups: many(
      'security-group',
      ['vpc_security_group_ids', 'network_interfaces[].security_groups'],
      ['LaunchTemplateData.SecurityGroupIds', 'LaunchTemplateData.NetworkInterfaces[].Groups'],
    ),
    publicIp: boolean(
      'network_interfaces.associate_public_ip_address',
      'LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress',
    ),
    image: string('image_id', 'LaunchTemplateData.ImageId'),
    profile: one(
      'instance-profile',
      ['iam_instance_profile.arn', 'iam_instance_profile.name'],
      ['LaunchTemplateData.IamInstanceProfile.Arn', 'LaunchTemplateData.IamInstanceProfile.Name'],
    ),
    userData: structure('user_data', 'LaunchTemplateData.UserData'),
  },
  {
    about: 'How instances of a group are started.',
    link: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html',
    groups: ['launch'],
    identity: ['name'],
  },
)

export const launchConfiguration = resource(
  'launch-configuration',
  {
    terraform: 'aws_launch_configuration',
    cloudformation: 'AWS::AutoScaling::LaunchConfiguration',
    data: 'aws_launch_configuration',
  },
  {
    name: string('name', 'LaunchConfigurationName'),
    securityGroups: many('security-group', 'security_groups', 'SecurityGroups'),
    publicIp: boolean('associate_public_ip_address', 'AssociatePublicIpAddress'),
    profile: one('instance-profile', 'iam_instance_profile', 'IamInstanceProfile'),
    userData: structure('user_data', 'UserData'),
  },
  {
    about: 'How instances of a group are started; the older way.',
    link: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html',
    groups: ['launch'],
    identity: ['name'],
  },
)

export const autoscalingGroup = resource(
  'autoscaling-group',
  {
    terraform: 'aws_autoscaling_group',
    cloudformation: 'AWS::AutoScaling::AutoScalingGroup',
    data: 'aws_autoscaling_group',
  },
  {
    name: string('name', 'AutoScalingGroupName'),
    subnets: many('subnet', 'vpc_zone_identifier', 'VPCZoneIdentifier'),
    securityGroups: many('security-group', null, null),
    launch: one(
      'launch',
      [
        'launch_template.id',
        'launch_template.name',
        'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
        'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
        'launch_configuration',
      ],
      [
        'LaunchTemplate.LaunchTemplateId',
        'LaunchTemplate.LaunchTemplateName',
        'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId',
        'LaunchConfigurationName',
      ],
    ),
    targetGroups: many('target-group', 'target_group_arns', 'TargetGroupARNs'),
  },
  {
    about: 'Keeps a number of instances running in subnets.',
    link: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html',
    groups: ['workload', 'service-client', 'caller'],
    identity: ['name'],
  },
)
