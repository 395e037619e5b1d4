/** What two files say of one rule: the nearer one wins for each word, unless the farther one has locked it. */
import type { Problem } from '../../model/problem'
import type { RuleSetting } from './settings'

export interface SettledRules {
  readonly settings: ReadonlyMap<string, RuleSetting>
  readonly problems: readonly Problem[]
}

export function settingsOver(
  far: ReadonlyMap<string, RuleSetting>,
  near: ReadonlyMap<string, RuleSetting>,
): SettledRules {
  const settings = new Map(far)
  const problems: Problem[] = []
  for (const [name, own] of near) {
    const before = settings.get(name)
    if (before !== undefined && isBroken(before, own)) problems.push(lockedRule(name, before, own))
    else settings.set(name, before === undefined ? own : settingOver(before, own))
  }
  return { settings, problems }
}

/** The same word again is no change. */
export const isBroken = (far: RuleSetting, near: RuleSetting): boolean =>
  far.locked &&
  ((near.word !== null && near.word !== far.word) ||
    (near.whenUndecided !== null && near.whenUndecided !== far.whenUndecided))

export const settingOver = (far: RuleSetting, near: RuleSetting): RuleSetting =>
  far.locked
    ? far
    : {
        word: near.word ?? far.word,
        whenUndecided: near.whenUndecided ?? far.whenUndecided,
        locked: near.locked,
        place: near.place,
      }

export const lockedRule = (name: string, far: RuleSetting, near: RuleSetting): Problem => ({
  code: 'configuration-locked',
  severity: 'unreadable',
  message: `${name} is locked by ${far.place.source}, so it stays as it is there: remove this, or ask whoever keeps that file.`,
  place: near.place,
})
