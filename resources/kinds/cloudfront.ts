import { byDefault, number, one, parts, resource, string } from '../define'

const ORIGIN =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-vpcorigin-vpcoriginendpointconfig.html'

export const cloudfrontDistribution = resource(
  'cloudfront-distribution',
  {
    terraform: 'aws_cloudfront_distribution',
    cloudformation: 'AWS::CloudFront::Distribution',
  },
  { origins: parts('cloudfront-origin', 'distribution', 'origin', 'DistributionConfig.Origins') },
  {
    about: 'Serves content at the edge from one or more origins.',
    link: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview.html',
  },
)

export const cloudfrontOrigin = resource(
  'cloudfront-origin',
  { terraform: null, cloudformation: null },
  {
    distribution: one('cloudfront-distribution', null, null),
    name: string('origin_id', 'Id'),
    domain: string('domain_name', 'DomainName'),
    vpcOrigin: one('cloudfront-vpc-origin', 'vpc_origin_config.vpc_origin_id', 'VpcOriginConfig.VpcOriginId'),
  },
  {
    about: 'Where a distribution gets its content from.',
    link: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html',
  },
)

export const cloudfrontVpcOrigin = resource(
  'cloudfront-vpc-origin',
  { terraform: 'aws_cloudfront_vpc_origin', cloudformation: 'AWS::CloudFront::VpcOrigin' },
  {
    name: string('vpc_origin_endpoint_config.name', 'VpcOriginEndpointConfig.Name'),
    target: one('load-balancer-target', 'vpc_origin_endpoint_config.arn', 'VpcOriginEndpointConfig.Arn'),
    httpPort: number(
      'vpc_origin_endpoint_config.http_port',
      'VpcOriginEndpointConfig.HTTPPort',
      byDefault<number>({ cloudformation: 80 }, ORIGIN),
    ),
    httpsPort: number(
      'vpc_origin_endpoint_config.https_port',
      'VpcOriginEndpointConfig.HTTPSPort',
      byDefault<number>({ cloudformation: 443 }, ORIGIN),
    ),
    protocolPolicy: string(
      'vpc_origin_endpoint_config.origin_protocol_policy',
      'VpcOriginEndpointConfig.OriginProtocolPolicy',
      byDefault<string>({ cloudformation: 'match-viewer' }, ORIGIN),
    ),
  },
  {
    about: 'An origin in a private subnet: a load balancer or an instance.',
    link: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
  },
)
