import type { CaseState } from '../domain/case/case.ts';
import { keys } from './keys.ts';
import type { FailedCondition, Table, Write } from './table.ts';

/*
 * A person has at most one open application or registration, in the whole country (DOMAIN C2). One item per person
 * names that case, and every write that begins, ends or resumes a case changes the item in the same transaction.
 */

/** The person of a case that should become active again has another active case by now. */
export class PersonActiveElsewhere extends Error {
  override readonly name = 'PersonActiveElsewhere';
  readonly caseId: string;
  constructor(caseId: string) {
    super('the person has another active case');
    this.caseId = caseId;
  }
}

const guardOf = (personId: string) => ({ PK: keys.personPartition(personId), SK: keys.activeCase });

/** The active case of a person, if there is one. */
export async function activeCaseOf(table: Table, personId: string): Promise<string | undefined> {
  const guard = await table.get(keys.personPartition(personId), keys.activeCase);
  return typeof guard?.activeCaseId === 'string' ? guard.activeCaseId : undefined;
}

/** Makes a case the active one of its person; the condition fails where the person has one. */
export const claimActiveCase = (table: Table, personId: string, caseId: string): Write =>
  table.updateItem(guardOf(personId), 'SET activeCaseId = :case', 'attribute_not_exists(activeCaseId)', {
    ':case': caseId,
  });

const isActive = (state: CaseState): boolean => state.phase === 'applied' || state.phase === 'registered';

/**
 * The writes to the active-case item of a person when a case changes: none unless the case becomes active or ceases
 * to be active.
 * @param successor the case that becomes active in its place
 */
export function activeCaseWrites(
  table: Table,
  personId: string,
  before: CaseState,
  after: CaseState,
  successor?: string,
): Write[] {
  const { caseId } = after;
  if (isActive(before) === isActive(after)) return [];
  if (isActive(after)) return [claimActiveCase(table, personId, caseId)];
  const guardNamesCase = 'activeCaseId = :case';
  return [
    successor === undefined
      ? table.updateItem(guardOf(personId), 'REMOVE activeCaseId', guardNamesCase, { ':case': caseId })
      : table.updateItem(guardOf(personId), 'SET activeCaseId = :next', guardNamesCase, {
          ':case': caseId,
          ':next': successor,
        }),
  ];
}

/** The other active case that made a write fail, if that was the reason. */
export function findActiveCase(failed: readonly FailedCondition[]): string | undefined {
  const [caseId] = failed.flatMap(({ found }) => found?.activeCaseId ?? []);
  return typeof caseId === 'string' ? caseId : undefined;
}
