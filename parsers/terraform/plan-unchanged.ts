/**
 * # What a plan changes of what was judged
 *
 * A plan that leads to what there was need not be judged twice to tell what is new: nothing is. Nor need one that only updates attributes
 * that nobody asked for while it was judged; and of one that only updates, what asked for none of them. Told by what it says of each
 * object: every change is none or an update, and the prior state has what the changes start from. In doubt it changes much.
 */
import type { LargeSource, Source } from '../../model/place'
import { lazily } from './lazily'
import type { PlanDocument, PlannedChange } from './plan-document'
import { openedPlan, takenPlan } from './plan-opened'
import { isUnasked } from './plan-updates'
import { hasUnknown, hasValues, isSameAs } from './planned-contents'
import { isUpdate } from './planned-objects'

/** `updates`: the same objects, of which something that was asked for differs. */
export type Changes = 'nothing' | 'updates' | 'much'

/** Asked when the plans were judged. */
export function whatChanges(sources: readonly (Source | LargeSource)[]): Changes {
  const all = sources.map(changesIn)
  if (all.includes('much')) return 'much'
  return all.includes('updates') ? 'updates' : 'nothing'
}

function changesIn(source: Source | LargeSource): Changes {
  const plan = openedPlan(source)?.plan
  const changes = plan === undefined ? 'much' : ofPlan(plan)
  if (changes === 'much' || (changes === 'updates' && !isUnasked(source))) return changes
  // Nobody asks for it again.
  takenPlan(source)
  return 'nothing'
}

function ofPlan(plan: PlanDocument): Changes {
  if (plan.changing === undefined || plan.deferred.length > 0) return 'much'
  let changes: Changes = 'nothing'
  for (const change of plan.changing) {
    if (isUpdate(change)) changes = 'updates'
    else if (!isNoChange(change)) return 'much'
  }
  return isWhereItStarts(plan) ? changes : 'much'
}

function isWhereItStarts(plan: PlanDocument): boolean {
  const changed = lazily(() => new Map([...(plan.changes ?? [])].map((each) => [each.address, each.before])))
  const others = new Set<string>()
  for (const { address, parsed, contents } of plan.prior(() => true, 'unheld')) {
    const before = changed().get(address)
    if (before === undefined ? parsed.mode === 'managed' : !isSameAs(before, contents)) return false
    others.add(address)
  }
  const isUnsaid = (address: string): boolean => !others.has(address) && !changed().has(address)
  return !plan.planned(isUnsaid, 'unspoken').some(({ contents }) => hasValues(contents))
}

const isNoChange = ({ actions, before, after }: PlannedChange): boolean =>
  actions.length === 1 && actions[0] === 'no-op' && isSameAs(before, after) && !hasUnknown(after)
