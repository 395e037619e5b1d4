/** Declarations that no table describes and that may change what they are given, by code or by somebody who reads it. */
import type { Declaration } from '../../model/declaration'
import type { Actor } from '../../model/resource'
import { referencesIn } from '../../model/value'

const ACTORS: ReadonlySet<string> = new Set([
  'AWS::CloudFormation::CustomResource',
  'AWS::SSM::Parameter',
  'null_resource',
  'terraform_data',
  'external',
  'aws_lambda_invocation',
  'aws_cloudformation_stack',
  'aws_ssm_parameter',
])

const isActor = ({ type }: Declaration): boolean => ACTORS.has(type) || type.startsWith('Custom::')

export const actorsOf = (declarations: readonly Declaration[]): readonly Actor[] =>
  declarations.filter(isActor).map(({ deployment, address, place, attributes, mentions }) => ({
    deployment,
    address,
    place,
    // A provisioner is no attribute: what it is given is only mentioned.
    reaches: [...(mentions?.() ?? []), ...[...attributes.values()].flatMap((value) => referencesIn(value))],
  }))
