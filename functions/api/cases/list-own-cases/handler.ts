import type { Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { type CaseRecords, connectFoundCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { phaseTextOf } from '../../../common/views/texts.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query: { limit, after }, principal, language }) => {
    const { entries, next } = await pageOfOwnAndProven(records, principal, limit, after);
    return {
      body: {
        cases: entries.map((loaded) => caseRow(loaded, principal, language)),
        ...(next !== undefined && { next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectFoundCases()));

/** The `after` of the page with which the cases begin that others have opened, and what precedes a place in them. */
const others = 'person';

/**
 * The cases of the sign-in, newest first, and after them those that somebody else has opened for the same person: at the
 * counter, or with their number. A page takes two calls of DynamoDB for each of the two lists at most.
 */
async function pageOfOwnAndProven(
  { cases }: CaseRecords,
  { subject, identityNumber }: Principal,
  limit: number,
  after: string | undefined,
): Promise<{ readonly entries: readonly LoadedCase[]; readonly next?: string | undefined }> {
  const amongOthers = after?.startsWith(others) ?? false;
  const own = amongOthers ? { entries: [] } : await cases.ownedBy(subject, { limit, after });
  if (own.next !== undefined || identityNumber === undefined) return own;
  const room = limit - own.entries.length;
  const place = after?.startsWith(`${others}#`) ? after.slice(others.length + 1) : undefined;
  // Where the page is full, one is enough to know whether another page follows.
  const proven = await cases.pageOfPerson(identityNumber, {
    limit: Math.max(room, 1),
    after: place === undefined ? undefined : `CASE#${place}`,
  });
  const opened = proven.entries.filter(({ state }) => state.owner !== subject);
  if (room === 0)
    return { ...own, ...((opened.length > 0 || proven.next !== undefined) && { next: others }) };
  return {
    entries: [...own.entries, ...opened],
    ...(proven.next !== undefined && { next: proven.next.replace(/^CASE/, others) }),
  };
}

function caseRow({ state }: LoadedCase, { subject }: Principal, language: Language) {
  const decision = Object.values(state.deadlines).find(({ kind }) => kind === 'decision');
  return {
    caseId: state.caseId,
    applicationNumber: state.applicationNumber,
    phase: state.phase,
    phaseText: phaseTextOf(state, language),
    submittedAt: state.submittedAt,
    linked: state.owner === subject,
    ...(decision && { dueDate: decision.dueDate }),
  };
}
