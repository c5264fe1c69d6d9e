import { createHmac } from 'node:crypto';
import type { CaseState } from '../domain/case/case.ts';
import { type Guard, guardChanges, guardsOf } from '../domain/case/claim/guards.ts';
import { claimsOf } from '../domain/case/claim/state.ts';
import { keys } from './keys.ts';
import type { Sealing } from './sealing.ts';
import type { FailedCondition, Item, Table, Write } from './table.ts';

/*
 * What a claim of a subsidy holds of its person, across all their cases: items in the partition of the person, under names
 * that say nothing of the scheme. They are taken and left in the transaction of the claim's own event, and never deleted.
 */

/** A claim was not made, because another one stands in its way. Nothing was written. */
export class ClaimGuardError extends Error {
  override readonly name = 'ClaimGuardError';
  /** Had already; more months than are paid for; or a scheme that excludes it was had. */
  readonly because: 'had' | 'above-most-months' | 'excluded';
  constructor(because: ClaimGuardError['because']) {
    super('another claim stands in the way');
    this.because = because;
  }
}

const refusedAs = { only: 'had', tally: 'above-most-months', none: 'excluded' } as const satisfies Record<
  Guard['kind'],
  ClaimGuardError['because']
>;

/** A write of a guard, with why the claim is refused where its condition fails; none where it cannot be. */
interface GuardWrite {
  readonly write: Write;
  readonly because?: ClaimGuardError['because'];
}

const claimId = (caseId: string, number: number): string => `${caseId}#${number}`;

/** Names guards so that nobody without the key of persons can tell which scheme one is for. */
async function namesOf(sealing: Sealing, personId: string): Promise<(name: string) => string> {
  const secret = await sealing.claimGuardSecret(personId);
  return (name) => keys.claimGuard(createHmac('sha256', secret).update(name).digest('hex'));
}

/**
 * The writes by which the claims of a case take and leave what they hold, when an event changes the case: none for every
 * event that is not about a claim. Where the person goes on under a corrected number, their claims go along.
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
        left: guardsOf(claim).filter(({ kind }) => kind !== 'none'),
        taken: guardsOf(claim).filter(({ kind }) => kind !== 'none'),
      }))
    : guardChanges(before, after);
  if (changes.length === 0) return [];
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
  return [...left.map((write) => ({ write })), ...taken];
}

function taking(
  table: Table,
  key: { readonly PK: string; readonly SK: string },
  guard: Guard,
  caseId: string,
  number: number,
): GuardWrite {
  const because = refusedAs[guard.kind];
  switch (guard.kind) {
    case 'only':
      return {
        because,
        write: table.updateItem(
          key,
          'SET claimId = :claim',
          { ':claim': claimId(caseId, number) },
          'attribute_not_exists(claimId)',
        ),
      };
    case 'tally': {
      const add = 'ADD liveClaims :one, claimedMonths :months';
      const values: Item = { ':one': 1, ':months': guard.months };
      if (guard.mostMonths === undefined) return { write: table.updateItem(key, add, values) };
      return {
        because,
        write: table.updateItem(
          key,
          add,
          { ...values, ':room': guard.mostMonths - guard.months },
          'attribute_not_exists(claimedMonths) OR claimedMonths <= :room',
        ),
      };
    }
    case 'none':
      // Written, so that a claim of the other scheme that is made at the same time is seen.
      return {
        because,
        write: table.updateItem(
          key,
          'ADD lookedAt :one',
          { ':one': 1 },
          'attribute_not_exists(liveClaims) OR liveClaims < :one',
        ),
      };
  }
}

function leaving(
  table: Table,
  key: { readonly PK: string; readonly SK: string },
  guard: Guard,
  caseId: string,
  number: number,
): Write {
  if (guard.kind === 'only')
    return table.updateItem(key, 'REMOVE claimId', { ':claim': claimId(caseId, number) }, 'claimId = :claim');
  const months = guard.kind === 'tally' ? guard.months : 0;
  return table.updateItem(
    key,
    'ADD liveClaims :less, claimedMonths :lessMonths',
    { ':less': -1, ':lessMonths': -months, ':one': 1 },
    'liveClaims >= :one',
  );
}

/**
 * Why a transaction failed, if it was for a guard and for nothing else: a claim that another writer has changed meanwhile is
 * decided again.
 * @param first the index of the first write of a guard in the transaction
 */
export function failedGuard(
  failed: readonly FailedCondition[],
  guards: readonly GuardWrite[],
  first: number,
): ClaimGuardError | undefined {
  const reasons = failed.map(({ index }) => guards[index - first]?.because);
  const [reason] = reasons;
  return reason !== undefined && reasons.every((each) => each !== undefined)
    ? new ClaimGuardError(reason)
    : undefined;
}
