import { many, resource } from '../define'

/** Its traffic reaches a load balancer inside the VPC, so the subnets of that one need no route to the internet. */
export const acceleratorEndpointGroup = resource(
  'accelerator-endpoint-group',
  {
    terraform: 'aws_globalaccelerator_endpoint_group',
    cloudformation: 'AWS::GlobalAccelerator::EndpointGroup',
  },
  {
    endpoints: many(
      'load-balancer',
      'endpoint_configuration[].endpoint_id',
      'EndpointConfigurations[].EndpointId',
    ),
  },
  {
    about: 'Load balancers and instances of one Region behind Global Accelerator.',
    link: 'https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html',
  },
)
