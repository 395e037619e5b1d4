/** The JSON Schema of `vpclint.yaml`, by which editors complete it: rule names and the attributes of each kind included. */
import type { Row } from '../../resources/define'
import { branch, type Schema } from '../operator-schema'
import type { AnyRule } from '../rule'
import type { Vocabulary } from '../vocabulary'
import { FAIL_WORDS, RULE_WORDS, UNDECIDED_WORDS } from './settings'
import { canBeTold, rowsToTell } from './told'

const text: Schema = { type: 'string', minLength: 1 }
const list = (items: Schema): Schema => ({ type: 'array', items })

export function configurationSchema(vocabulary: Vocabulary, rules: readonly AnyRule[]): Schema {
  const names = rules.map(({ id }) => id).sort()
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'vpclint.yaml',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: text,
      root: said('Files in folders above this one do not count.', { type: 'boolean' }),
      extends: said('Files or installed packages that this one stands on.', { anyOf: [text, list(text)] }),
      'fail-on': said('The severity from which a finding fails the run.', { enum: FAIL_WORDS }),
      rules: said('The severity of a rule, or off, or several settings of it.', {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, setting])),
        additionalProperties: setting,
      }),
      'rule-files': said('Files with rules of your own, relative to this one.', list(text)),
      account: said('The AWS account of what does not say its own.', { type: ['string', 'number'] }),
      region: said('The Region of what does not say its own.', text),
      baseline: said('The file with the findings that are known.', text),
      allow: said('Findings that are allowed, with the reason.', list(allow)),
      outside: said('What is so elsewhere, by id or by the reference that leads there.', outside(vocabulary)),
      joins: said('Which resource of another deployment a reference means.', list(join)),
      deployments: said('How roots and templates are deployed: environments.', list(deployment)),
      modules: said('What is known of modules whose text is not here.', modules(vocabulary)),
    },
  }
}

const said = (description: string, schema: Schema): Schema => ({ description, ...schema })

const setting: Schema = {
  anyOf: [
    { enum: RULE_WORDS },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        severity: { enum: RULE_WORDS },
        'when-undecided': said('What becomes of a check that neither passes nor fails.', {
          enum: UNDECIDED_WORDS,
        }),
        locked: said('No file nearer to an input says otherwise.', { type: 'boolean' }),
      },
    },
  ],
}

const allow: Schema = {
  anyOf: [
    { type: 'string', pattern: '\\sbecause\\s' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['because'],
      anyOf: [{ required: ['rule'] }, { required: ['rules'] }],
      properties: {
        rule: text,
        rules: { anyOf: [text, list(text)] },
        path: said('Files, as a glob relative to this one.', text),
        address: said('Addresses, as a glob.', text),
        until: said('The last day it holds.', { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
        because: text,
      },
    },
  ],
}

const join: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['reference', 'is'],
  properties: {
    reference: said('As the text has it: var.vpc_id.', text),
    in: said('The deployment that has it: a folder or file.', text),
    is: said('The address of the resource that is meant.', text),
    of: said('The deployment that declares it.', text),
  },
}

const outside = (vocabulary: Vocabulary): Schema => ({
  type: 'object',
  additionalProperties: thing(vocabulary),
})

function modules(vocabulary: Vocabulary): Schema {
  const scalar: Schema = { type: ['string', 'number', 'boolean', 'null'] }
  const resource: Schema = { ...thing(vocabulary), required: ['kind'] }
  const output: Schema = { anyOf: [scalar, resource, list({ anyOf: [scalar, resource] })] }
  return {
    type: 'object',
    propertyNames: { pattern: '^module\\.' },
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      properties: {
        adds: said('nothing: it attaches nothing to what it is handed.', { enum: ['nothing', 'anything'] }),
        outputs: said('What they are: values, or resources with their kind.', {
          type: 'object',
          additionalProperties: output,
        }),
      },
    },
  }
}

const paths: Schema = { anyOf: [text, list(text)] }

const deployment: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'path'],
  properties: {
    name: said('As reports call it: prod-eu.', text),
    path: said('The folder or template, relative to this file; a glob names several.', text),
    'var-files': said('Terraform variables, a later file wins.', paths),
    workspace: said('The Terraform workspace.', text),
    parameters: said('CloudFormation parameters.', {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean', 'array'] },
    }),
    'parameter-files': said('Files with parameters, samconfig.toml:prod for one environment.', paths),
    account: said('Its AWS account.', { type: ['string', 'number'] }),
    region: said('Its Region.', text),
    with: said('Plans, states, folders, templates and facts that are joined with it.', paths),
  },
}

/** What `kind` says picks the attributes; by an id or a data source the kind is known anyway, and the reader checks them. */
function thing({ kinds, facts }: Vocabulary): Schema {
  const all = kinds.map(({ kind }) => kind).sort()
  const branches = kinds.map(({ kind, rows }) =>
    branch(
      { required: ['kind'], properties: { kind: { const: kind } } },
      {
        additionalProperties: false,
        properties: { ...OF_ANY_KIND, ...Object.fromEntries(told(rowsToTell(kind, rows, facts))) },
      },
    ),
  )
  return { type: 'object', properties: { kind: { enum: all } }, allOf: branches }
}

const OF_ANY_KIND: Readonly<Record<string, Schema | true>> = {
  kind: true,
  complete: said('What is not told is not set, and nothing else is attached.', { type: 'boolean' }),
  id: text,
  arn: text,
  account: { type: ['string', 'number'] },
  region: text,
}

const told = (rows: Readonly<Record<string, Row>>): [string, Schema][] =>
  Object.entries(rows).flatMap(([name, row]): [string, Schema][] =>
    canBeTold(row) ? [[name, typeOf(row)]] : row.row === 'reverse' ? written(name, row, rows) : [],
  )

/** A name for the blocks of a row beside it. */
const written = (
  name: string,
  row: Extract<Row, { readonly row: 'reverse' }>,
  rows: Readonly<Record<string, Row>>,
): [string, Schema][] =>
  Object.values(rows).filter(
    (each) => each.row === 'parts' && each.kind === row.kind && each.owner === row.relation,
  ).length === 1
    ? [[name, list({ type: 'object' })]]
    : []

function typeOf(row: Row): Schema {
  if (row.row === 'many' || row.row === 'scalars') return list({ type: ['string', 'number'] })
  if (row.row === 'parts' || row.row === 'policy') return list({ type: 'object' })
  const type = 'type' in row ? row.type : 'string'
  return { type: type === 'string' ? ['string', 'number'] : type }
}
