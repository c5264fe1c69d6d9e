import type { CaseEvent } from '../../../lib/domain/case/case.ts';
import { actingRole, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import { isForPerson, type Role } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { wordsForThePerson } from '../../episodes/registry.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { Audience } from '../views/audience.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { historyEntryView } from '../views/case-view.ts';
import { maskFreeText } from '../views/masking.ts';
import { freeTextOf } from './case-access.ts';

/**
 * The audience of a view by role. The person, and those who act for them, see what was written to them and by them. The agency
 * sees everything, masked. Those who run the agency or check it see what happened, but no personal data.
 */
export const audiences = {
  applicant: 'person',
  officer: 'agency',
  supervisor: 'agency',
  representative: 'person',
  'unit-administrator': 'administrator',
  'policy-administrator': 'administrator',
  auditor: 'administrator',
  administrator: 'administrator',
  // These roles read no cases; if they ever did, they would see no personal data.
  'delivery-adapter': 'administrator',
  finance: 'administrator',
  employer: 'administrator',
} as const satisfies Record<Role, Audience>;

/** Reads what was written with some events, as far as the caller may read it, by event number. */
export async function freeTextShownTo(
  { role }: Pick<Principal, 'role'>,
  records: CaseRecords,
  loaded: LoadedCase,
  events: readonly StoredEvent[],
): Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>> {
  const audience = audiences[role];
  const readable = events.filter(({ event }) => isReadable(event, audience));
  const said = await freeTextOf(records, loaded, readable);
  return audience === 'person' ? said : maskEach(said);
}

/**
 * Whether an audience may read the words of an event. Words to or from an employer about its claim are not shown to the person,
 * although they are in the person's case (I-83).
 */
export function isReadable({ type, actor, data }: CaseEvent, audience: Audience): boolean {
  if (audience === 'agency') return true;
  const isOfEmployer = 'by' in data && data.by === 'employer';
  return audience === 'person' && !isOfEmployer && (wordsForThePerson.has(type) || isForPerson(actor.role));
}

/** Masks what was written with events, as the agency sees it. */
export const maskEach = (
  said: ReadonlyMap<number, Readonly<Record<string, unknown>>>,
): ReadonlyMap<number, Readonly<Record<string, unknown>>> =>
  new Map([...said].map(([sequence, words]) => [sequence, maskFreeText(words)]));

/** Returns events of a case as the caller may see them. */
export async function historyShownTo(
  principal: Principal,
  records: CaseRecords,
  loaded: LoadedCase,
  events: readonly StoredEvent[],
  language: Language,
): Promise<CaseAnswer['history']> {
  const freeText = await freeTextShownTo(principal, records, loaded, events);
  const role = actingRole(principal, loaded.state);
  const user = { role, subject: principal.subject };
  return events.map((stored) =>
    historyEntryView(stored, loaded.state, freeText, { audience: audiences[role], user }, language),
  );
}
