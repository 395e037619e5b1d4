/**
 * Whole configurations evaluate to what Terraform planned of them: resource by resource, value by value, output by output. Their
 * `plan.json` is made by `npm run fixtures:plan -- fixtures/configurations --all --tool PATH`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlan } from '../../../parsers/terraform/plan'
import { CONFIGURATIONS, comparedWith, isThere, plannedOf, readAlone } from './configurations'

const names = readdirSync(CONFIGURATIONS).filter((name) => !name.includes('.'))

/** Where less is known here than in the plan, and why. */
const UNSURE: readonly (readonly [why: string, at: readonly string[]])[] = [
  [
    'a module as a whole stays a reference to it, so that what is asked of it later keeps its place',
    [
      'module-values terraform_data.labels input.whole',
      'nested-modules output everything.east',
      'nested-modules output everything.west',
    ],
  ],
  [
    'functions that are not evaluated: of providers, of hashes of files, of other encodings',
    [
      'ephemeral terraform_data.kept input.as_null',
      'provider-functions terraform_data.functions input.encoded',
      'provider-functions terraform_data.functions input.tfvars',
      'template-files terraform_data.files input.hash',
      'texts terraform_data.texts input.base64[2]',
    ],
  ],
  [
    'several blocks of a set have the order of all their attributes, those of the provider included',
    ['resource-attributes terraform_data.seen input.mapping'],
  ],
  [
    'defaults of the provider are not in its schema',
    ['unknowns terraform_data.unknowns input.defaults', 'unknowns terraform_data.unknowns input.not_set'],
  ],
  [
    'nothing in the text says which workspace is selected',
    ['workspaces output sized', 'workspaces output workspace'],
  ],
]

/** Where more is known here: what decides an operation although the other side is unknown. */
const BEYOND: readonly string[] = [
  'unknowns terraform_data.unknowns input.and',
  'unknowns terraform_data.unknowns input.or',
  'unknowns terraform_data.unknowns input.can',
  'unknowns terraform_data.unknowns input.strcontains',
]

const all = names.map((name) => ({ name, parsed: readAlone(name) }))
const found = all.flatMap(({ name, parsed }) => comparedWith(name, parsed))

/** In a plan null is what nobody sets. */
const NULL_LEFT_OUT = 'only the plan says null'

test('there are enough configurations to mean something', () => {
  expect(names.length).toBeGreaterThanOrEqual(40)
})

test.each(all)('$name: the same resources, and no value that Terraform does not have', ({ name, parsed }) => {
  expect(parsed.problems).toEqual([])
  const addresses = parsed.declarations.filter(isThere).map(({ address }) => address)
  expect(addresses.sort()).toEqual([...plannedOf(name).resources.keys()].sort())
  expect(comparedWith(name, parsed).filter((each) => each.is === 'differs')).toEqual([])
})

test('what is not known here is listed with its reason', () => {
  const unsure = found.filter((each) => each.is === 'unsure').map(({ at }) => at)
  expect(unsure.sort()).toEqual(UNSURE.flatMap(([, at]) => at).sort())
})

test('what only is known here is listed', () => {
  const beyond = found.filter((each) => each.is === 'beyond').map(({ at }) => at)
  expect(beyond.sort()).toEqual([...BEYOND].sort())
})

test.each(all)('$name: the plan read beside its configuration keeps every value', ({ name, parsed }) => {
  const text = readFileSync(join(CONFIGURATIONS, name, 'plan.json'), 'utf8')
  const planned = readPlan({ name: 'plan.json', text }, { deployment: 'd', configuration: parsed })
  const differing = comparedWith(name, planned).filter(
    ({ is, at, says }) => is === 'differs' && !/ output /.test(at) && says !== NULL_LEFT_OUT,
  )
  expect(differing).toEqual([])
  expect(planned.problems).toEqual([])
})
