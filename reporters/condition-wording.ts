/** The words for when and where a finding holds. */
import type { FindingReport, ScenariosReport } from '../model/report'
import { words } from './wording'

/** Under which choices a finding holds, a sentence each: `In prod-eu, prod-us; not in dev.` */
export function conditionSentences({ assuming, scenarios }: FindingReport): readonly string[] {
  const choices = assuming.map((text) => `${words.certainOnlyIf} ${text}.`)
  return scenarios === undefined || scenarios.notIn.length + scenarios.cannotTellIn.length === 0
    ? choices
    : [...choices, scenarioSentence(scenarios)]
}

function scenarioSentence({ in: found, notIn, cannotTellIn }: ScenariosReport): string {
  const others = [
    ...(notIn.length === 0 ? [] : [`not in ${notIn.join(', ')}`]),
    ...(cannotTellIn.length === 0 ? [] : [`cannot tell in ${cannotTellIn.join(', ')}`]),
  ]
  return `In ${[found.join(', '), ...others].join('; ')}.`
}
