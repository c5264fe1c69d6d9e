import { holidayArrangementFormSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import { ruleProposals, type StoredProposal } from '../../../../lib/store/rule-proposals.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { parseKnown } from '../../../../lib/store/versions/tolerant.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { proposalView } from '../../../common/rules/proposals.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query }) => {
    const proposals = await ruleProposals(table);
    const asked = query.status;
    const shown = proposals.filter(({ status }) => asked === undefined || status === asked);
    const { entries, ...next } = pageAfter(shown, query, ({ proposalId }) => proposalId);
    return {
      body: { proposals: entries.map((each) => ({ ...proposalView(each), ...textOf(each) })), ...next },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/**
 * The text of a proposal, unless another edition wrote it in a form that this one cannot read. An amendment is shown completely
 * or not at all; of an arrangement, what this edition knows.
 */
function textOf({ kind, text }: StoredProposal) {
  if (kind === 'policy-amendment') {
    const { data } = amendmentSchema().safeParse(text);
    return data ? { amendment: data } : {};
  }
  try {
    return { holidayArrangement: parseKnown(holidayArrangementFormSchema, text).parsed };
  } catch {
    return {};
  }
}
