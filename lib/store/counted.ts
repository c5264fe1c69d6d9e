import type { CoveredCase } from '../domain/case/follow-up/coverage.ts';
import { type FollowUpAction, followUpActionId } from '../domain/case/follow-up/schedule.ts';
import { monthSchema } from '../domain/case/follow-up/state.ts';
import type { KernelState } from '../domain/case/kernel/state.ts';
import { identityBasisSchema, phases } from '../domain/case/kernel/vocabulary.ts';
import { damaged, ifGiven, membersOf, monthIn, oneOf, textOf } from './by-hand.ts';
import type { Item } from './table.ts';
import { parseParts, partAttributes } from './versions/parts.ts';
import type { Recorded } from './versions/release-0.ts';

type CountedParts = CoveredCase & Pick<KernelState, 'identity'>;

/** What is counted of a registration. */
export interface Counted {
  readonly caseId: string;
  readonly state: CountedParts;
}

type Months = NonNullable<CoveredCase['followUp']>['months'];
type Month = Months[string];

/**
 * The attributes of a head by which it is counted, one for each part.
 * @param months the months to count; all of them unless given
 */
export function countedAttributes(months?: readonly string[]): readonly string[] {
  const parts: Readonly<Record<keyof CountedParts, readonly string[]>> = {
    phase: ['phase'],
    identity: ['identity'],
    scheduledActions: nextFollowUpPath,
    followUp: months ? monthPaths(months) : ['followUp'],
  };
  return partAttributes(Object.values(parts).flat());
}

/** Path of the next follow-up in a state. */
export const nextFollowUpPath: readonly string[] = [`scheduledActions.${followUpActionId}`];

/** Paths of some months in a state, as far as they are counted. */
export const monthPaths = (months: readonly string[]): readonly string[] => [
  'followUp.firstMonth',
  ...months.flatMap((month) => ofMonth.map((name) => `followUp.months.${month}.${name}`)),
];

const ofMonth = Object.keys({ status: true, by: true, excuse: true } satisfies Record<keyof Month, true>);

/**
 * Parses what is counted of a registration, from its head or the part that was read. One answer may need thousands of them, so
 * they are checked by hand, in a twentieth of the time that their schemas take, and held to the same values. Members that are
 * not counted are ignored.
 * @throws Error when the item is not part of the head of a case
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export const parseCounted = (head: Item): Counted => ({
  caseId: textOf(head.caseId),
  state: parseParts(head, countedParts),
});

/**
 * For each part that rules count by, either what was read or that it is absent: none is left out.
 * @param state of the current version
 */
export const countedParts = (state: Recorded): Required<CountedParts> => ({
  phase: oneOf(known.phase, state.phase),
  identity: ifGiven(state.identity, (identity) => oneOf(known.identity, identity)),
  scheduledActions: nextFollowUp(state.scheduledActions),
  followUp: ifGiven(state.followUp, (stored) => {
    const followUp = membersOf(stored);
    return { firstMonth: monthIn(followUp.firstMonth), months: monthsOf(followUp) };
  }),
});

const { status, by, excuse } = monthSchema.shape;
const known = {
  phase: new Set(phases),
  identity: new Set(identityBasisSchema.options),
  status: new Set(status.options),
  by: new Set(by.unwrap().options),
  excuse: new Set(excuse.unwrap().options),
};

/** A part of a head that was read without any months has none to count. */
function monthsOf({ months }: Item): Months {
  if (months === undefined) return {};
  const all: Record<string, Month> = {};
  for (const [month, record] of Object.entries(membersOf(months))) all[monthIn(month)] = monthOf(record);
  return all;
}

function monthOf(stored: unknown): Month {
  const record = membersOf(stored);
  const month: { -readonly [Name in keyof Month]: Month[Name] } = {
    status: oneOf(known.status, record.status),
  };
  if (record.by !== undefined) month.by = oneOf(known.by, record.by);
  if (record.excuse !== undefined) month.excuse = oneOf(known.excuse, record.excuse);
  return month;
}

function nextFollowUp(stored: unknown): Counted['state']['scheduledActions'] {
  const action = stored === undefined ? undefined : membersOf(stored)[followUpActionId];
  if (action === undefined) return {};
  const { kind, at, month } = membersOf(action);
  if (kind !== 'follow-up') throw damaged();
  const next: FollowUpAction = { kind, at: textOf(at), month: monthIn(month) };
  return { [followUpActionId]: next };
}
