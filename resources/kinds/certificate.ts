import { one, resource, string, strings } from '../define'

/** One that was imported names its domains nowhere in the text. A data source asks for one of them. */
export const certificate = resource(
  'certificate',
  {
    terraform: 'aws_acm_certificate',
    cloudformation: 'AWS::CertificateManager::Certificate',
    data: 'aws_acm_certificate',
  },
  {
    name: string(['domain_name', 'domain'], 'DomainName'),
    otherNames: strings('subject_alternative_names', 'SubjectAlternativeNames'),
  },
  {
    about: 'A certificate of AWS Certificate Manager, for one name or several.',
    link: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html',
    groups: ['issued-certificate'],
  },
)

/** CloudFormation waits by itself. */
export const certificateValidation = resource(
  'certificate-validation',
  { terraform: 'aws_acm_certificate_validation', cloudformation: null },
  { certificate: one('certificate', 'certificate_arn', null) },
  {
    about: 'Waits until a certificate is issued, and has its ARN.',
    link: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/acm_certificate_validation.html.markdown',
    groups: ['issued-certificate'],
  },
)

/** CloudFormation has a list, of one entry. */
export const listenerCertificate = resource(
  'listener-certificate',
  {
    terraform: ['aws_lb_listener_certificate', 'aws_alb_listener_certificate'],
    cloudformation: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  },
  {
    listener: one('listener', 'listener_arn', 'ListenerArn'),
    certificate: one('issued-certificate', 'certificate_arn', 'Certificates.CertificateArn'),
  },
  {
    about: 'One more certificate of a listener, shown to those who ask for its name.',
    link: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
  },
)
