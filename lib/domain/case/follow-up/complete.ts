import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureEvidence } from '../closure/events.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import { type FirstContactRules, firstContactTask, makePlanTask } from '../first-contact/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { type Helper, helperRefusal } from '../kernel/helper.ts';
import { numberOfTask } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { ledgerCompletion } from '../ledger/demand.ts';
import type { Profile } from '../ledger/events.ts';
import { lacksService, type PlanNeeds } from '../ledger/lacks-service.ts';
import type { OneToOneRules } from '../ledger/one-to-one.ts';
import { faultOf } from '../ledger/record-profile.ts';
import type { LedgerRules } from '../ledger/rules.ts';
import type { MaybeYouthRules } from '../ledger/youth.ts';
import { openPlanAdjustment } from '../plan-adjustment/open-adjustment.ts';
import type { PlanAdjustmentRules } from '../plan-adjustment/tasks.ts';
import type { SignalRules } from '../signals/tasks.ts';
import { type FollowUpEvent, followUpEvent } from './events.ts';
import { consequencesOf, type Progress } from './findings.ts';
import { openMonth } from './open-month.ts';
import type { FollowUpRefusal } from './refusals.ts';
import type { FollowUpRules } from './rules.ts';
import type { FollowUpSlice } from './state.ts';

type Needs = KernelState & FollowUpSlice & ClosureSlice & PlanNeeds;
type Rules = FollowUpRules &
  LedgerRules &
  OneToOneRules &
  MaybeYouthRules &
  PlanAdjustmentRules &
  ClosureRules &
  SignalRules &
  FirstContactRules;

export interface Completion {
  readonly by: 'officer' | 'data-comparison';
  readonly method: string;
  /** Who reached the person on behalf of the officer, if the officer did not. */
  readonly helper?: Helper;
  readonly progress: Progress;
  /** Changes to the ledger; absent if it was checked and is unchanged. */
  readonly profile?: Profile;
  readonly service: 'keep' | 'adjust';
  /** The source record on which a comparison relies. */
  readonly match?: ClosureEvidence;
}

/**
 * Records a follow-up that reached the person, or a comparison with a definite result (I-05). It records the progress, checks
 * the ledger, and keeps or adjusts the services. To adjust them opens the task of adjusting the plan, if there is one (SX-2.6,
 * QH-2.5, WH-4.6, CQ-2.5); so does a ledger that entitles the person to services which the plan lacks. A finding has the same
 * consequences as the same information from elsewhere, and the follow-up is the first contact if nobody had made that. Only the
 * system can complete a follow-up by comparison.
 */
export function completeFollowUp(
  state: Needs,
  taskId: string,
  { profile, match, ...completion }: Completion,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<FollowUpEvent<'follow-up-completed'>, FollowUpRefusal> {
  const found = openMonth(state, taskId, context);
  if (!found.ok) return found;
  const { by, method, progress, service } = completion;
  const compared = method === 'data-comparison';
  if (!rules.followUp.methods.includes(method) || compared !== (by === 'data-comparison'))
    return refused({ reason: 'unknown-method', method });
  const notByHelper = helperRefusal(completion.helper, rules, context.now);
  if (notByHelper) return refused(notByHelper);
  const fault = profile && faultOf(profile, rules, beijingDate(context.now));
  if (fault) return refused(fault);
  const { month } = found.value;
  const adjusts = service === 'adjust' || (profile !== undefined && lacksService(state, profile, rules));
  const opens = adjusts ? openPlanAdjustment(state, month, rules, calendar, context.now) : undefined;
  return success(
    followUpEvent(context, 'follow-up-completed', {
      month,
      ...completion,
      ledgerUpdated: profile !== undefined,
      ...(profile && { profile, ...ledgerCompletion(state, profile, rules) }),
      ...(opens && { opens }),
      ...consequencesOf(state, progress, month, match, rules, calendar, context.now),
      ...(!compared && firstReached(state, rules, calendar, context.now)),
    }),
  );
}

/** The open first contact, if any, and when the plan is due after it: reaching the person is contacting them. */
function firstReached(
  state: KernelState,
  rules: FirstContactRules,
  calendar: DueDateCalendar,
  now: number,
): Pick<FollowUpEvent<'follow-up-completed'>['data'], 'firstReached'> {
  const open = Object.values(state.deadlines).find(({ kind }) => kind === firstContactTask.deadline);
  if (!open) return {};
  const number = numberOfTask(firstContactTask.kind, open.taskId) ?? '1';
  const planMaking = taskDeadline(makePlanTask, { number }, rules, calendar, now);
  return { firstReached: { taskId: open.taskId, planMaking } };
}
