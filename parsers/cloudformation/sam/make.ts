import type { MappingNode } from '../../yaml/node'
import { resourceText } from './build'
import type { Expansion, ServerlessResource } from './serverless'

/** Adds one resource to the expansion. `partial`: it has more properties than these. */
export type Make = (id: string, type: string, properties: MappingNode, completeness?: 'partial') => void

/** The condition of the SAM resource holds for all that is made of it; its dependencies are those of the main one. */
export const maker =
  ({ id: main, key, condition, dependsOn }: ServerlessResource, { resources }: Expansion): Make =>
  (id, type, properties, completeness) => {
    const generated = {
      id,
      type,
      properties,
      condition,
      at: key,
      dependsOn: id === main ? dependsOn : undefined,
    }
    resources.set(id, resourceText(completeness ? { ...generated, partial: true } : generated))
  }
