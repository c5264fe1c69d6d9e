import { claimStatuses } from '../domain/case/claim/state.ts';
import type { CountedCase } from '../domain/case/figures/kpis.ts';
import type { KernelState } from '../domain/case/kernel/state.ts';
import { damaged, ifGiven, listOf, membersOf, numberOf, oneOf, textOf, timeOf } from './by-hand.ts';
import { countedParts, monthPaths, nextFollowUpPath } from './counted.ts';
import type { Item } from './table.ts';
import { parseParts, partAttributes } from './versions/parts.ts';
import type { Recorded } from './versions/release-0.ts';

/** What indicators count, and how the person is known, which the totals of a district count with them. */
type KpiParts = CountedCase & Pick<KernelState, 'identity'>;

/** What indicators count of a registration, and what identifies it when somebody opens the list behind a number. */
export interface KpiCase {
  readonly caseId: string;
  readonly state: KpiParts;
  readonly applicationNumber: string;
  readonly officer: string | undefined;
  readonly agency: string | undefined;
}

/**
 * The attributes of a head from which the indicators of a month are counted, one for each part. Lists are read whole, as far as
 * they are open, because DynamoDB cannot read one member of every entry.
 * @param month the month to count; all of them unless given
 */
export function kpiAttributes(month?: string): readonly string[] {
  const parts: Readonly<Record<keyof KpiParts, readonly string[]>> = {
    phase: ['phase'],
    identity: ['identity'],
    scheduledActions: nextFollowUpPath,
    followUp:
      month === undefined ? ['followUp'] : [...monthPaths([month]), `followUp.months.${month}.attempts`],
    registeredAt: ['registeredAt'],
    endedAt: ['endedAt'],
    closure: ['closure.inWork'],
    household: ['household.periods'],
    hardship: ['hardship.recognitions'],
    claims: ['claims'],
  };
  const listedBy = ['applicationNumber', 'assignment.officer', 'agency'];
  return partAttributes([...Object.values(parts).flat(), ...listedBy]);
}

/**
 * Parses what indicators count of a registration, from its head or the part that was read: see `parseCounted`.
 * @throws Error when the item is not part of the head of a case that was registered
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export const parseKpiCase = (head: Item): KpiCase => ({
  caseId: textOf(head.caseId),
  ...parseParts(head, kpiPartsOf),
});

function kpiPartsOf(state: Recorded): Omit<KpiCase, 'caseId'> {
  const { phase, identity, scheduledActions, followUp } = countedParts(state);
  return {
    state: {
      phase,
      identity,
      scheduledActions,
      followUp: followUp && {
        ...followUp,
        months: withAttempts(followUp.months, membersOf(state.followUp).months),
      },
      registeredAt: timeOf(state.registeredAt),
      endedAt: ifGiven(state.endedAt, timeOf),
      closure: ifGiven(state.closure, closureOf),
      household: ifGiven(state.household, (household) => ({
        periods: membersIn(household, 'periods').map(periodOf),
      })),
      hardship: ifGiven(state.hardship, (hardship) => ({
        recognitions: membersIn(hardship, 'recognitions').map(recognitionOf),
      })),
      claims: ifGiven(state.claims, (claims) => listOf(claims).map(membersOf).map(claimOf)),
    },
    applicationNumber: textOf(state.applicationNumber),
    officer: ifGiven(state.assignment, (assignment) => textOf(membersOf(assignment).officer)),
    agency: ifGiven(state.agency, textOf),
  };
}

type Part<Name extends keyof CountedCase> = NonNullable<CountedCase[Name]>;

/** The months that were read, each with its attempts. */
const withAttempts = <Month>(months: Readonly<Record<string, Month>>, stored: unknown) =>
  Object.fromEntries(
    Object.entries(months).map(([month, record]) => [
      month,
      { ...record, attempts: listOf(membersOf(membersOf(stored)[month]).attempts) },
    ]),
  );

function closureOf(stored: unknown): Part<'closure'> {
  const { inWork } = membersOf(stored);
  if (inWork !== undefined && inWork !== true) throw damaged();
  return { inWork };
}

const periodOf = ({ from, until }: Item): Part<'household'>['periods'][number] => ({
  from: timeOf(from),
  until: ifGiven(until, timeOf),
});

const recognitionOf = ({
  number,
  recognisedOn,
  exit,
  plan,
}: Item): Part<'hardship'>['recognitions'][number] => ({
  number: numberOf(number),
  recognisedOn: ifGiven(recognisedOn, timeOf),
  exit: ifGiven(exit, (ended) => ({ on: timeOf(membersOf(ended).on) })),
  plan: ifGiven(plan, (made) => ({ madeOn: ifGiven(membersOf(made).madeOn, timeOf) })),
});

const statuses = new Set(claimStatuses);

const claimOf = ({ status, madeAt, plan }: Item): Part<'claims'>[number] => ({
  status: oneOf(statuses, status),
  madeAt: timeOf(madeAt),
  plan: ifGiven(plan, numberOf),
});

const membersIn = (stored: unknown, name: string): readonly Item[] =>
  listOf(membersOf(stored)[name]).map(membersOf);
