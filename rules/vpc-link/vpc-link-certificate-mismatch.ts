import { rule } from '../../engine/rule'

export default rule({
  id: 'vpc-link-certificate-mismatch',
  severity: 'warning',
  title: 'The listener behind a private integration has no certificate for the name that is verified',
  why: 'Every request through the API fails with 500 or 503; the log of a REST API says that the host name does not match the certificate subject provided by the peer. An HTTP API verifies the certificate by the server name that it is given, a REST API by the host of its URI.',
  remedy:
    'Verify a name that the certificate is for, or give the listener a certificate for the name. An asterisk in a certificate stands for one label, and not for the domain itself.',
  fixes: [
    {
      title: 'Let {address} verify a name of {otherCertificates.address}',
      costs: 'Targets that look at the Host header of a REST API see the other name.',
      steps: ['HTTP API: the server name to verify; REST API: the host of the URI'],
    },
    {
      title: 'Give {listener.address} one more certificate, for the name that is verified',
      costs: 'A public certificate has to be validated in public DNS.',
    },
  ],
  check: {
    command:
      'aws elbv2 describe-listener-certificates --region {region} --listener-arn LISTENER_ARN --query "Certificates[].CertificateArn" --output text',
    says: 'a certificate for the name that is verified',
  },
  links: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'https://repost.aws/knowledge-center/api-gateway-500-error-vpc',
    'https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html',
  ],
  tags: ['api-gateway', 'vpc-link', 'load-balancer', 'tls'],
  about: 'integration',
  when: {
    connectionType: 'VPC_LINK',
    scheme: 'https',
    listener: { protocol: { oneOf: ['HTTPS', 'TLS'] } },
  },
  must: { otherCertificates: { none: {} } },
  message:
    '{address} verifies a name that {listener.address} has no certificate for: {otherCertificates.address|is|are} for {otherCertificates.name}.',
  pointAt: 'uri',
  traps: [
    'The name is an alternative name of the certificate, or one label below a wildcard.',
    'The listener has one more certificate, which is for the name.',
    'The certificate was made elsewhere: its names are not known here. One that is looked up by a domain is for that domain.',
    'A REST API that does not verify certificates, or is described by an OpenAPI document.',
  ],
})
