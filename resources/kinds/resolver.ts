import { many, one, resource, reverse, string, strings } from '../define'

const page = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver.html'

export const resolverEndpoint = resource(
  'resolver-endpoint',
  {
    terraform: 'aws_route53_resolver_endpoint',
    cloudformation: 'AWS::Route53Resolver::ResolverEndpoint',
    data: 'aws_route53_resolver_endpoint',
  },
  {
    direction: string('direction', 'Direction'),
    subnets: many('subnet', 'ip_address[].subnet_id', 'IpAddresses[].SubnetId'),
    addresses: strings('ip_address[].ip', 'IpAddresses[].Ip'),
    securityGroups: many('security-group', 'security_group_ids', 'SecurityGroupIds'),
    protocols: strings('protocols', 'Protocols'),
    rules: reverse('resolver-rule', 'endpoint'),
  },
  { about: 'Takes DNS queries into a VPC, or sends them out of it.', link: page },
)

export const resolverRule = resource(
  'resolver-rule',
  {
    terraform: 'aws_route53_resolver_rule',
    cloudformation: 'AWS::Route53Resolver::ResolverRule',
    data: 'aws_route53_resolver_rule',
  },
  {
    domain: string('domain_name', 'DomainName'),
    type: string('rule_type', 'RuleType'),
    endpoint: one('resolver-endpoint', 'resolver_endpoint_id', 'ResolverEndpointId'),
    targets: strings('target_ip[].ip', 'TargetIps[].Ip'),
    associations: reverse('resolver-rule-association', 'rule'),
  },
  {
    about: 'Which DNS server answers for a domain.',
    groups: ['profile-resource'],
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html',
  },
)

export const resolverRuleAssociation = resource(
  'resolver-rule-association',
  {
    terraform: 'aws_route53_resolver_rule_association',
    cloudformation: 'AWS::Route53Resolver::ResolverRuleAssociation',
  },
  {
    rule: one('resolver-rule', 'resolver_rule_id', 'ResolverRuleId'),
    vpc: one('vpc', 'vpc_id', 'VPCId'),
  },
  {
    about: 'Makes a VPC follow a resolver rule.',
    link: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html',
  },
)
