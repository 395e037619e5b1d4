/**
 * # The parts of the command
 *
 * A start reads what it needs and no more: the command is cut into files, each with V8's compiled form beside it. The sources know
 * nothing of it. This table says which functions begin a part; whoever imports one of them gets a function that reads the part when
 * it is first called.
 */

/** By part: modules or packages, and the functions of theirs that others call. What is no function cannot be late. */
export type Parts = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** What is read at every start, before a part: arguments, help, version. */
export const FIRST = { name: 'main', module: 'cli/main.ts', exports: ['main', 'runIn'] } as const

/** The part that every other one finds loaded or loads: what several of them share lies in it. */
export const SHARED = 'lint'

export const PARTS: Parts = {
  [SHARED]: {
    'cli/lint-command.ts': ['lintCommand'],
    'cli/no-report.ts': ['printInsteadOfReport'],
  },
  commands: { 'cli/carry-out.ts': ['carryOut'], 'cli/watch.ts': ['startWatching'] },
  terraform: {
    'parsers/terraform/modules.ts': ['readConfiguration', 'findCallsOf'],
    'engine/allow/configuration.ts': [
      'allowsInConfiguration',
      'allowsInJsonConfiguration',
      'allowInConfiguration',
    ],
  },
  plan: {
    'parsers/terraform/plan.ts': ['readPlan', 'readPlanDocument'],
    'parsers/terraform/plan-variables.ts': ['planExpressions', 'planVariables'],
    'parsers/terraform/state.ts': ['readState'],
  },
  cloudformation: {
    'parsers/cloudformation/scenarios.ts': ['readScenarios'],
    'parsers/cdk/scenarios.ts': ['readApp', 'templatesIn'],
    'engine/allow/template.ts': ['allowsInTemplate', 'allowInTemplate', 'entryWords'],
  },
  serverless: {
    'parsers/cloudformation/sam/expand.ts': ['expandServerless', 'firstUntransformed', 'isServerless'],
  },
  events: { 'parsers/yaml/events.ts': ['eventsOf', 'treeOfEvents'], 'js-yaml': ['load'] },
  yaml: {
    'parsers/yaml/tolerant.ts': ['readTolerantly'],
    'parsers/yaml/slip.ts': ['slipOf', 'sentence'],
    yaml: ['parse', 'stringify'],
  },
  formats: {
    'reporters/json.ts': ['json', 'asInertJson'],
    'reporters/sarif.ts': ['sarif'],
    'reporters/github.ts': ['github'],
    'reporters/junit.ts': ['junit'],
    'reporters/gitlab.ts': ['gitlab'],
    'reporters/checkstyle.ts': ['checkstyle'],
    'reporters/markdown.ts': ['markdown'],
    'reporters/summary.ts': ['summary'],
    'reporters/html.ts': ['html'],
    'reporters/picture/svg.ts': ['standaloneSvg', 'overview', 'detail'],
  },
  configuration: { 'engine/configuration/read.ts': ['readConfigurationFile', 'missingConfiguration'] },
  rules: { 'engine/load.ts': ['loadRules'] },
}

/** Parts of Node.js that cost milliseconds and that most runs never call. */
export const LATE_BUILTINS: Readonly<Record<string, readonly string[]>> = {
  'node:child_process': ['spawnSync'],
  'node:crypto': ['createHash'],
  'node:zlib': ['inflateRawSync'],
}
