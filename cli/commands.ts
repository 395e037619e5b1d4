/**
 * The one table of commands and options: the argument reader, `--help` and completions are all made from it. Which function
 * runs a command is in `run.ts`, so that help loads nothing.
 */

import { CONFIG, LINT_OPTIONS, type Option, RULES } from './lint-options'

export type { Option } from './lint-options'

export type CommandName =
  | 'lint'
  | 'explain'
  | 'rules'
  | 'test'
  | 'baseline'
  | 'allow'
  | 'allows'
  | 'config'
  | 'init'
  | 'demo'
  | 'dig'
  | 'trace'
  | 'graph'
  | 'completion'
  | 'help'

export interface Command {
  readonly name: CommandName
  /** What follows the name. */
  readonly takes: string
  readonly says: string
  readonly options: readonly Option[]
  readonly examples: readonly (readonly [command: string, says: string])[]
}

export const EVERYWHERE: readonly Option[] = [
  {
    name: 'color',
    value: 'WHEN',
    says: 'auto, always or never; NO_COLOR and FORCE_COLOR are obeyed as well',
  },
  { name: 'help', short: 'h', says: 'this help; after a command, its own' },
  { name: 'version', short: 'V', says: 'the version' },
]

const lint: Command = {
  name: 'lint',
  takes: '[PATH…]',
  says: 'Judges plans, Terraform folders, templates and cdk.out; the default.',
  options: LINT_OPTIONS,
  examples: [
    ['vpclint', 'everything below this folder'],
    ['terraform show -json tfplan | vpclint -', 'a plan, with the lines of the .tf files here'],
    ['vpclint template.yaml --parameter Env=prod', 'a template as it is deployed to production'],
    ['vpclint --format text --format sarif=vpclint.sarif', 'for people and for code scanning'],
  ],
}

/** Options that say what is read, for commands that read it too. */
const INPUT_OPTIONS: ReadonlySet<string> = new Set([
  'var',
  'var-file',
  'parameter',
  'source',
  'with',
  'config',
])

const explain: Command = {
  name: 'explain',
  takes: 'RULE',
  says: 'What a rule says, why, and how to fix what it finds.',
  options: [
    { name: 'yaml', says: 'the rule itself, as one writes one: the start of your own' },
    RULES,
    CONFIG,
  ],
  examples: [
    ['vpclint explain private-dns-without-vpc-dns', 'the page of one rule'],
    ['vpclint explain private-dns-without-vpc-dns --yaml', 'the rule in YAML'],
  ],
}

const rules: Command = {
  name: 'rules',
  takes: '',
  says: 'All rules, a line each.',
  options: [{ name: 'json', says: 'as JSON' }, RULES, CONFIG],
  examples: [['vpclint rules', 'the list']],
}

const test: Command = {
  name: 'test',
  takes: 'FOLDER…',
  says: 'Tests rules: each input is a scenario that says "# expect: RULE" where a finding must be.',
  options: [RULES, { name: 'rule', value: 'RULE', repeatable: true, says: 'ask only this rule' }, CONFIG],
  examples: [['vpclint test rules/tests --rules rules/ours.yaml', 'the rules of one file']],
}

const judged: readonly Option[] = [
  { name: 'rule', value: 'RULE', repeatable: true, says: 'ask only this rule' },
  { name: 'skip-rule', value: 'RULE', repeatable: true, says: 'leave this rule out' },
  RULES,
  ...lint.options.filter(({ name }) => INPUT_OPTIONS.has(name)),
]

const baseline: Command = {
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

const allow: Command = {
  name: 'allow',
  takes: 'FINDING [PATH…]',
  says: 'Allows one finding where it is, by a comment, metadata of a template, or vpclint.yaml.',
  options: [
    { name: 'because', value: 'REASON', says: 'why it is allowed; required' },
    { name: 'until', value: 'DATE', says: 'the last day it holds: YYYY-MM-DD' },
    RULES,
    ...lint.options.filter(({ name }) => INPUT_OPTIONS.has(name)),
  ],
  examples: [
    [
      'vpclint allow vpc-endpoint-in-one-zone@aws_vpc_endpoint.api --because "one zone is enough for tests"',
      'by rule and address',
    ],
    ['vpclint allow 3f0a91c2 --because "it is rebuilt" --until 2030-12-31', 'by fingerprint, or its first 6'],
  ],
}

const allows: Command = {
  name: 'allows',
  takes: '[PATH…]',
  says: 'Lists what is allowed, where, why and until when, and which allow does nothing.',
  options: judged,
  examples: [['vpclint allows', 'everything below this folder']],
}

const config: Command = {
  name: 'config',
  takes: '[PATH]',
  says: 'What is configured for a folder or file, and which line of which file says so.',
  options: [{ name: 'json', says: 'as JSON' }, CONFIG],
  examples: [['vpclint config live/app', 'all vpclint.yaml that hold there, as one']],
}

const init: Command = {
  name: 'init',
  takes: '[FOLDER]',
  says: 'Writes a vpclint.yaml to start from.',
  options: [],
  examples: [['vpclint init', 'in this folder']],
}

const demo: Command = {
  name: 'demo',
  takes: '',
  says: 'Lints a bundled example, so that you see a finding before you try your own files.',
  options: [{ name: 'write', value: 'FOLDER', says: 'leave the example in a new folder' }],
  examples: [['vpclint demo --write example', 'the example as files']],
}

const dig: Command = {
  name: 'dig',
  takes: 'NAME [PATH…]',
  says: 'What a name means to whoever asks; without --from, what can be asked.',
  options: [
    {
      name: 'from',
      value: 'ADDRESS',
      says: 'who asks: a workload, a subnet, a VPC, an inbound endpoint, internet',
    },
    { name: 'json', says: 'as JSON' },
    ...lint.options.filter(({ name }) => INPUT_OPTIONS.has(name)),
  ],
  examples: [
    [
      'vpclint dig aws_api_gateway_rest_api.orders --from aws_lambda_function.orders',
      'the default name of an API',
    ],
    ['vpclint dig https://api.example.com --from internet', 'a custom domain, from outside'],
  ],
}

const trace: Command = {
  name: 'trace',
  takes: '[PATH…]',
  says: 'What a request meets on its way. Without --from or --to, what can be asked.',
  options: [
    { name: 'from', value: 'ADDRESS', says: 'who asks: a workload, a subnet, internet' },
    { name: 'to', value: 'URL', says: 'what is asked for: a URL, a host name, or the address of something' },
    { name: 'port', value: 'PORT', says: "the port; that of the URL's scheme, or 443, when left out" },
    { name: 'json', says: 'as JSON' },
    { name: 'mermaid', says: 'as a Mermaid flow chart' },
    ...lint.options.filter(({ name }) => INPUT_OPTIONS.has(name)),
  ],
  examples: [
    [
      'vpclint trace --from aws_lambda_function.orders --to https://sqs.eu-west-1.amazonaws.com',
      'from a function to a service of AWS',
    ],
    ['vpclint trace --from internet --to aws_lb.web', 'from outside to a load balancer'],
  ],
}

const graph: Command = {
  name: 'graph',
  takes: '[PATH…]',
  says: 'What was read and what refers to what, as the text of a picture.',
  options: [
    { name: 'as', value: 'LANGUAGE', says: 'mermaid (default), dot, svg or json' },
    { name: 'around', value: 'ADDRESS', says: 'only what lies within two links of this resource' },
    ...lint.options.filter(({ name }) => INPUT_OPTIONS.has(name)),
  ],
  examples: [
    ['vpclint graph --around aws_vpc_endpoint.api', 'for a Markdown file'],
    ['vpclint graph --as dot | dot -Tsvg > graph.svg', 'a picture, with Graphviz'],
  ],
}

const completion: Command = {
  name: 'completion',
  takes: 'bash|zsh',
  says: 'A script that completes commands, options and rules.',
  options: [],
  examples: [['source <(vpclint completion bash)', 'for this shell; in ~/.bashrc for every one']],
}

const help: Command = {
  name: 'help',
  takes: '[COMMAND]',
  says: 'This help, or that of a command.',
  options: [],
  examples: [],
}

export const COMMANDS: readonly Command[] = [
  lint,
  explain,
  rules,
  test,
  baseline,
  allow,
  allows,
  config,
  init,
  demo,
  dig,
  trace,
  graph,
  completion,
  help,
]

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name)

export const commandNamed = (name: string): Command | undefined =>
  COMMANDS.find((command) => command.name === name)

export const optionsOf = (command: Command): readonly Option[] => [...command.options, ...EVERYWHERE]
