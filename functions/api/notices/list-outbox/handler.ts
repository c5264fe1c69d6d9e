import type { Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { outbox } from '../../../../lib/store/notices.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { titleOf } from '../../../common/notices/render.ts';
import { sendableAt } from '../../../common/notices/sendable.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { officerNames } from '../../../common/views/officer-name.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { limit, after, recipient, status } = query;
    const page = await outbox(
      records.table,
      resolveDistricts(principal, query.district),
      { limit, after },
      (notice) =>
        (recipient === undefined || notice.to.kind === recipient) &&
        (status === undefined || notice.status === status),
    );
    const [rules, caseOf] = await Promise.all([
      currentRules(records.table),
      casesFor(
        records,
        principal,
        page.entries.map(({ caseId }) => caseId),
      ),
    ]);
    return {
      body: {
        asOf: new Date(now).toISOString(),
        notices: page.entries.map((notice) => ({
          caseId: notice.caseId,
          noticeId: notice.noticeId,
          issuedAt: notice.issuedAt,
          notBefore: laterOf(sendableAt(notice, rules, now), notice.heldBackUntil),
          district: notice.district,
          recipient: notice.to.kind,
          template: notice.template,
          title: titleOf(notice)[language],
          templateVersion: notice.templateVersion,
          delivery: deliveryView(notice),
          ...caseOf(notice.caseId),
        })),
        ...(page.next !== undefined && { next: page.next }),
      },
    };
  };

/** The later of two instants; a notice that is held back waits until then. */
const laterOf = (at: string, other = at): string => (Date.parse(other) > Date.parse(at) ? other : at);

export const handler = serve(operation, () => handle(connectRecords()));

/** What the agency sees of the cases of notices. A delivery adapter sees nothing, and nothing is read for it. */
async function casesFor(records: CaseRecords, { role }: Principal, caseIds: readonly string[]) {
  if (role === 'delivery-adapter') return () => ({});
  const [directory, found] = await Promise.all([
    officerEntries(records.table),
    records.cases.withPersons([...new Set(caseIds)]),
  ]);
  const nameOf = officerNames(directory);
  const known = new Map(
    found.map(({ loaded: { state }, person }) => {
      const officer = state.assignment?.officer;
      return [
        state.caseId,
        {
          applicationNumber: state.applicationNumber,
          applicant: applicantView(person, 'agency').name,
          ...(officer !== undefined && { officer }),
          ...nameOf(officer),
        },
      ] as const;
    }),
  );
  return (caseId: string) => {
    const shown = known.get(caseId);
    return shown ? { case: shown } : {};
  };
}
