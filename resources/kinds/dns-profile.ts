import { one, resource, reverse, string } from '../define'

const page = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html'

export const dnsProfile = resource(
  'dns-profile',
  { terraform: 'aws_route53profiles_profile', cloudformation: 'AWS::Route53Profiles::Profile' },
  {
    name: string('name', 'Name'),
    associations: reverse('dns-profile-association', 'profile'),
    resources: reverse('dns-profile-resource', 'profile'),
  },
  { about: 'A set of zones, resolver rules and endpoints that VPCs share.', link: page },
)

export const dnsProfileAssociation = resource(
  'dns-profile-association',
  {
    terraform: 'aws_route53profiles_association',
    cloudformation: 'AWS::Route53Profiles::ProfileAssociation',
  },
  {
    profile: one('dns-profile', 'profile_id', 'ProfileId'),
    vpc: one('vpc', 'resource_id', 'ResourceId'),
  },
  { about: 'Gives a VPC what a profile holds.', link: page },
)

export const dnsProfileResource = resource(
  'dns-profile-resource',
  {
    terraform: 'aws_route53profiles_resource_association',
    cloudformation: 'AWS::Route53Profiles::ProfileResourceAssociation',
  },
  {
    profile: one('dns-profile', 'profile_id', 'ProfileId'),
    resource: one('profile-resource', 'resource_arn', 'ResourceArn'),
  },
  { about: 'Puts a zone, a resolver rule or an endpoint into a profile.', link: page },
)
