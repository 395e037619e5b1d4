import { many, one, resource, string } from '../define'

/** The nodes that EKS starts; those of groups that somebody starts alone are an `autoscaling-group`. */
export const eksNodeGroup = resource(
  'eks-node-group',
  {
    terraform: 'aws_eks_node_group',
    cloudformation: 'AWS::EKS::Nodegroup',
    data: 'aws_eks_node_group',
  },
  {
    name: string('node_group_name', 'NodegroupName'),
    cluster: string('cluster_name', 'ClusterName'),
    subnets: many('subnet', 'subnet_ids', 'Subnets'),
    image: string('ami_type', 'AmiType'),
    launchTemplate: one(
      'launch-template',
      ['launch_template.id', 'launch_template.name'],
      ['LaunchTemplate.Id', 'LaunchTemplate.Name'],
    ),
  },
  {
    about: 'Instances of a Kubernetes cluster, started by EKS.',
    link: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html',
    groups: ['service-client'],
  },
)
