/**
 * Code that may accept connections of endpoint services is not seen as code, but its permission is: a policy that allows
 * `ec2:AcceptVpcEndpointConnections`. What has it may learn of every endpoint service in the account by asking EC2, so nothing ties it to
 * one of them in the text.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html
 */
import type { Declaration } from '../../model/declaration'
import type { Actor } from '../../model/resource'
import { type Value, valuesInside } from '../../model/value'

const POLICIES: ReadonlySet<string> = new Set([
  'aws_iam_policy',
  'aws_iam_policy_document',
  'aws_iam_role',
  'aws_iam_role_policy',
  'aws_iam_user_policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
])
const SERVICES: ReadonlySet<string> = new Set(['aws_vpc_endpoint_service', 'AWS::EC2::VPCEndpointService'])
const ACCEPTING = /ec2:AcceptVpcEndpoint/i

/** Each of them reaches the endpoint services that are deployed with it. */
export function acceptingPolicies(declarations: readonly Declaration[]): readonly Actor[] {
  const services = declarations.filter(({ type, mode }) => SERVICES.has(type) && mode === 'managed')
  if (services.length === 0) return []
  return declarations.filter(mayAccept).map(({ deployment, address, place }) => ({
    deployment,
    address,
    place,
    reaches: services
      .filter((service) => service.deployment === deployment)
      .map(({ id }) => ({ to: { is: 'declaration', id }, attribute: '*' })),
  }))
}

const mayAccept = ({ type, attributes }: Declaration): boolean =>
  POLICIES.has(type) && [...attributes.values()].some(namesAcceptance)

function namesAcceptance(value: Value<unknown>): boolean {
  const waiting: Value<unknown>[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ownTexts(next).some((text) => ACCEPTING.test(text))) return true
    waiting.push(...valuesInside(next))
  }
  return false
}

function ownTexts(value: Value<unknown>): readonly string[] {
  if (value.state === 'known') return typeof value.value === 'string' ? [value.value] : []
  return value.state === 'template' ? value.parts.filter((part) => typeof part === 'string') : []
}
