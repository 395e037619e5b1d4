/** Files that people hand over in place of a plan or template, and what to do instead. */
/** A refusal before it has a name: what the file is, and what to do instead. */
export interface WrongKind {
  readonly code: string
  readonly message: string
  readonly remedy?: string
}

export const SHOW = 'terraform plan -out=tfplan && terraform show -json tfplan > plan.json'

export function refusalOfText(text: string): WrongKind | undefined {
  if (text.trim() === '') {
    return { code: 'empty-input', message: 'was empty; did `terraform show -json tfplan` fail?' }
  }
  if (looksPrinted(text)) {
    return {
      code: 'printed-plan',
      message: 'is the text that `terraform plan` prints for people, not a plan',
      remedy: SHOW,
    }
  }
  return undefined
}

const PRINTED = ['will perform the following actions', 'used the selected providers']

/** The words are looked for first: a pattern that may begin on any line is tried on every one. */
function looksPrinted(text: string): boolean {
  const start = text.slice(0, 65_536)
  return PRINTED.some(
    (words) => start.includes(words) && new RegExp(`^(Terraform|OpenTofu) ${words}`, 'm').test(start),
  )
}

/** By the keys of the outermost object. */
export function refusalOfJson(keys: ReadonlySet<string>, text: string): WrongKind | undefined {
  const has = (...names: readonly string[]): boolean => names.every((each) => keys.has(each))
  if (has('@level', '@message')) {
    return {
      code: 'plan-log-stream',
      message: 'is the log that `terraform plan -json` prints, not a plan',
      remedy: SHOW,
    }
  }
  if (has('remote_plan_format', 'run_id')) {
    return {
      code: 'plan-bookmark',
      message: 'is a bookmark of a plan that HCP Terraform keeps, not the plan',
      remedy:
        'Run `terraform show -json` on it in the initialized root folder, or download the json-output of the plan.',
    }
  }
  if (has('encrypted_data', 'encryption_version')) {
    return {
      code: 'encrypted-plan',
      message: 'is encrypted by OpenTofu',
      remedy: 'Run `tofu show -json` on it where the keys are configured.',
    }
  }
  return refusalOfState(has, text)
}

function refusalOfState(has: (...names: readonly string[]) => boolean, text: string): WrongKind | undefined {
  if (
    has('format_version') &&
    /^\s*\{\s*"format_version"\s*:\s*"[\d.]+"\s*(,\s*"terraform_version"\s*:\s*"[^"]*"\s*)?\}\s*$/.test(text)
  ) {
    return {
      code: 'state-json',
      message: 'is the JSON of an empty state: `terraform show -json` was run without a plan file',
      remedy: SHOW,
    }
  }
  if (has('root_module') && !has('format_version')) {
    return {
      code: 'configuration-json',
      message: 'is the configuration that `tofu show -config -json` prints, not a plan',
      remedy:
        'Name the folder of the configuration itself, or a plan: tofu plan -out=tfplan && tofu show -json tfplan > plan.json',
    }
  }
  return undefined
}
