import { missingStatutoryHolidays } from '../../../../lib/domain/calendar/holiday-arrangement.ts';
import type { RuleProposal } from '../../../../lib/domain/rule-proposal.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { proposalView, propose } from '../../../common/rules/proposals.ts';
import { requireSound } from '../../../common/rules/sound-arrangement.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now, language } = request;
    if (body.year !== Number(path.year))
      throw Problem.ofFields([{ pointer: '/year', code: 'invalid-field' }]);
    requireSound(body, language);
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const answerOf = (proposal: RuleProposal) => ({
      ...proposalView(proposal),
      holidays: body.holidays.length,
      makeUpWorkdays: body.makeUpWorkdays.length,
      missingStatutoryHolidays: missingStatutoryHolidays(body).map(({ date }) => date),
    });
    const by = { subject: principal.subject, at: new Date(now).toISOString() };
    const proposed = { kind: 'holiday-arrangement', name: path.year, text: body } as const;
    const proposal = await propose(table, proposed, by, (answer) =>
      rememberingWrites(table, request.identity, { answer: answerOf(answer) }),
    );
    return { body: answerOf(proposal) };
  };

export const handler = serve(operation, () => handle(connectTable()));
