import { rule } from '../../engine/rule'

export default rule({
  id: 'cloud-map-service-without-srv-records',
  severity: 'warning',
  title: 'An HTTP API looks for tasks of Amazon ECS whose ports AWS Cloud Map does not know',
  why: 'Requests never reach the tasks. An HTTP API asks AWS Cloud Map for the instances of the service and takes the address and the port from their attributes. Amazon ECS registers the port of a task only where the Cloud Map service has SRV records; of a service with A or AAAA records alone it registers addresses.',
  remedy:
    'Give the Cloud Map service SRV records, and name the container and its port where the ECS service registers with it. Or turn on Service Connect, or put a load balancer in front of the tasks.',
  fixes: [
    {
      title: 'Give the Cloud Map service SRV records',
      costs:
        'The record type of a Cloud Map service cannot be changed: it is replaced, and the ECS service registers anew.',
      steps: [
        'a DNS record of type SRV',
        'container name and container port of the registry, in the ECS service',
      ],
    },
    {
      title: 'Let the integration name the listener of an internal load balancer',
      costs: 'A load balancer is charged by the hour and by what goes through it.',
    },
  ],
  check: {
    command:
      'aws servicediscovery discover-instances --region {region} --namespace-name NAMESPACE --service-name SERVICE --query "Instances[].Attributes"',
    says: 'AWS_INSTANCE_PORT for each instance',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html',
  ],
  tags: ['api-gateway', 'vpc-link', 'ecs'],
  about: 'cloud-map-service',
  when: {
    recordTypes: { exists: true },
    ecsServices: { some: {} },
    integrations: { some: { connectionType: 'VPC_LINK', api: { protocol: 'HTTP' } } },
  },
  must: { recordTypes: { includes: 'SRV' } },
  message:
    '{integrations.address} looks for tasks of {ecsServices.address} in {address}, which has no SRV records: their ports are not known there.',
  pointAt: 'recordTypes',
  traps: [
    'The service has SRV records, alone or beside others.',
    'Instances that are registered by hand may have a port among their attributes.',
    'A service without DNS records, of a namespace for API calls.',
    'The integration names a listener.',
    'The record type is not known here.',
  ],
  preview: true,
})
