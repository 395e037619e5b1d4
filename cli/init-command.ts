/** `vpclint init [FOLDER]`: a `vpclint.yaml` to start from, which changes nothing until a line of it is uncommented. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Request, UsageError } from './arguments'
import { writeAtomically } from './atomic-write'
import { CONFIGURATION_FILES } from './configuration-files'
import { EXIT, type ExitStatus } from './exit'
import type { World } from './world'

/** `#` and a space before what is text, `#` alone before what is a setting. */
export const STARTING_CONFIGURATION = `# yaml-language-server: $schema=https://unpkg.com/vpclint/schemas/vpclint.schema.json
# What vpclint does in this folder and below it. Remove the # before a setting to use it.

# A file or an installed package that this one stands on.
#extends: [./standard.yaml]

# The severity from which a finding fails the run: error, warning, note, never.
#fail-on: error

# Rules, by name: off, or another severity. vpclint rules lists them.
#rules:
#  vpc-endpoint-in-one-zone: off
# Where you want proof, what cannot be told is a finding as well: tell, ignore, note, warning, error.
#  private-dns-without-vpc-dns: { when-undecided: warning }

# Rules of your own: docs/rule-language.md teaches the language.
#rule-files: [rules/ours.yaml]

# Where resources are that do not say so themselves.
#account: "123456789012"
#region: eu-west-1

# What is so elsewhere, by id or by the reference that your files have. "Cannot tell" prints the lines that would help.
#outside:
#  data.aws_vpc.main: { dnsSupport: true, dnsHostnames: true }

# What is so of a module whose text is not here.
#modules:
#  module.network: { adds: nothing, outputs: { vpc_id: { kind: vpc, dnsSupport: true, dnsHostnames: true } } }

# How one root or template is deployed several times; all are judged.
#deployments:
#  - { name: dev, path: live/app, var-files: [envs/dev.tfvars] }
#  - { name: prod, path: live/app, var-files: [envs/prod.tfvars], region: eu-west-1 }

# Which resource of another folder or template a reference means.
#joins:
#  - { reference: var.vpc_id, in: live/app, is: aws_vpc.main, of: live/network }

# Findings that are allowed. In the files themselves: # vpclint: allow RULE because REASON
#allow:
#  - { rule: vpc-endpoint-in-one-zone, path: test/*, until: 2030-12-31, because: one zone is enough for tests }

# The findings that are known: vpclint baseline writes them.
#baseline: vpclint-baseline.txt
`

export function initCommand({ operands }: Request, world: World): ExitStatus | UsageError {
  const [folder = '.', ...others] = operands
  if (others.length > 0) return { usage: 'init takes one folder.' }
  const path = resolve(world.folder, folder)
  if (!existsSync(path) || !statSync(path).isDirectory()) return { usage: `There is no folder ${folder}.` }
  const there = CONFIGURATION_FILES.find((name) => existsSync(join(path, name)))
  if (there !== undefined) return { usage: `${there} is there already; init never overwrites it.` }
  const problem = writeAtomically(join(path, 'vpclint.yaml'), STARTING_CONFIGURATION)
  if (problem !== null) return { usage: problem }
  world.output.write('Wrote vpclint.yaml. Nothing changes until you remove the # before a setting.\n')
  return EXIT.clean
}
