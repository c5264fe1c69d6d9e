import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { openPlanAdjustment, type WithPlan } from '../plan-adjustment/open-adjustment.ts';
import type { PlanAdjustmentRules } from '../plan-adjustment/tasks.ts';
import { factsToLearn } from './completeness.ts';
import { ledgerCompletion } from './demand.ts';
import { type LedgerEvent, ledgerEvent, type Profile } from './events.ts';
import { isKnownValue } from './fact-values.ts';
import { lacksService, type PlanNeeds } from './lacks-service.ts';
import type { OneToOneRules } from './one-to-one.ts';
import type { LedgerRefusal } from './refusals.ts';
import type { LedgerRules } from './rules.ts';
import type { LedgerSlice } from './state.ts';
import type { MaybeYouthRules } from './youth.ts';

/**
 * Records the three facts and the groups, as found (SX-1.3, SX-1.4, QH-1.3, CQ-1.3, YN-1.2.2). If they entitle the person to
 * one-to-one service and the plan has another tier, or to services for young people long without work that the plan lacks
 * (SX-2.5), the officer gets the task of adjusting it.
 */
export function recordProfile(
  state: KernelState & LedgerSlice & WithPlan & PlanNeeds,
  profile: Profile,
  rules: LedgerRules & PlanAdjustmentRules & OneToOneRules & MaybeYouthRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<LedgerEvent<'profile-recorded'>, LedgerRefusal> {
  const notNow = phaseRefusal(state, 'applied', 'registered', 'job-seeker');
  if (notNow) return refused(notNow);
  const wrong = faultOf(profile, rules, beijingDate(context.now));
  if (wrong) return refused(wrong);
  const finding = `profile-${state.version + 1}`;
  const opens = lacksService(state, profile, rules)
    ? openPlanAdjustment(state, finding, rules, calendar, context.now)
    : undefined;
  return success(
    ledgerEvent(context, 'profile-recorded', {
      ...profile,
      ...ledgerCompletion(state, profile, rules),
      ...(opens && { opens }),
    }),
  );
}

/**
 * Why a profile cannot be recorded: a fact, value or group that the region does not know, a day in the future, or no content.
 */
export function faultOf(profile: Profile, rules: LedgerRules, today: string): LedgerRefusal | undefined {
  const known = factsToLearn(rules);
  const unknown = profile.facts.find(({ code }) => !known.includes(code));
  if (unknown) return { reason: 'unknown-profile-fact', fact: unknown.code };
  const wrong = profile.facts.find(({ code, value }) => !isKnownValue(code, value));
  if (wrong) return { reason: 'unknown-fact-value', fact: wrong.code };
  const { openList, tags: listed, furtherGroups } = rules.ledger;
  const group = profile.tags.find((tag) => !openList && ![...listed, ...furtherGroups].includes(tag.group));
  if (group) return { reason: 'unknown-tag', tag: group.group };
  if ([...profile.facts, ...profile.tags].some(({ on }) => on > today)) return { reason: 'date-in-future' };
  return profile.facts.length + profile.tags.length === 0 ? { reason: 'nothing-recorded' } : undefined;
}
