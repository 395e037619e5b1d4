/** Whether a resource is there in this world. */
import type { Resource } from '../../model/resource'
import type { Truth } from '../../model/truth'
import { agreedOn } from '../compare'
import { thereWhen } from '../existence'
import type { Question } from '../question'
import { settle } from '../settle'

export function exists({ exists: value }: Resource, { world, trust }: Question): Truth {
  if (value.state === 'known' && value.value) return 'true'
  return agreedOn(settle(value, world, trust).options, thereWhen)
}
