import type { Source } from '../../model/place'
import { readJson } from '../yaml/json'
import { readYaml, type Syntax } from '../yaml/read'

export type TemplateSyntax = Syntax & { readonly json: boolean }

/**
 * A template's syntax tree, by its content and not by its name. What begins like JSON is read as JSON; if that fails but it
 * is valid YAML (flow style without quotes), it is YAML.
 */
export function readSyntax(source: Source): TemplateSyntax {
  if (!/^\uFEFF?\s*[{[]/.test(source.text)) return { ...readYaml(source), json: false }
  const json = readJson(source)
  if (!json.broken) return { ...json, json: true }
  const yaml = readYaml(source)
  return yaml.broken || yaml.documents !== 1 ? { ...json, json: true } : { ...yaml, json: false }
}
