import { outbox } from '../../../../lib/store/notices.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { sendableAt } from '../../../common/notices/sendable.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, now }) => {
    const page = await outbox(table, resolveDistricts(principal, query.district), {
      limit: query.limit,
      after: query.after,
    });
    const rules = await currentRules(table);
    return {
      body: {
        notices: page.entries.map((notice) => ({
          caseId: notice.caseId,
          noticeId: notice.noticeId,
          issuedAt: notice.issuedAt,
          notBefore: sendableAt(notice, rules, now),
          district: notice.district,
          recipient: notice.to.kind,
          template: notice.template,
          templateVersion: notice.templateVersion,
          delivery: deliveryView(notice),
        })),
        ...(page.next !== undefined && { next: page.next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
