import type { CaseEvent } from '../domain/case/case.ts';
import { type CaseState, evolve } from '../domain/case/case.ts';
import { householdEvent } from '../domain/case/household/events.ts';
import { openMembership } from '../domain/case/household/membership.ts';
import { isOpenHousehold, lastHousehold } from '../domain/case/household/state.ts';
import type { AnyEvent } from '../domain/case/kernel/event.ts';
import { activeCaseOf } from './active-cases.ts';
import { eventWrites, nextEventWrites } from './event-writes.ts';
import type { StoredParts } from './held-back.ts';
import { keys } from './keys.ts';
import type { LoadedCase, OfMember } from './stored.ts';
import type { FailedCondition, Item, Table, Write } from './table.ts';

/*
 * A person is in one household at a time: each member with an identity number has an item that names the case of the
 * household, written in the transaction by which the household is applied for, ends, or moves with its case.
 */

const guardOf = (personId: string) => ({ PK: keys.personPartition(personId), SK: keys.household });

/** Finds the case of the household that a person belongs to, applied for or recognised; undefined if there is none. */
export async function householdCaseOf(table: Table, personId: string): Promise<string | undefined> {
  return caseIn(await table.get(keys.personPartition(personId), keys.household));
}

/** The same for several persons, in their order. A hundred take one call. */
export async function householdCasesOf(
  table: Table,
  personIds: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const guards = await table.getMany(
    personIds.map((personId) => ({ PK: keys.personPartition(personId), SK: keys.household })),
  );
  return guards.map(caseIn);
}

const caseIn = (guard: Item | undefined): string | undefined =>
  typeof guard?.householdCaseId === 'string' ? guard.householdCaseId : undefined;

/** The number of a case's open household, if it has one. */
const openNumber = (state: CaseState | undefined): number | undefined => {
  const last = state && lastHousehold(state);
  return last && isOpenHousehold(last) ? last.number : undefined;
};

/** The persons of an open household: the person of its case, and every other member with a number. */
function personsOf(state: CaseState | undefined, personId: string): readonly string[] {
  if (state === undefined || openNumber(state) === undefined) return [];
  return membersOf(lastHousehold(state)?.members ?? [], personId);
}

/** The members of a household who have a number, by its keyed hash. */
const membersOf = (
  members: NonNullable<ReturnType<typeof lastHousehold>>['members'],
  personId: string,
): readonly string[] =>
  members
    .map((each) => (each.relation === 'self' ? personId : (each.personId ?? '')))
    .filter((id) => id !== '');

/**
 * The writes to the items that name the household of its members when its case changes: none unless a household is opened or
 * ends.
 * @param owner the person of the case before and after
 * @param successor the case that takes the household over
 */
export function householdWrites(
  table: Table,
  owner: { readonly before: string; readonly after: string },
  before: CaseState | undefined,
  after: CaseState,
  successor?: CaseState,
): readonly Write[] {
  const stays = openNumber(before) === openNumber(after) && owner.before === owner.after;
  if (stays) return [];
  const { caseId } = after;
  const left = personsOf(before, owner.before);
  const taken = personsOf(after, owner.after);
  const next = successor && openNumber(successor) !== undefined ? successor.caseId : undefined;
  return [
    ...left
      .filter((id) => !taken.includes(id))
      .map((id) =>
        table.updateItem(
          guardOf(id),
          next === undefined ? 'REMOVE householdCaseId' : 'SET householdCaseId = :next',
          { ':case': caseId, ...(next !== undefined && { ':next': next }) },
          'householdCaseId = :case',
        ),
      ),
    ...taken
      .filter((id) => !left.includes(id))
      .map((id) =>
        table.updateItem(
          guardOf(id),
          'SET householdCaseId = :case',
          { ':case': caseId },
          'attribute_not_exists(householdCaseId)',
        ),
      ),
  ];
}

/**
 * Whether somebody of the last household of a case belongs to one on another case by now, so that what the end of the
 * registration left undecided cannot be taken up again. None is asked where nothing was left.
 * @param personId the person of the case
 */
export async function isHouseholdElsewhere(
  table: Table,
  state: CaseState,
  personId: string,
): Promise<boolean> {
  const last = lastHousehold(state);
  if (last?.status !== 'lapsed') return false;
  const cases = await householdCasesOf(table, membersOf(last.members, personId));
  return cases.some((caseId) => caseId !== undefined && caseId !== state.caseId);
}

/** Whether a write failed because a member belongs to another household. */
export const isOfAnotherHousehold = (failed: readonly FailedCondition[], caseId: string): boolean =>
  failed.some(({ found }) => found?.householdCaseId !== undefined && found.householdCaseId !== caseId);

const begins: readonly string[] = ['household-confirmed', 'household-reopened'];

/** How the case of another member is read, and how an event of it is made ready to be stored. */
interface OtherCases {
  load(caseId: string): Promise<LoadedCase | undefined>;
  partsOf(before: LoadedCase, event: CaseEvent, after: CaseState): Promise<StoredParts>;
}

/**
 * The writes that tell the other members' own registrations, in the same transaction, that their household is recognised or no
 * longer is, and what its end says of them. None for other changes.
 * @param ofMember what the end of a household says of a member
 */
export async function membershipWrites(
  table: Table,
  others: OtherCases,
  event: AnyEvent,
  after: CaseState,
  ofMember: OfMember = () => undefined,
): Promise<readonly Write[]> {
  const starts = begins.includes(event.type);
  if (!starts && event.type !== 'household-ended') return [];
  const writes: Write[] = [];
  const context = { now: Date.parse(event.at), actor: event.actor };
  const on = String(event.data.on);
  for (const member of lastHousehold(after)?.members ?? []) {
    const { relation, personId } = member;
    const caseId =
      relation === 'self' || personId === undefined ? undefined : await activeCaseOf(table, personId);
    const loaded = caseId === undefined || caseId === after.caseId ? undefined : await others.load(caseId);
    if (loaded?.state.phase !== 'registered') continue;
    const isMember = openMembership(loaded.state) !== undefined;
    const type = starts ? 'household-membership-begun' : 'household-membership-ended';
    const noted =
      isMember === starts ? undefined : householdEvent(context, type, { caseId: after.caseId, on });
    const said = starts ? undefined : ofMember(member, loaded.state);
    writes.push(...(await writesOfBoth(table, others, loaded, noted, said)));
  }
  return writes;
}

/** The writes of up to two consecutive events of another case. */
async function writesOfBoth(
  table: Table,
  { partsOf }: OtherCases,
  loaded: LoadedCase,
  ...events: readonly (CaseEvent | undefined)[]
): Promise<readonly Write[]> {
  let before = loaded.state;
  let made: ReturnType<typeof eventWrites> | undefined;
  for (const event of events) {
    if (!event) continue;
    const after = evolve(before, before.caseId, event);
    const next = { event, before, after, parts: await partsOf(loaded, event, after) };
    made = made ? nextEventWrites(table, loaded, made, next) : eventWrites(table, loaded, next);
    before = after;
  }
  return made?.writes ?? [];
}
