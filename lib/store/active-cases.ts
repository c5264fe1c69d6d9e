import type { CaseState } from '../domain/case/case.ts';
import { keys } from './keys.ts';
import type { LoadedCase } from './stored.ts';
import type { FailedCondition, Table, Write } from './table.ts';

/*
 * A person has at most one open application or registration as unemployed, in the whole country (DOMAIN C2), and at
 * most one open registration as a job-seeker. One item per person and kind names that case, and every write that
 * begins, ends or resumes a case changes the item in the same transaction.
 */

/** A case cannot become active again because its person now has another active case. */
export class PersonActiveElsewhere extends Error {
  override readonly name = 'PersonActiveElsewhere';
  readonly caseId: string;
  constructor(caseId: string) {
    super('the person has another active case');
    this.caseId = caseId;
  }
}

/** The kind of slot that a case can occupy: the sort key of the item that names it. */
type Place = string;

const guardOf = (personId: string, place: Place) => ({ PK: keys.personPartition(personId), SK: place });

/**
 * The slot that a case occupies in its phase; none when it is not open. A case whose identity nobody has checked must not
 * occupy the one slot of the person it claims to be about, and must not reveal whether that slot is taken. It gets a slot of
 * its own until an officer approves it or confirms the identity.
 */
function placeOf({ phase, identity, owner }: Pick<CaseState, 'phase' | 'identity' | 'owner'>) {
  const unchecked = (place: Place): Place =>
    identity === 'stated' && owner !== undefined ? keys.statedCase(place, owner) : place;
  if (phase === 'registered') return keys.activeCase;
  if (phase === 'applied') return unchecked(keys.activeCase);
  return phase === 'job-seeker' ? unchecked(keys.jobSeekerCase) : undefined;
}

/** Finds the active case of a person: an open application or registration as unemployed. */
export const activeCaseOf = (table: Table, personId: string): Promise<string | undefined> =>
  caseIn(table, personId, keys.activeCase);

/** Whether a case, as read, is the active case of a person. */
export const isActiveOf = (loaded: Pick<LoadedCase, 'state' | 'personId'>, personId: string): boolean =>
  loaded.personId === personId && placeOf(loaded.state) === keys.activeCase;

/** Finds a person's open registration as a job-seeker, or one that a sign-in has stated to be theirs. */
export const jobSeekerCaseOf = async (
  table: Table,
  personId: string,
  owner: string | undefined,
): Promise<string | undefined> =>
  (await caseIn(table, personId, keys.jobSeekerCase)) ??
  (owner === undefined ? undefined : caseIn(table, personId, keys.statedCase(keys.jobSeekerCase, owner)));

async function caseIn(table: Table, personId: string, place: Place): Promise<string | undefined> {
  const guard = await table.get(keys.personPartition(personId), place);
  return typeof guard?.activeCaseId === 'string' ? guard.activeCaseId : undefined;
}

const claim = (table: Table, personId: string, place: Place, caseId: string): Write =>
  table.updateItem(
    guardOf(personId, place),
    'SET activeCaseId = :case',
    { ':case': caseId },
    'attribute_not_exists(activeCaseId)',
  );

const release = (table: Table, personId: string, place: Place, caseId: string): Write =>
  table.updateItem(
    guardOf(personId, place),
    'REMOVE activeCaseId',
    { ':case': caseId },
    'activeCaseId = :case',
  );

/**
 * Whether a person's slots name a case exactly when it occupies one. The audit asks this; it reads stored items and needs no
 * key.
 */
export async function hasItsPlace(table: Table, { state, personId }: LoadedCase): Promise<boolean> {
  if (personId === '') return true;
  const place = placeOf(state);
  const guards = await table.list(keys.personPartition(personId));
  const naming = guards.filter(({ activeCaseId }) => activeCaseId === state.caseId).map(({ SK }) => SK);
  return naming.length === (place === undefined ? 0 : 1) && naming.every((each) => each === place);
}

/** Makes a new case the person's only one of its kind. The condition fails if the person already has one. */
export function claimPlace(table: Table, personId: string, state: CaseState): readonly Write[] {
  const place = placeOf(state);
  return place === undefined ? [] : [claim(table, personId, place, state.caseId)];
}

/**
 * The writes to a person's slots when a case changes: none unless the case takes or leaves a slot.
 * @param successor the case that takes over its slot
 */
export function activeCaseWrites(
  table: Table,
  personId: string,
  before: CaseState,
  after: CaseState,
  successor?: string,
): Write[] {
  const { caseId } = after;
  const [left, taken] = [placeOf(before), placeOf(after)];
  if (left === taken) return [];
  const leaving =
    left === undefined
      ? []
      : [
          successor === undefined
            ? release(table, personId, left, caseId)
            : table.updateItem(
                guardOf(personId, left),
                'SET activeCaseId = :next',
                {
                  ':case': caseId,
                  ':next': successor,
                },
                'activeCaseId = :case',
              ),
        ];
  return [...leaving, ...(taken === undefined ? [] : [claim(table, personId, taken, caseId)])];
}

/** The writes that move the slots of a case to the person with the corrected identity number. */
export function movedPlaces(table: Table, from: string, to: string, state: CaseState): readonly Write[] {
  const place = placeOf(state);
  if (place === undefined || from === to) return [];
  return [release(table, from, place, state.caseId), claim(table, to, place, state.caseId)];
}

/** The other active case that made a write fail, if that was the reason. */
export function findActiveCase(failed: readonly FailedCondition[]): string | undefined {
  const [caseId] = failed.flatMap(({ found }) => found?.activeCaseId ?? []);
  return typeof caseId === 'string' ? caseId : undefined;
}
