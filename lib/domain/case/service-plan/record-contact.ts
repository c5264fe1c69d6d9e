import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { followUpStart } from '../follow-up/first-month.ts';
import type { FollowUpRules } from '../follow-up/rules.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import type { Context } from '../kernel/event.ts';
import { type Helper, helperRefusal } from '../kernel/helper.ts';
import { numberOfTask } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import { type FirstContactMeans, type ServicePlanEvent, servicePlanEvent } from './events.ts';
import type { ServicePlanRefusal } from './refusals.ts';
import type { ServicePlanRules } from './rules.ts';
import { firstContactTask, makePlanTask } from './tasks.ts';

/**
 * Records a first contact, or an attempt at one. A contact made in the first month counts as the follow-up of that month
 * (I-06), and starts the time limit for making the plan.
 */
export function recordContact(
  state: KernelState & FollowUpSlice,
  taskId: string,
  contact: {
    readonly method: FirstContactMeans;
    readonly reached: boolean;
    readonly helper?: Helper;
  },
  rules: ServicePlanRules & FollowUpRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ServicePlanEvent<'contact-recorded'>, ServicePlanRefusal> {
  const notOpen = taskRefusal(state, taskId, [firstContactTask]);
  if (notOpen) return refused(notOpen);
  const notByHelper = helperRefusal(contact.helper, rules, context.now);
  if (notByHelper) return refused(notByHelper);
  if (!contact.reached) return success(servicePlanEvent(context, 'contact-recorded', { taskId, ...contact }));
  const month = monthOf(beijingDate(context.now));
  const counts = rules.followUp.firstContactCounts && state.followUp?.firstMonth === month;
  const nextMonth = shiftMonth(month, 1);
  const number = numberOfTask(firstContactTask.kind, taskId) ?? '1';
  return success(
    servicePlanEvent(context, 'contact-recorded', {
      taskId,
      ...contact,
      ...(counts && {
        firstContactMonth: {
          month,
          nextMonth,
          nextAt: toInstant(followUpStart(state.caseId, nextMonth, rules)),
        },
      }),
      planMaking: taskDeadline(makePlanTask, { number }, rules, calendar, context.now),
    }),
  );
}
