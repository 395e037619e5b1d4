/**
 * The one table of commands and options: the argument reader, `--help` and completions are all made from it. Which function
 * runs a command is in `run.ts`, so that help loads nothing.
 */

import type { Command } from './command'
import { allow, allows, baseline, facts, inputOptions } from './known-commands'
import { CONFIG, LINT_OPTIONS, type Option, RULES } from './lint-options'

export type { Command, CommandName } from './command'
export type { Option } from './lint-options'

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
    { name: 'type', value: 'TYPE', says: 'A (default) or AAAA' },
    { name: 'json', says: 'as JSON' },
    ...inputOptions,
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
    {
      name: 'api',
      value: 'ADDRESS',
      says: 'the API that a header names, where the host is that of an endpoint',
    },
    { name: 'ipv6', says: 'ask for IPv6 addresses and follow IPv6' },
    { name: 'json', says: 'as JSON' },
    { name: 'mermaid', says: 'as a Mermaid flow chart' },
    ...inputOptions,
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
    ...inputOptions,
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
  facts,
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
