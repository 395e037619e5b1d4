/**
 * # Whether a plan changes anything
 *
 * A plan that leads to what there was need not be judged twice to tell what is new: nothing is. Told by what it says of each object:
 * every change is none, with the same values on both sides and nothing left to be known, and the prior state has these values too. In
 * doubt it changes something.
 */
import type { LargeSource, Source } from '../../model/place'
import type { PlanDocument, PlannedChange } from './plan-document'
import { openedPlan, takenPlan } from './plan-opened'
import { type Contents, hasUnknown, hasValues, isSameAs } from './planned-contents'

export function changesNothing(source: Source | LargeSource): boolean {
  const plan = openedPlan(source)?.plan
  const unchanged = plan !== undefined && isUnchanged(plan)
  // Nobody asks for it again.
  if (unchanged) takenPlan(source)
  return unchanged
}

function isUnchanged(plan: PlanDocument): boolean {
  if (plan.changes === undefined || plan.deferred.length > 0) return false
  const objects = new Map<string, Contents>()
  for (const change of plan.changes) {
    if (!isNoChange(change)) return false
    objects.set(change.address, change.after)
  }
  for (const { address, parsed, contents } of plan.prior(() => true)) {
    const after = objects.get(address)
    if (after === undefined ? parsed.mode === 'managed' : !isSameAs(after, contents)) return false
    objects.set(address, contents)
  }
  return !plan.planned((address) => !objects.has(address)).some(({ contents }) => hasValues(contents))
}

const isNoChange = ({ actions, before, after }: PlannedChange): boolean =>
  actions.length === 1 && actions[0] === 'no-op' && isSameAs(before, after) && !hasUnknown(after)
