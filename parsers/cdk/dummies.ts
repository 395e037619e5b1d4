/**
 * What stands in a template until a lookup is made: texts that nobody may take for values.
 * https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib (`dummyValue` of each `fromLookup`, DUMMY_VPC_PROPS of aws-ec2/lib/vpc.ts)
 */
import type { Dummy } from '../cloudformation/settings'

const LOAD_BALANCER =
  /^arn:aws:elasticloadbalancing:us-west-2:123456789012:(?:loadbalancer|listener)\/\w+\/my-load-balancer\/50dc6c495c0c9188/

const OTHERS: ReadonlySet<string> = new Set([
  'DUMMY',
  'sg-1234',
  'sg-12345678',
  'sg-123456789012',
  'pl-xxxxxxxx',
  '1.2.3.4/5',
  'Z3DZXE0EXAMPLE',
  'my-load-balancer-123456789012.us-west-2.elb.amazonaws.com',
])

export function dummy(text: string): Dummy | undefined {
  const letter = /^dummy1([a-z])$/.exec(text)?.[1]
  if (letter !== undefined) return { is: 'zone', index: letter.charCodeAt(0) - 'a'.charCodeAt(0) }
  const isOther =
    OTHERS.has(text) ||
    /^(?:(?:vpc|[sp])-(?:12345|67890)|rtb-(?:12345|57890|67890)[sp]|dummy-value-for-.*)$/.test(text) ||
    LOAD_BALANCER.test(text)
  return isOther ? { is: 'other' } : undefined
}
