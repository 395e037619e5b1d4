/**
 * Code that may accept connections of endpoint services is not seen as code, but its permission is: a policy that allows
 * `ec2:AcceptVpcEndpointConnections`, or whose actions are given by a variable. What has it may learn of every endpoint service in the account by asking EC2, so nothing ties it to
 * one of them in the text.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html
 */
import type { Declaration } from '../../model/declaration'
import type { Actor } from '../../model/resource'
import { referencesIn, type Value, valuesInside } from '../../model/value'
import { structureOfTemplate } from './json-text'

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
  POLICIES.has(type) && [...attributes].some(([name, value]) => namesAcceptance(name, value))

interface Part {
  /** The name it stands under. */
  readonly under: string
  readonly value: Value<unknown>
}

/** Whatever stands in the place of a policy, its statements or their actions, and nobody can see, may name it. */
const PLACES = /^(?:inline_policy|policy|policydocument|policies|statement|action|actions)$/i

function namesAcceptance(name: string, value: Value<unknown>): boolean {
  const waiting: Part[] = [{ under: name, value }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const said = structured(next.value)
    if (ownTexts(said).some((text) => ACCEPTING.test(text))) return true
    if (PLACES.test(next.under) && isGiven(said)) return true
    waiting.push(...partsOf(said, next.under))
  }
  return false
}

/** A document with holes in it is still a document. */
const structured = (value: Value<unknown>): Value<unknown> =>
  value.state === 'template' ? (structureOfTemplate(value) ?? value) : value

const isGiven = (value: Value<unknown>): boolean =>
  (value.state === 'reference' || value.state === 'unknown') &&
  referencesIn(value).some(({ to }) => to.is === 'input')

const partsOf = (value: Value<unknown>, under: string): readonly Part[] =>
  value.state === 'map'
    ? [...value.entries].map(([key, entry]) => ({ under: key, value: entry }))
    : valuesInside(value).map((inside) => ({ under, value: inside }))

function ownTexts(value: Value<unknown>): readonly string[] {
  if (value.state === 'known') return typeof value.value === 'string' ? [value.value] : []
  return value.state === 'template' ? value.parts.filter((part) => typeof part === 'string') : []
}
