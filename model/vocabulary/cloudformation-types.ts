/** Types of CloudFormation are told apart by case: what differs from one in that alone is none. */
import { CLOUDFORMATION_TYPES } from './generated/cloudformation-types'

const types: ReadonlySet<string> = new Set(CLOUDFORMATION_TYPES)
const byLowerCase = new Map(CLOUDFORMATION_TYPES.map((type) => [type.toLowerCase(), type]))

/** `AWS::EC2::VPC` for `AWS::EC2::Vpc`; undefined for a type that is right, or that is not known here. */
export const typeMeantBy = (written: string): string | undefined =>
  types.has(written) ? undefined : byLowerCase.get(written.toLowerCase())
