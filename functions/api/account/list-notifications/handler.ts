import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { worksFor } from '../../../../lib/domain/case/assignment/officers.ts';
import type { Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { StoredNotice } from '../../../../lib/store/notice-items.ts';
import { noticesOfCase } from '../../../../lib/store/notices.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { ownItem } from '../../../../lib/store/own-items.ts';
import { type Page, type PageRequest, pageOf } from '../../../../lib/store/paging.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { countToldAfter, noticesTold } from '../../../../lib/store/told.ts';
import { type AgencyRecipient, toldPlace } from '../../../../lib/store/told-list.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { titleOfNotice } from '../../../common/notices/render.ts';
import { readThroughOf } from '../read-through.ts';
import { operation } from './operation.ts';

/** The highest number that the bell shows. */
const mostCounted = 99;
/** How many of the caller's newest cases are searched. */
const maxLookedThrough = 20;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const readThrough = readThroughOf(
      await ownItem(records.table, principal.subject, 'notificationsRead', now),
    );
    const { page, unread } =
      principal.role === 'applicant'
        ? await toldToPerson(records, principal, query, readThrough)
        : await toldToStaff(records.table, principal, query, readThrough, now);
    const numbers = await numbersOf(records, page.entries);
    return {
      body: {
        unread,
        ...(readThrough !== undefined && { readThrough }),
        notifications: page.entries.map((notice) => ({
          caseId: notice.caseId,
          applicationNumber: numbers.get(notice.caseId) ?? '',
          noticeId: notice.noticeId,
          issuedAt: notice.issuedAt,
          template: notice.template,
          title: titleOfNotice(notice, language),
          read: readThrough !== undefined && notice.issuedAt <= readThrough,
        })),
        ...(page.next !== undefined && { next: page.next }),
        asOf: new Date(now).toISOString(),
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));

interface Told {
  readonly page: Page<StoredNotice>;
  readonly unread: number;
}

/** The notices to the person, from the newest cases of the sign-in. */
async function toldToPerson(
  { table, cases }: CaseRecords,
  { subject }: Principal,
  { limit, after }: PageRequest,
  readThrough: string | undefined,
): Promise<Told> {
  const { entries } = await cases.ownedBy(subject, { limit: maxLookedThrough });
  const all = (await Promise.all(entries.map(({ state }) => noticesOfCase(table, state.caseId)))).flat();
  const theirs = all
    .filter(({ to }) => to.kind === 'person')
    .sort((a, b) => (toldPlace(a) < toldPlace(b) ? 1 : -1));
  const rest = theirs.filter((notice) => after === undefined || toldPlace(notice) < after);
  const unread = theirs.filter(({ issuedAt }) => readThrough === undefined || issuedAt > readThrough).length;
  return { page: pageOf(rest, limit, toldPlace), unread: Math.min(unread, mostCounted) };
}

/** The notices to an officer and to those for whom they stand in today; for a supervisor, also those to their districts. */
async function toldToStaff(
  table: Table,
  principal: Principal,
  page: PageRequest,
  readThrough: string | undefined,
  now: number,
): Promise<Told> {
  const officers = worksFor(await officerEntries(table), principal.subject, beijingDate(now));
  const districts = principal.role === 'supervisor' ? resolveDistricts(principal, undefined) : [];
  const recipients: AgencyRecipient[] = [
    ...officers.map((subject) => ({ kind: 'officer' as const, subject })),
    ...districts.map((district) => ({ kind: 'district-supervisors' as const, district })),
  ];
  const [told, unread] = await Promise.all([
    noticesTold(table, recipients, page),
    countToldAfter(table, recipients, readThrough, mostCounted),
  ]);
  return { page: told, unread };
}

async function numbersOf(
  { cases }: CaseRecords,
  notices: readonly StoredNotice[],
): Promise<ReadonlyMap<string, string>> {
  const caseIds = [...new Set(notices.map(({ caseId }) => caseId))];
  const loaded = await Promise.all(caseIds.map((caseId) => cases.load(caseId)));
  return new Map(loaded.flatMap((each) => (each ? [[each.state.caseId, each.state.applicationNumber]] : [])));
}
