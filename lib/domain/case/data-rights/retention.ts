import { addMonths, beijingDate, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type HandedOverRecords, lastHandedOverOn } from '../hand-over/hand-over.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { toInstant } from '../kernel/vocabulary.ts';
import {
  type DataRightsEvent,
  dataRightsEvent,
  destructionActionSchema,
  type RecordClass,
} from './events.ts';
import { isMoneyOutstanding, type MoneyRecords, moneyDays } from './money.ts';
import type { DataRightsRefusal } from './refusals.ts';
import type { DataRightsSlice } from './state.ts';
import { type DataRightsRules, decideDeletionTask } from './tasks.ts';

type Needs = KernelState &
  DataRightsSlice &
  MoneyRecords &
  HandedOverRecords & { readonly jobSeeker?: { readonly since: string } | undefined };

export const destructionActionId = 'destroy-records';

/** The class of the records of a case, money aside. */
const fileClassOf = ({ registeredAt, jobSeeker }: Needs): RecordClass =>
  registeredAt === undefined && jobSeeker === undefined ? 'unregistered-application' : 'registration-file';

/**
 * The class of the records of a case: a subsidy file if they contain a subsidy or loan, else a registration of either kind, or
 * an application without one.
 */
export const recordClassOf = (state: Needs): RecordClass =>
  moneyDays(state).length > 0 ? 'subsidy-file' : fileClassOf(state);

type Periods = Pick<DataRightsRules, 'retention' | 'handOverRecordsYears'>;

/**
 * The day from which the records of a case may be destroyed; undefined while it has not ended. Records of data sent to another
 * body are kept for their own period from the last hand-over, if that is longer (network data regulation, art. 12); those of a
 * subsidy or loan for their own period from its last day, or from the end of the case if that is later. The longest period
 * applies, since a case is destroyed as a whole.
 */
export function keptUntil(state: Needs, { retention, handOverRecordsYears }: Periods): LocalDate | undefined {
  if (state.endedAt === undefined) return undefined;
  const ended = beijingDate(Date.parse(state.endedAt));
  const handedOver = lastHandedOverOn(state);
  const days = moneyDays(state);
  const settled = [ended, ...days.map((day) => parseLocalDate(day))].toSorted().at(-1) ?? ended;
  const ends = [
    addMonths(ended, 12 * retention[fileClassOf(state)]),
    ...(days.length > 0 ? [addMonths(settled, 12 * retention['subsidy-file'])] : []),
    ...(handedOver ? [addMonths(handedOver, 12 * handOverRecordsYears)] : []),
  ];
  return ends.toSorted().at(-1);
}

/**
 * Whether the records are still needed: the case is open, money is to be paid or repaid, or a review, a check or other work is
 * pending. A request for deletion does not block itself.
 */
export const isStillNeeded = (state: Needs): boolean => {
  const isOther = ({ kind }: { readonly kind: string }): boolean => kind !== decideDeletionTask.kind;
  return (
    state.endedAt === undefined ||
    isMoneyOutstanding(state) ||
    Object.values(state.tasks).some(isOther) ||
    Object.values(state.deadlines).some((each) => each.kind !== decideDeletionTask.deadline) ||
    Object.keys(state.scheduledActions).some((id) => id !== destructionActionId)
  );
};

/** Why the records of a case cannot be destroyed under the retention rules; undefined if they can. */
function destructionRefusal(state: Needs, rules: Periods, now: number): DataRightsRefusal | undefined {
  const until = keptUntil(state, rules);
  if (until === undefined || isStillNeeded(state)) return { reason: 'records-still-needed' };
  return beijingDate(now) < until ? { reason: 'retention-not-over', keptUntil: until } : undefined;
}

/**
 * Destroys the records of a case whose retention period is over.
 * @param appraisal the number of the report that approved it
 * @param neededElsewhere whether another case of the person that builds on this one is still needed
 */
export function destroyRecords(
  state: Needs,
  appraisal: string,
  neededElsewhere: boolean,
  rules: DataRightsRules,
  context: Context,
): Result<DataRightsEvent<'records-destroyed'>, DataRightsRefusal> {
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  const barred = destructionRefusal(state, rules, context.now);
  if (barred) return refused(barred);
  if (neededElsewhere) return refused({ reason: 'records-still-needed' });
  return success(destruction(state, rules, context, { because: 'retention-over', appraisal }));
}

/** Destroys records on the scheduled day after a granted deletion, or postpones it by some days if they are needed again. */
export function runDestruction(
  state: Needs,
  actionId: string,
  rules: DataRightsRules,
  _calendar: unknown,
  context: Context,
): DataRightsEvent<'records-destroyed' | 'destruction-postponed'> | undefined {
  if (!isDestructionDue(state, actionId, context)) return undefined;
  if (isStillNeeded(state)) return postponement(rules, context);
  return destruction(state, rules, context, { because: 'deletion-granted' });
}

/** Postpones a granted deletion that is due, because another case of the person that builds on this one is still needed. */
export const postponeDestruction = (
  state: Needs,
  actionId: string,
  rules: DataRightsRules,
  context: Context,
): DataRightsEvent<'destruction-postponed'> | undefined =>
  isDestructionDue(state, actionId, context) ? postponement(rules, context) : undefined;

function isDestructionDue({ scheduledActions }: Needs, actionId: string, { now }: Context): boolean {
  const parsed = destructionActionSchema.safeParse(scheduledActions[actionId]);
  return parsed.success && Date.parse(parsed.data.at) <= now;
}

function postponement(
  { destructionPostponedDays }: DataRightsRules,
  context: Context,
): DataRightsEvent<'destruction-postponed'> {
  const at = toInstant(context.now + destructionPostponedDays * 24 * 60 * 60 * 1000);
  return dataRightsEvent(context, 'destruction-postponed', { destruction: { kind: 'destroy-records', at } });
}

const destruction = (
  state: Needs,
  rules: DataRightsRules,
  context: Context,
  why: Pick<DataRightsEvent<'records-destroyed'>['data'], 'because' | 'appraisal'>,
): DataRightsEvent<'records-destroyed'> =>
  dataRightsEvent(context, 'records-destroyed', {
    recordClass: recordClassOf(state),
    keptUntil: keptUntil(state, rules) ?? beijingDate(context.now),
    ...why,
  });
