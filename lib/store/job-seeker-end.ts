import { type CaseEvent, type CaseState, evolve } from '../domain/case/case.ts';
import { endJobSeekerRegistration } from '../domain/case/job-seeker/end.ts';
import type { AnyEvent } from '../domain/case/kernel/event.ts';
import { jobSeekerCaseOf } from './active-cases.ts';
import { eventWrites } from './event-writes.ts';
import type { StoredParts } from './held-back.ts';
import type { LoadedCase } from './stored.ts';
import type { Table, Write } from './table.ts';

/**
 * The writes that end a person's registration as a job-seeker when they become registered as unemployed, in the same
 * transaction: the one becomes the other (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). None for other changes.
 */
export async function jobSeekerEndWrites(
  table: Table,
  {
    load,
    partsOf,
  }: {
    load(caseId: string): Promise<LoadedCase | undefined>;
    partsOf(before: LoadedCase, event: CaseEvent, after: CaseState): Promise<StoredParts>;
  },
  personId: string,
  event: AnyEvent,
  before: CaseState,
  registered: CaseState,
): Promise<readonly Write[]> {
  if (before.phase === 'registered' || registered.phase !== 'registered') return [];
  const caseId = await jobSeekerCaseOf(table, personId, registered.owner);
  // A refusal that was overturned makes the same case a registration.
  const loaded = caseId === undefined || caseId === registered.caseId ? undefined : await load(caseId);
  if (!loaded) return [];
  const context = { now: Date.parse(event.at), actor: event.actor };
  const ended = endJobSeekerRegistration(loaded.state, 'registered-as-unemployed', context);
  if (!ended.ok) return [];
  const after = evolve(loaded.state, loaded.state.caseId, ended.value);
  return eventWrites(table, loaded, {
    event: ended.value,
    before: loaded.state,
    after,
    parts: await partsOf(loaded, ended.value, after),
  }).writes;
}
