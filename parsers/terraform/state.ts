/**
 * # Terraform and OpenTofu states
 *
 * What is there already: the output of `terraform show -json` without a plan, or a state file of version 4 as it lies in a backend. It is
 * never judged, since nobody is about to deploy it; it says to others what they meet.
 *
 *     { "format_version": "1.0", "values": { "root_module": { "resources": [{ "address": "aws_vpc.main", "values": {…} }] } } }
 *     { "version": 4, "resources": [{ "mode": "managed", "type": "aws_vpc", "name": "main", "instances": [{ "attributes": {…} }] }] }
 */
import type { Declaration, Parsed } from '../../model/declaration'
import { type Source, wholeSource } from '../../model/place'
import { known, type Value } from '../../model/value'
import { type PlanOptions, readPlanDocument } from './plan'
import { field, type Json, parseJson } from './plan-json'
import { stateDocument } from './state-document'

export function readState(source: Source, options: Pick<PlanOptions, 'account' | 'region'>): Parsed {
  const json = parseJson(source.text)
  const version = field(json, 'version')
  const isRaw = typeof version === 'number'
  if (json === undefined || (isRaw && version !== 4)) return refused(source, json, version)
  const parsed = readPlanDocument(stateDocument(json), source.name, { ...options, state: 'before' })
  return {
    deployments: parsed.deployments.map((deployment) => ({
      ...deployment,
      form: 'terraform-state',
      incomplete: [],
    })),
    declarations: located(parsed.declarations),
    problems: parsed.problems,
  }
}

function refused({ name }: Source, json: Json | undefined, version: Json | undefined): Parsed {
  const what =
    json === undefined
      ? 'is not JSON'
      : `is a state of version ${JSON.stringify(version)}; version 4 can be read`
  return {
    deployments: [],
    declarations: [],
    problems: [
      {
        code: 'state-version',
        severity: 'unreadable',
        message: `${name} ${what}`,
        place: wholeSource(name),
        remedy: 'terraform show -json > state.json, in the folder that the state is of',
      },
    ],
  }
}

/** A state does not say which provider works where, but ARNs do. What has none is where everything else is, if that is one place. */
function located(declarations: readonly Declaration[]): readonly Declaration[] {
  const found = declarations.map(placeInArn)
  const account = only(found.map(({ account: own }) => own))
  const region = only(found.map(({ region: own }) => own))
  return declarations.map((declaration, index) => ({
    ...declaration,
    account: at(found[index]?.account ?? account, declaration.account),
    region: at(found[index]?.region ?? region, declaration.region),
  }))
}

const ARN = /^arn:[^:]+:[^:]*:([a-z]{2,}(?:-[a-z]+)+-\d+):(\d{12}):/

function placeInArn({ attributes, mode }: Declaration): {
  readonly account?: string
  readonly region?: string
} {
  const arn = attributes.get('arn')
  const [, region, account] = arn?.state === 'known' ? (ARN.exec(String(arn.value)) ?? []) : []
  // A data source may read what another account shares.
  return region === undefined || account === undefined || mode === 'read' ? {} : { region, account }
}

function only(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(texts.flatMap((text) => text ?? []))
  return distinct.size === 1 ? [...distinct][0] : undefined
}

const at = (text: string | undefined, value: Value<string>): Value<string> =>
  text === undefined || value.state === 'known' ? value : known(text, value.origin)
