/**
 * A large plan for benches: as many modules as asked for, each a VPC with what stands around it, in the shape of
 * `terraform show -json` with a prior state. Two of three resources are of kinds that vpclint judges.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { type Made, madeIn } from './plan-module'

const provider = 'registry.terraform.io/hashicorp/aws'
const module = (at: number): string => `module.service["${at}"]`

/** What a plan changes in one module of so many: tags, which nobody judges, or the DNS of VPCs, which rules ask for. */
export interface Changing {
  readonly what: 'tags' | 'dns'
  readonly oneOf: number
}

const NOTHING: Changing = { what: 'tags', oneOf: Number.POSITIVE_INFINITY }

const TAGS = { tags: { Team: 'network' }, tags_all: { Team: 'network' } }

/** What was there before. */
function earlier(at: number, values: Made['values'], { what, oneOf }: Changing): Made['values'] {
  if (at % oneOf !== oneOf - 1) return values
  if (what === 'tags') return { ...values, ...TAGS }
  return 'enable_dns_support' in values ? { ...values, enable_dns_support: false } : values
}

function changeOf(at: number, { type, name, values }: Made, changing: Changing): object {
  const before = earlier(at, values, changing)
  return {
    address: `${module(at)}.${type}.${name}`,
    module_address: module(at),
    mode: 'managed',
    type,
    name,
    provider_name: provider,
    change: {
      actions: [before === values ? 'no-op' : 'update'],
      before,
      after: values,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
    },
  }
}

const storedOf = (at: number, { type, name, values }: Made): object => ({
  address: `${module(at)}.${type}.${name}`,
  mode: 'managed',
  type,
  name,
  provider_name: provider,
  schema_version: 1,
  values,
  sensitive_values: {},
})

const moduleOf = (at: number, changing: Changing): object => ({
  address: module(at),
  resources: madeIn(at).map((made) => storedOf(at, { ...made, values: earlier(at, made.values, changing) })),
})

const configuration = {
  provider_config: {
    aws: { name: 'aws', full_name: provider, expressions: { region: { constant_value: 'eu-west-1' } } },
  },
  root_module: {
    module_calls: {
      service: {
        source: './service',
        for_each_expression: { references: ['var.services'] },
        module: {
          resources: madeIn(0).map(({ type, name, expressions }) => ({
            address: `${type}.${name}`,
            mode: 'managed',
            type,
            name,
            provider_config_key: 'aws',
            expressions,
          })),
        },
      },
    },
  },
}

/** Piece by piece: a plan may be larger than a text can be. */
export function makePlan(path: string, modules: number, changing: Changing = NOTHING): number {
  const file = openSync(path, 'w')
  let size = 0
  const write = (text: string): void => {
    size += writeSync(file, text)
  }
  const each = (of: (at: number) => readonly object[]): void => {
    for (let at = 0; at < modules; at += 1)
      write(
        of(at)
          .map((one, index) => (at + index === 0 ? '' : ',') + JSON.stringify(one))
          .join(''),
      )
  }
  write(
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"child_modules":[',
  )
  each((at) => [moduleOf(at, NOTHING)])
  write(']}},"resource_changes":[')
  each((at) => madeIn(at).map((made) => changeOf(at, made, changing)))
  write('],"prior_state":{"format_version":"1.0","values":{"root_module":{"child_modules":[')
  each((at) => [moduleOf(at, changing)])
  write(`]}}},"configuration":${JSON.stringify(configuration)},"complete":true,"errored":false}\n`)
  closeSync(file)
  return size
}

export const RESOURCES = madeIn(0).length
