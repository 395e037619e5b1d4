/** The commands about findings that are known or allowed, and the options that say what any command reads. */
import type { Command } from './command'
import { LINT_OPTIONS, type Option, RULES } from './lint-options'

/** Options that say what is read, for commands that read it too. */
const INPUT_OPTIONS: ReadonlySet<string> = new Set([
  'var',
  'var-file',
  'parameter',
  'source',
  'with',
  'config',
])

export const inputOptions: readonly Option[] = LINT_OPTIONS.filter(({ name }) => INPUT_OPTIONS.has(name))

const judged: readonly Option[] = [
  { name: 'rule', value: 'RULE', repeatable: true, says: 'ask only this rule' },
  { name: 'skip-rule', value: 'RULE', repeatable: true, says: 'leave this rule out' },
  RULES,
  ...inputOptions,
]

export const baseline: Command = {
  name: 'baseline',
  takes: '[PATH…]',
  says: 'Writes down the findings of now as known ones; later says what is new and gone.',
  options: [
    { name: 'update', says: 'write the baseline anew' },
    { name: 'baseline', value: 'FILE', says: 'the file; vpclint-baseline.txt, or that of vpclint.yaml' },
    ...judged,
  ],
  examples: [
    ['vpclint baseline', 'from here on, only what is new fails'],
    ['vpclint baseline --update', 'the same again, without what is gone'],
  ],
}

export const allow: Command = {
  name: 'allow',
  takes: 'FINDING [PATH…]',
  says: 'Allows one finding where it is, by a comment, metadata of a template, or vpclint.yaml.',
  options: [
    { name: 'because', value: 'REASON', says: 'why it is allowed; required' },
    { name: 'until', value: 'DATE', says: 'the last day it holds: YYYY-MM-DD' },
    RULES,
    ...inputOptions,
  ],
  examples: [
    [
      'vpclint allow vpc-endpoint-in-one-zone@aws_vpc_endpoint.api --because "one zone is enough for tests"',
      'by rule and address',
    ],
    ['vpclint allow 3f0a91c2 --because "it is rebuilt" --until 2030-12-31', 'by fingerprint, or its first 6'],
  ],
}

export const facts: Command = {
  name: 'facts',
  takes: '[PATH…]',
  says: 'Prints what others need to know of a network, for their --with.',
  options: inputOptions,
  examples: [['vpclint facts terraform.tfstate > network.yaml', 'of a state, without its secrets']],
}

export const allows: Command = {
  name: 'allows',
  takes: '[PATH…]',
  says: 'Lists what is allowed, where, why and until when, and which allow does nothing.',
  options: judged,
  examples: [['vpclint allows', 'everything below this folder']],
}
