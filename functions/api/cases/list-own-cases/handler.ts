import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import type { Page } from '../../../../lib/store/paging.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { type CaseRecords, connectFoundCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { phaseTextOf } from '../../../common/views/texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query: { limit, after }, principal, language, now }) => {
    const { entries, next } = await joinedPage(partsOf(records, principal, beijingDate(now)), limit, after);
    return {
      body: {
        cases: entries.map((entry) => caseRow(entry, principal, language)),
        ...(next !== undefined && { next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectFoundCases()));

/** A case in the list; with the last day of the mandate if the signed-in person acts for somebody in it. */
interface Entry {
  readonly loaded: LoadedCase;
  readonly actingUntil?: string;
}

/** One of the lists that follow each other, by the first part of a page's place in it; the first has no name. */
interface ListPart {
  readonly name: string;
  read(limit: number, place: string | undefined): Promise<Page<Entry>>;
}

/**
 * The cases of the sign-in, newest first; then those that somebody else has opened for the same person, at the counter or with
 * their number; then those in which the sign-in acts for somebody else today. A page takes at most two calls to DynamoDB per
 * list.
 */
function partsOf(
  { cases }: CaseRecords,
  { subject, identityNumber }: Principal,
  today: string,
): readonly ListPart[] {
  const isOthers = ({ loaded }: Entry): boolean => loaded.state.owner !== subject;
  const own: ListPart = {
    name: '',
    read: async (limit, after) => {
      const { entries, ...next } = await cases.ownedBy(subject, { limit, after });
      return { entries: entries.map((loaded) => ({ loaded })), ...next };
    },
  };
  const proven = (number: string): ListPart => ({
    name: 'person',
    read: async (limit, after) => {
      const { entries, ...next } = await cases.pageOfPerson(number, { limit, after });
      return { entries: entries.map((loaded) => ({ loaded })).filter(isOthers), ...next };
    },
  });
  const represented: ListPart = {
    name: 'mandate',
    read: async (limit, after) => {
      const { entries, ...next } = await cases.representedBy(subject, today, { limit, after });
      return {
        entries: entries
          .map(({ loaded, mandate }): Entry => ({ loaded, actingUntil: mandate.until }))
          .filter(isOthers),
        ...next,
      };
    },
  };
  return [own, ...(identityNumber === undefined ? [] : [proven(identityNumber)]), represented];
}

/** A page of lists that follow each other. Its end is a place in the list in which it ends. */
async function joinedPage(
  parts: readonly ListPart[],
  limit: number,
  after: string | undefined,
): Promise<{ readonly entries: readonly Entry[]; readonly next?: string }> {
  const [name = '', place] = /^[a-z]/.test(after ?? '') ? splitOnce(after ?? '') : ['', after];
  const first = parts.findIndex((part) => part.name === name);
  const entries: Entry[] = [];
  for (const part of first < 0 ? [] : parts.slice(first)) {
    const room = limit - entries.length;
    // If the page is full, one more shows whether another page follows.
    const found = await part.read(Math.max(room, 1), part.name === name ? place : undefined);
    if (room === 0 && (found.entries.length > 0 || found.next !== undefined))
      return { entries, next: part.name };
    entries.push(...found.entries);
    if (found.next !== undefined)
      return { entries, next: part.name === '' ? found.next : `${part.name}#${found.next}` };
  }
  return { entries };
}

/** A place in a list: the name of the list and the rest; without the rest, the beginning of the list. */
function splitOnce(after: string): readonly [string, string | undefined] {
  const end = after.indexOf('#');
  return end < 0 ? [after, undefined] : [after.slice(0, end), after.slice(end + 1)];
}

function caseRow({ loaded: { state }, actingUntil }: Entry, { subject }: Principal, language: Language) {
  const decision = Object.values(state.deadlines).find(({ kind }) => kind === 'decision');
  return {
    caseId: state.caseId,
    applicationNumber: state.applicationNumber,
    phase: state.phase,
    phaseText: phaseTextOf(state, language),
    submittedAt: state.submittedAt,
    linked: state.owner === subject,
    ...(actingUntil !== undefined && { actingUntil }),
    ...(decision && { dueDate: decision.dueDate, provisional: decision.provisional }),
  };
}
