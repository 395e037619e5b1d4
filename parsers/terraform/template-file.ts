/**
 * The text that `data "template_file"` makes: a provider of its own before there was `templatefile()`.
 * https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file
 */
import type { Place } from '../../model/place'
import { type Mapping, type Value, written } from '../../model/value'
import { evaluate } from './evaluate/expression'
import { plainScalar } from './evaluate/plain'
import { withNames } from './evaluate/with-names'
import type { ResourceInstance } from './resource-instance'
import { readTemplateText } from './syntax/template-text'

/** `undefined` where the text or the names are not known, and where Terraform refuses the text. */
export function renderedFile(
  { block, scope, configured }: ResourceInstance,
  place: Place,
): Value<unknown> | undefined {
  const template = configured('template')
  const text = template === undefined ? undefined : plainScalar(template)
  const names = namesIn(configured('vars'), place)
  if (typeof text !== 'string' || names === undefined || template === undefined || template.sensitive)
    return undefined
  const expression = readTemplateText({ name: block.source, text })
  if ('message' in expression) return undefined
  // Places in the text are none of the file that names it.
  const rendered = withNames(expression, names, scope, { place, evaluate })
  return { ...rendered, origin: written(place, [template.origin.place]) }
}

function namesIn(vars: Value<unknown> | undefined, place: Place): Mapping | undefined {
  if (vars === undefined || vars.state === 'absent')
    return { state: 'map', entries: new Map(), open: false, origin: written(place) }
  return vars.state === 'map' && !vars.open ? vars : undefined
}
