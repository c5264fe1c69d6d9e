import { createHmac } from 'node:crypto';
import type { CaseState } from '../domain/case/case.ts';
import { type BeganClaiming, firstOf } from '../domain/case/claim/began.ts';
import { type Guard, guardChanges, guardsOf, tallyOf } from '../domain/case/claim/guards.ts';
import { claimsOf } from '../domain/case/claim/state.ts';
import { newGrantGuards } from '../domain/case/proactive/guards.ts';
import { keys } from './keys.ts';
import type { Sealing } from './sealing.ts';
import type { FailedCondition, Item, Table, Write } from './table.ts';

/*
 * What a claim of a subsidy holds of its person, across all their cases: items in the partition of the person, under names
 * that say nothing of the scheme. They are taken and left in the transaction of the claim's own event, and never deleted.
 */

/** A claim was not made because another one rules it out. Nothing was written. */
export class ClaimGuardError extends Error {
  override readonly name = 'ClaimGuardError';
  /** Already granted; more months than are paid for; or granted under a scheme that excludes this one. */
  readonly because: 'had' | 'above-most-months' | 'excluded';
  constructor(because: ClaimGuardError['because']) {
    super('another claim stands in the way');
    this.because = because;
  }
}

/** A write of a guard, with the reason for which the claim is refused if its condition fails, derived from the stored item. */
interface GuardWrite {
  readonly write: Write;
  readonly because: (found: Item | undefined) => ClaimGuardError['because'];
}

const claimId = (caseId: string, number: number): string => `${caseId}#${number}`;

/** Names guards so that nobody without the key of persons can tell which scheme a guard is for. */
async function namesOf(sealing: Sealing, personId: string): Promise<(name: string) => string> {
  const secret = await sealing.claimGuardSecret(personId);
  return (name) => keys.claimGuard(createHmac('sha256', secret).update(name).digest('hex'));
}

/**
 * The writes by which the claims of a case take and release guards when an event changes the case; none for events that do not
 * concern a claim. If the person goes on under a corrected number, their claims move along (I-81).
 */
export async function claimGuardWrites(
  table: Table,
  sealingOf: () => Sealing,
  persons: { readonly before: string; readonly after: string },
  before: CaseState,
  after: CaseState,
): Promise<readonly GuardWrite[]> {
  const moved = persons.before !== persons.after;
  const changes = moved
    ? claimsOf(before).map((claim) => ({
        number: claim.number,
        left: guardsOf(claim),
        taken: guardsOf(claim),
      }))
    : guardChanges(before, after);
  const grants = moved ? [] : newGrantGuards(before, after);
  if (changes.length === 0 && grants.length === 0) return [];
  const sealing = sealingOf();
  const [oldName, newName] = await Promise.all([
    namesOf(sealing, persons.before),
    namesOf(sealing, persons.after),
  ]);
  const from = keys.personPartition(persons.before);
  const to = keys.personPartition(persons.after);
  const left = changes.flatMap(({ number, left: guards }) =>
    guards.map((guard) => leaving(table, { PK: from, SK: oldName(guard.name) }, guard, after.caseId, number)),
  );
  const taken = changes.flatMap(({ number, taken: guards }) =>
    guards.map((guard) => taking(table, { PK: to, SK: newName(guard.name) }, guard, after.caseId, number)),
  );
  const told = grants.map(({ number, guard }) =>
    taking(table, { PK: to, SK: newName(guard.name) }, guard, after.caseId, number),
  );
  return [...left, ...taken, ...told];
}

/**
 * How many claims exclude a scheme, how many there are of it, and for how many months: `barredBy`, `liveClaims`,
 * `claimedMonths`.
 */
const notBarred = '(attribute_not_exists(barredBy) OR barredBy < :one)';

/** The member of a tally that says when a claim began: `<day> <first month>`. Claims from before 2 December 2026 have none. */
const beganName = (caseId: string, number: number): string => `${beganPrefix}${caseId}x${number}`;
const beganPrefix = 'began';

/**
 * When a person first claimed under a scheme, judging by the claims in force in any of their cases; undefined if there is none.
 * Claims that were stored without it are not found here; only their own case knows them.
 */
export async function beganClaiming(
  table: Table,
  sealing: Sealing,
  personId: string,
  scheme: string,
): Promise<BeganClaiming | undefined> {
  const nameOf = await namesOf(sealing, personId);
  const tally = await table.get(keys.personPartition(personId), nameOf(tallyOf(scheme)));
  // The release before leaves its beginning behind where it lets a claim go: where none holds, none has begun.
  if (Number(tally?.liveClaims ?? 0) < 1) return undefined;
  const began = Object.entries(tally ?? {}).filter(([name]) => name.startsWith(beganPrefix));
  return firstOf(
    began.map(([, value]) => {
      const [on = '', month = ''] = String(value).split(' ');
      return { on, month };
    }),
  );
}

type Key = { readonly PK: string; readonly SK: string };

function taking(table: Table, key: Key, guard: Guard, caseId: string, number: number): GuardWrite {
  switch (guard.kind) {
    case 'only':
      return {
        because: () => 'had',
        write: table.updateItem(
          key,
          'SET claimId = :claim',
          { ':claim': claimId(caseId, number) },
          'attribute_not_exists(claimId)',
        ),
      };
    case 'tally': {
      const limited = guard.mostMonths !== undefined;
      const { began } = guard;
      return {
        because: (found) => (Number(found?.barredBy ?? 0) > 0 ? 'excluded' : 'above-most-months'),
        write: table.updateItem(
          key,
          `${began ? `SET ${beganName(caseId, number)} = :began ` : ''}ADD liveClaims :one, claimedMonths :months`,
          {
            ':one': 1,
            ':months': guard.months,
            ...(began && { ':began': `${began.on} ${began.month}` }),
            ...(limited && { ':room': (guard.mostMonths ?? 0) - guard.months }),
          },
          limited
            ? `${notBarred} AND (attribute_not_exists(claimedMonths) OR claimedMonths <= :room)`
            : notBarred,
        ),
      };
    }
    case 'bar':
      return {
        because: () => 'excluded',
        write: table.updateItem(
          key,
          'ADD barredBy :one',
          { ':one': 1 },
          'attribute_not_exists(liveClaims) OR liveClaims < :one',
        ),
      };
  }
}

/** Whether a guard cannot be taken, judging by its item as read: the same condition as in the write of `taking`. */
function isTaken(guard: Guard, item: Item | undefined): boolean {
  switch (guard.kind) {
    case 'only':
      return item?.claimId !== undefined;
    case 'tally':
      return (
        Number(item?.barredBy ?? 0) > 0 ||
        (guard.mostMonths !== undefined && Number(item?.claimedMonths ?? 0) > guard.mostMonths - guard.months)
      );
    case 'bar':
      return Number(item?.liveClaims ?? 0) > 0;
  }
}

/**
 * Whether a claim with these guards could not be made for a person now. The calls are the same whatever the guards are, and
 * also without any, so that the time taken reveals nothing. Only the write itself decides.
 */
export async function guardsAreTaken(
  table: Table,
  sealing: Sealing,
  personId: string,
  guards: readonly Guard[],
): Promise<boolean> {
  const nameOf = await namesOf(sealing, personId);
  const names = ['none', ...guards.map(({ name }) => name)];
  const [, ...items] = await table.getMany(
    names.map((name) => ({ PK: keys.personPartition(personId), SK: nameOf(name) })),
  );
  return guards.some((guard, index) => isTaken(guard, items[index]));
}

function leaving(table: Table, key: Key, guard: Guard, caseId: string, number: number): GuardWrite {
  const because = () => 'had' as const;
  const [less, one] = [{ ':less': -1 }, { ':one': 1 }];
  switch (guard.kind) {
    case 'only':
      return {
        because,
        write: table.updateItem(
          key,
          'REMOVE claimId',
          { ':claim': claimId(caseId, number) },
          'claimId = :claim',
        ),
      };
    case 'tally':
      return {
        because,
        write: table.updateItem(
          key,
          `REMOVE ${beganName(caseId, number)} ADD liveClaims :less, claimedMonths :lessMonths`,
          { ...less, ...one, ':lessMonths': -guard.months },
          'liveClaims >= :one',
        ),
      };
    case 'bar':
      return {
        because,
        write: table.updateItem(key, 'ADD barredBy :less', { ...less, ...one }, 'barredBy >= :one'),
      };
  }
}

/**
 * Why a transaction failed, if only guards made it fail: a claim that another writer has changed meanwhile is decided again.
 * @param first the index of the first write of a guard in the transaction
 */
export function failedGuard(
  failed: readonly FailedCondition[],
  guards: readonly GuardWrite[],
  first: number,
): ClaimGuardError | undefined {
  const reasons = failed.map(({ index, found }) => guards[index - first]?.because(found));
  const [reason] = reasons;
  return reason !== undefined && reasons.every((each) => each !== undefined)
    ? new ClaimGuardError(reason)
    : undefined;
}
