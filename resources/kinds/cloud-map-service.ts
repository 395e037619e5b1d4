import { resource, reverse, string, strings } from '../define'

/** A private integration of an HTTP API may name one in place of a listener. */
export const cloudMapService = resource(
  'cloud-map-service',
  { terraform: 'aws_service_discovery_service', cloudformation: 'AWS::ServiceDiscovery::Service' },
  {
    name: string('name', 'Name'),
    namespace: string(['namespace_id', 'dns_config.namespace_id'], ['NamespaceId', 'DnsConfig.NamespaceId']),
    recordTypes: strings('dns_config.dns_records[].type', 'DnsConfig.DnsRecords[].Type'),
    ecsServices: reverse('ecs-service', 'registries'),
    integrations: reverse('http-integration', 'cloudMapService'),
  },
  {
    about: 'A service of AWS Cloud Map: a name under which instances register themselves.',
    link: 'https://docs.aws.amazon.com/cloud-map/latest/dg/working-with-services.html',
  },
)
