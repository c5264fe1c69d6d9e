import { createHmac } from 'node:crypto';
import type { CaseState } from '../domain/case/case.ts';
import { claimsOf } from '../domain/case/claim/state.ts';
import { foundGrantsOf } from '../domain/case/proactive/state.ts';
import { keys } from './keys.ts';
import { type Page, type PageRequest, pageOf } from './paging.ts';
import type { Sealing } from './sealing.ts';
import type { Table, Write } from './table.ts';

/*
 * What an employer has to do with: its claims, and the grants that were found for it. They are parts of the cases of the people
 * whom it has hired, which it does not see, so that each is listed under a keyed hash of its credit code, with an id that says
 * neither which case it is of nor how many claims that case has. Written in the transaction of the event; nobody else finds it.
 */

/** A claim of an employer, or a grant that was found for one. */
export type EmployerEntry = 'claim' | 'grant';

/** Where an entry is: its case, and its number there. */
export interface EmployerPlace {
  readonly id: string;
  readonly caseId: string;
  readonly number: number;
}

/** The entries of an employer in a case, by its credit code, each with the instant at which it was made. */
interface Listed {
  readonly entry: EmployerEntry;
  readonly creditCode: string;
  readonly number: number;
  readonly at: string;
}

const claimsListed = (state: CaseState): readonly Listed[] =>
  claimsOf(state).flatMap(({ claimant, number, madeAt }) =>
    claimant.kind === 'employer'
      ? [{ entry: 'claim', creditCode: claimant.creditCode, number, at: madeAt }]
      : [],
  );

const grantsListed = (state: CaseState): readonly Listed[] =>
  foundGrantsOf(state).flatMap(({ to, stated, number, foundAt }) =>
    to === 'employer' && stated.employer
      ? [{ entry: 'grant', creditCode: stated.employer.creditCode, number, at: foundAt }]
      : [],
  );

/** The id of an entry; ids sort by time. */
export function employerEntryId(
  employerId: string,
  caseId: string,
  { entry, number, at }: Omit<Listed, 'creditCode'>,
): string {
  const mac = createHmac('sha256', employerId).update(`${entry}:${caseId}:${number}`).digest('hex');
  return `${at.replaceAll(/\D/g, '')}-${mac.slice(0, 24)}`;
}

/** The writes that list what an event has added for an employer; none for nearly all events. */
export async function employerWrites(
  table: Table,
  sealingOf: () => Sealing,
  before: CaseState,
  after: CaseState,
): Promise<readonly Write[]> {
  if (before.claims === after.claims && before.foundGrants === after.foundGrants) return [];
  const added = [
    ...claimsListed(after).filter(({ number }) => number > claimsOf(before).length),
    ...grantsListed(after).filter(({ number }) => number > foundGrantsOf(before).length),
  ];
  return Promise.all(
    added.map(async (each) => {
      const employerId = await sealingOf().employerId(each.creditCode);
      const id = employerEntryId(employerId, after.caseId, each);
      return table.putItem({
        PK: keys.employer(employerId),
        SK: keys.employerEntry(each.entry, id),
        caseId: after.caseId,
        number: each.number,
      });
    }),
  );
}

/** Returns a page of the entries of an employer, newest first. */
export async function employerEntries(
  table: Table,
  employerId: string,
  entry: EmployerEntry,
  { limit, after }: PageRequest,
): Promise<Page<EmployerPlace>> {
  const found = await table.listNewest(
    keys.employer(employerId),
    keys.employerEntry(entry, after ?? '\uffff'),
    limit + 1,
  );
  const places = found
    .filter(({ SK }) => String(SK).startsWith(keys.employerEntry(entry, '')))
    .map((item) => placeOf(entry, item));
  return pageOf(places, limit, ({ id }) => id);
}

/** Returns one entry of an employer; undefined if the employer has no such entry. */
export async function employerEntry(
  table: Table,
  employerId: string,
  entry: EmployerEntry,
  id: string,
): Promise<EmployerPlace | undefined> {
  const item = await table.get(keys.employer(employerId), keys.employerEntry(entry, id));
  return item && placeOf(entry, item);
}

const placeOf = (entry: EmployerEntry, item: Readonly<Record<string, unknown>>): EmployerPlace => ({
  id: String(item.SK).slice(keys.employerEntry(entry, '').length),
  caseId: String(item.caseId),
  number: Number(item.number),
});
