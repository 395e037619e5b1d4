import { many, number, one, resource, reverse, string, structure } from '../define'

/** The target group may stand in the action or in its `forward`: both are read. */
export const listener = resource(
  'listener',
  {
    terraform: ['aws_lb_listener', 'aws_alb_listener'],
    cloudformation: 'AWS::ElasticLoadBalancingV2::Listener',
    data: ['aws_lb_listener', 'aws_alb_listener'],
  },
  {
    loadBalancer: one('load-balancer', 'load_balancer_arn', 'LoadBalancerArn'),
    port: number('port', 'Port'),
    protocol: string('protocol', 'Protocol'),
    sslPolicy: string('ssl_policy', 'SslPolicy'),
    certificate: string('certificate_arn', 'Certificates.CertificateArn'),
    targetGroups: many(
      'target-group',
      ['default_action[].target_group_arn', 'default_action[].forward[].target_group[].arn'],
      ['DefaultActions[].TargetGroupArn', 'DefaultActions[].ForwardConfig.TargetGroups[].TargetGroupArn'],
    ),
    rules: reverse('listener-rule', 'listener'),
    moreCertificates: reverse('listener-certificate', 'listener'),
  },
  {
    about: 'A port on which a load balancer takes connections, and where they go.',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  },
)

export const listenerRule = resource(
  'listener-rule',
  {
    terraform: ['aws_lb_listener_rule', 'aws_alb_listener_rule'],
    cloudformation: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    data: 'aws_lb_listener_rule',
  },
  {
    listener: one('listener', 'listener_arn', 'ListenerArn'),
    priority: number('priority', 'Priority'),
    conditions: structure('condition', 'Conditions'),
    targetGroups: many(
      'target-group',
      ['action[].target_group_arn', 'action[].forward[].target_group[].arn'],
      ['Actions[].TargetGroupArn', 'Actions[].ForwardConfig.TargetGroups[].TargetGroupArn'],
    ),
  },
  {
    about: 'Sends some of the requests of a listener elsewhere.',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html',
  },
)
