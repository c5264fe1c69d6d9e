import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate, shiftMonth } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import type { DataRightsSlice } from '../data-rights/state.ts';
import { firstFollowUp, followUpStart } from '../follow-up/first-month.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import { continueHardship } from '../hardship/begin.ts';
import { recognitionToContinue } from '../hardship/earlier.ts';
import { type HardshipSlice, isRecognisedAsHardship } from '../hardship/state.ts';
import { householdMoving } from '../household/carry.ts';
import type { HouseholdSlice } from '../household/state.ts';
import type { HouseholdRules } from '../household/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type PlaceBasis, toInstant } from '../kernel/vocabulary.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { MandateSlice } from '../mandate/state.ts';
import type { RegistrationStart } from '../registration/decide.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { firstContactTask } from '../service-plan/tasks.ts';
import { arrangeTransferTask } from '../signals/tasks.ts';
import { type TransferEvent, transferEvent } from './events.ts';
import type { TransferRefusal } from './refusals.ts';

type Needs = KernelState &
  AssignmentSlice &
  LedgerSlice &
  RegistrationSlice &
  FollowUpSlice &
  MandateSlice &
  HouseholdSlice &
  HardshipSlice &
  Pick<DataRightsSlice, 'restriction'>;

export interface Transfer {
  readonly to: Pick<KernelState, 'caseId' | 'region' | 'district' | 'applicationNumber'> & {
    readonly placeBasis: PlaceBasis;
  };
  /** What begins at the place that takes over, under its rules. */
  readonly beginning: RegistrationStart & { readonly lifecycle: HouseholdRules };
}

/**
 * Moves a registration to another of the four places (I-15): one case ends and another begins, both or neither. The spell
 * continues: its first day is that of the registration, and what was learnt moves with it.
 */
export function transferRegistration(
  state: Needs,
  transfer: Transfer,
  calendar: DueDateCalendar,
  context: Context,
): Result<
  {
    readonly out: TransferEvent<'registration-transferred-out'>;
    readonly in: TransferEvent<'registration-transferred-in'>;
  },
  TransferRefusal
> {
  const barred = separationRefusal(state, 'transfer-registration', context);
  if (barred) return refused(barred);
  if (state.phase !== 'registered' || state.registeredAt === undefined)
    return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const { to, beginning } = transfer;
  const rules = beginning.lifecycle;
  if (to.district === state.district) return refused({ reason: 'same-district' });
  const taskId = openTasksOf(state, arrangeTransferTask)[0]?.id;
  const recognition = isRecognisedAsHardship(state, beijingDate(context.now))
    ? recognitionToContinue(state)
    : undefined;
  const firstContact = taskDeadline(firstContactTask, { number: 1 }, rules, calendar, context.now);
  const carried = Object.fromEntries(
    Object.entries(state.ledger.facts).map(([code, fact]) => [
      code,
      { ...fact, source: 'carried-over' as const },
    ]),
  );
  return success({
    out: transferEvent(context, 'registration-transferred-out', {
      ...(taskId !== undefined && { taskId }),
      to: { caseId: to.caseId, region: to.region, district: to.district },
      closedOn: beijingDate(context.now),
    }),
    in: transferEvent(context, 'registration-transferred-in', {
      region: to.region,
      district: to.district,
      channel: state.channel,
      placeBasis: to.placeBasis,
      packVersion: rules.packVersion,
      applicationNumber: to.applicationNumber,
      ...(state.owner !== undefined && { owner: state.owner }),
      ...(state.identity && { identity: state.identity }),
      ...(state.identityProof && { identityProof: state.identityProof }),
      submittedAt: state.submittedAt,
      registeredAt: state.registeredAt,
      from: { caseId: state.caseId, district: state.district },
      ledger: { ...state.ledger, facts: carried },
      ...(state.previousSpell && { previousSpell: state.previousSpell }),
      ...(state.spellToProve && { spellToProve: state.spellToProve }),
      ...(state.reIncluded && { reIncluded: state.reIncluded }),
      ...(recognition &&
        to.region === state.region && {
          hardshipContinued: continueHardship({}, 'transfer', recognition, rules, calendar, context.now),
        }),
      ...(state.recusals && { recusals: [...state.recusals] }),
      ...(state.mandates && { mandates: [...state.mandates] }),
      ...(state.restriction && { restriction: state.restriction }),
      ...householdMoving(state, rules, calendar, context.now),
      firstContact,
      followUp: followUpAfterTransfer(state, to.caseId, Date.parse(firstContact.dueAt), beginning, context),
    }),
  });
}

/**
 * The first month that the new place owes: by I-06 as after a registration, unless this month was dealt with before the
 * transfer. An open month is excused at the old place, so that each month is owed once.
 */
function followUpAfterTransfer(
  state: Needs,
  caseId: string,
  firstContactDue: number,
  beginning: RegistrationStart,
  context: Context,
): TransferEvent<'registration-transferred-in'>['data']['followUp'] {
  const { month, at } = firstFollowUp(caseId, firstContactDue, beginning, context);
  const dealtWith = state.followUp?.months[month];
  if (dealtWith === undefined || dealtWith.status === 'open') return { month, at };
  const next = shiftMonth(month, 1);
  return { month: next, at: toInstant(followUpStart(caseId, next, beginning.lifecycle)) };
}
