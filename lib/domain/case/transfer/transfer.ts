import * as z from 'zod';
import { addMonths, beijingDate, parseLocalDate, shiftMonth } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import { inWorkReasons } from '../closure/closure.ts';
import type { CaseEvent } from '../events.ts';
import { followUpStart } from '../follow-up/follow-up.ts';
import { type DueDateCalendar, deadlineSchema } from '../kernel/deadline.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import {
  channelSchema,
  instantSchema,
  localDateSchema,
  placeBasisSchema,
  regionSchema,
} from '../kernel/vocabulary.ts';
import { ledgerSchema } from '../ledger/ledger.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import type { CaseRefusal } from '../refusals.ts';
import { firstFollowUp, type RegistrationStart } from '../registration/registration.ts';
import { taskDeadline } from '../task-deadlines.ts';

/** The spell before this one: the same person's registration that ended. */
export const previousSpellSchema = z.strictObject({
  caseId: z.string(),
  closedOn: localDateSchema,
  reason: z.string(),
  employmentDifficulty: z.boolean(),
  /** Back under assistance after less than the time in work that the notice sets (YN-5.1.3). */
  reIncludes: z.boolean(),
});
export type PreviousSpell = z.infer<typeof previousSpellSchema>;

export const spellEvents = {
  /** First event of the case that takes over a registration at another place (I-15). */
  'registration-transferred-in': z.strictObject({
    region: regionSchema,
    district: z.string().regex(/^\d{6}$/),
    channel: channelSchema,
    placeBasis: placeBasisSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    submittedAt: instantSchema,
    registeredAt: instantSchema,
    from: z.strictObject({ caseId: z.string(), district: z.string() }),
    ledger: ledgerSchema,
    /** What the spell goes on with: the one before it, and that it takes the person back (YN-5.1.3). */
    previousSpell: previousSpellSchema.optional(),
    reIncluded: z.literal(true).optional(),
    firstContact: deadlineSchema,
    followUp: z.strictObject({ month: z.string(), at: instantSchema }),
  }),
  /** Last event of the case that was given over. */
  'registration-transferred-out': z.strictObject({
    taskId: z.string().optional(),
    to: z.strictObject({ caseId: z.string(), region: regionSchema, district: z.string() }),
    closedOn: localDateSchema,
  }),
} as const;

/**
 * A spell as it is linked from the next one, if it has ended.
 * @param unemployedOn the Beijing day since which the person is without work again, as they state it
 */
export function asPreviousSpell(
  state: CaseState,
  unemployedOn: string,
  rules: Pick<LifecycleRules, 'reEntry'>,
): PreviousSpell | undefined {
  const { closure } = state;
  if (state.phase !== 'closed' || closure?.closedOn === undefined) return undefined;
  const spell = {
    caseId: state.caseId,
    closedOn: closure.closedOn,
    reason: closure.reason,
    employmentDifficulty: closure.employmentDifficulty ?? false,
  };
  return { ...spell, reIncludes: isReIncluded(spell, unemployedOn, rules) };
}

/**
 * Whether a person is taken back under assistance: had employment difficulty, was in work for less than so many
 * months, and is out of work again (YN-5.1.3). The corresponding day is no longer "less than".
 */
function isReIncluded(
  previous: Omit<PreviousSpell, 'reIncludes'>,
  unemployedOn: string,
  rules: Pick<LifecycleRules, 'reEntry'>,
): boolean {
  if (!rules.reEntry) return false;
  if (!previous.employmentDifficulty || !inWorkReasons.includes(previous.reason)) return false;
  return unemployedOn < addMonths(parseLocalDate(previous.closedOn), rules.reEntry.employedLessThanMonths);
}

export interface Transfer {
  readonly to: Pick<CaseState, 'caseId' | 'region' | 'district' | 'placeBasis' | 'applicationNumber'>;
  /** What begins at the place that takes over, by its rules. */
  readonly beginning: RegistrationStart;
}

/**
 * A registration moves to another of the four places (I-15): the one case ends and the other begins, both or
 * neither. The spell goes on: its first day is that of the registration, and what was learnt goes with it.
 */
export function transferRegistration(
  state: CaseState,
  transfer: Transfer,
  calendar: DueDateCalendar,
  context: Context,
): Result<
  {
    readonly out: CaseEvent<'registration-transferred-out'>;
    readonly in: CaseEvent<'registration-transferred-in'>;
  },
  CaseRefusal
> {
  if (state.phase !== 'registered' || state.registeredAt === undefined)
    return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const { to, beginning } = transfer;
  const rules = beginning.lifecycle;
  if (to.district === state.district) return refused({ reason: 'same-district' });
  const taskId = Object.values(state.tasks).find((each) => each.kind === 'arrange-transfer')?.id;
  const firstContact = taskDeadline('make-first-contact', 1, rules, calendar, context.now);
  const carried = Object.fromEntries(
    Object.entries(state.ledger.facts).map(([code, fact]) => [
      code,
      { ...fact, source: 'carried-over' as const },
    ]),
  );
  return success({
    out: makeEvent(context, 'registration-transferred-out', {
      ...(taskId !== undefined && { taskId }),
      to: { caseId: to.caseId, region: to.region, district: to.district },
      closedOn: beijingDate(context.now),
    }),
    in: makeEvent(context, 'registration-transferred-in', {
      region: to.region,
      district: to.district,
      channel: state.channel,
      placeBasis: to.placeBasis,
      packVersion: rules.packVersion,
      applicationNumber: to.applicationNumber,
      ...(state.owner !== undefined && { owner: state.owner }),
      submittedAt: state.submittedAt,
      registeredAt: state.registeredAt,
      from: { caseId: state.caseId, district: state.district },
      ledger: { ...state.ledger, facts: carried },
      ...(state.previousSpell && { previousSpell: state.previousSpell }),
      ...(state.reIncluded && { reIncluded: state.reIncluded }),
      firstContact,
      followUp: followUpAfterTransfer(state, to.caseId, Date.parse(firstContact.dueAt), beginning, context),
    }),
  });
}

/**
 * The first month that the place that takes over owes: by I-06 as after a registration, unless this month has
 * been dealt with before the transfer. What was open is excused at the place that gives over, so that a month is
 * owed once.
 */
function followUpAfterTransfer(
  state: CaseState,
  caseId: string,
  firstContactDue: number,
  beginning: RegistrationStart,
  context: Context,
): CaseEvent<'registration-transferred-in'>['data']['followUp'] {
  const { month, at } = firstFollowUp(caseId, firstContactDue, beginning, context);
  const dealtWith = state.followUp?.months[month];
  if (dealtWith === undefined || dealtWith.status === 'open') return { month, at };
  const next = shiftMonth(month, 1);
  return { month: next, at: new Date(followUpStart(caseId, next, beginning.lifecycle)).toISOString() };
}
