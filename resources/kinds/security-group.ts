import { boolean, byDefault, many, one, parts, resource, reverse, string } from '../define'

const page =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html'
const DEFAULT = 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html'

/**
 * The dialects differ where nobody writes a rule that lets traffic out: AWS makes one that allows everything; CloudFormation
 * leaves it there, Terraform removes it
 * (https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/security_group.html.markdown).
 */
export const securityGroup = resource(
  'security-group',
  {
    terraform: ['aws_security_group', 'aws_default_security_group'],
    cloudformation: 'AWS::EC2::SecurityGroup',
    data: 'aws_security_group',
  },
  {
    name: string('name', 'GroupName'),
    isDefault: boolean(null, null, byDefault(false, DEFAULT)),
    vpc: one('vpc', 'vpc_id', 'VpcId'),
    moreVpcs: many('vpc', null, null),
    ingress: parts('security-group-rule', 'group', 'ingress', 'SecurityGroupIngress', {
      having: { direction: 'in' },
    }),
    egress: parts('security-group-rule', 'group', 'egress', 'SecurityGroupEgress', {
      having: { direction: 'out' },
      byDefault: {
        cloudformation: [
          { protocol: '-1', fromPort: 0, toPort: 65535, cidr: '0.0.0.0/0' },
          { protocol: '-1', fromPort: 0, toPort: 65535, cidrIpv6: '::/0' },
        ],
        source: page,
      },
    }),
    rules: reverse('security-group-rule', 'group'),
  },
  {
    about: 'A stateful filter in front of network interfaces: what may come in and what may go out.',
    link: page,
    defaults: { aws_default_security_group: { name: byDefault('default', DEFAULT) } },
    having: { aws_default_security_group: { isDefault: true } },
  },
)
