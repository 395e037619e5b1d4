/** The options of `lint`, of which other commands that read the same inputs take their share. */

export interface Option {
  readonly name: string
  readonly short?: string
  /** The name of its value in the help; without one it is a switch. */
  readonly value?: string
  readonly repeatable?: true
  readonly says: string
}

export const CONFIG: Option = {
  name: 'config',
  value: 'FILE',
  says: 'this configuration for all inputs, in place of the nearest vpclint.yaml',
}

export const RULES: Option = {
  name: 'rules',
  value: 'FILE',
  repeatable: true,
  says: 'ask the rules of this YAML file as well',
}

export const LINT_OPTIONS: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FORMAT[=FILE]',
    repeatable: true,
    says: 'text, json, sarif, github, junit, gitlab, checkstyle, markdown, summary, html; to FILE',
  },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    says: 'exit 1 from this severity up: error (default), warning, note, never',
  },
  { name: 'rule', value: 'RULE', repeatable: true, says: 'ask only this rule' },
  { name: 'skip-rule', value: 'RULE', repeatable: true, says: 'leave this rule out' },
  {
    name: 'show',
    value: 'WHAT',
    repeatable: true,
    says: 'show more: possible, cannot-tell, passed, allowed, existing, or all; parted by commas',
  },
  { name: 'var', value: 'NAME=VALUE', repeatable: true, says: 'a Terraform variable' },
  { name: 'var-file', value: 'FILE', repeatable: true, says: 'Terraform variables from a .tfvars file' },
  { name: 'parameter', value: 'NAME=VALUE', repeatable: true, says: 'a CloudFormation parameter' },
  {
    name: 'parameter-file',
    value: 'FILE[:ENV]',
    repeatable: true,
    says: 'parameters of templates (JSON, YAML, samconfig.toml or .yaml); several are judged each',
  },
  {
    name: 'changed',
    says: 'the paths are changed files: judge their roots and stacks, report what they touch',
  },
  {
    name: 'base',
    value: 'REVISION',
    says: 'compare with a git revision: findings are new, still there or fixed',
  },
  { name: 'fail-on-new', says: 'what was there before the change is shown, and fails nothing' },
  {
    name: 'new-only',
    says: 'only the findings that a plan or the change since --base brings',
  },
  {
    name: 'source',
    value: 'PATH',
    says: 'the folder a plan was made in, or its saved plan: for the lines of its findings',
  },
  {
    name: 'run-terraform',
    value: 'PATH',
    says: 'open saved plans with this terraform or tofu; it starts the providers of the folder',
  },
  {
    name: 'with',
    value: 'PATH',
    repeatable: true,
    says: 'join this too and report nothing on it: a plan, state, folder, template, or facts',
  },
  CONFIG,
  {
    name: 'config-from',
    value: 'REVISION',
    says: 'vpclint.yaml, rules and baseline as they are in this git revision',
  },
  RULES,
  {
    name: 'baseline',
    value: 'FILE',
    says: 'the findings that are known: they are counted, and fail no run; see vpclint baseline',
  },
  { name: 'quiet', short: 'q', says: 'text: findings alone, and nothing where there are none' },
  { name: 'watch', says: 'judge again whenever a file changes' },
  { name: 'verbose', says: 'say how long each stage took' },
  { name: 'debug', says: 'say what a bug report needs, without texts and values of yours' },
]
