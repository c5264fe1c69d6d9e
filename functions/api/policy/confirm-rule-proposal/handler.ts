import type * as z from 'zod';
import { holidayArrangementSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { amendmentSchema } from '../../../../lib/policy/amendments/amendment.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { type LoadedRule, saveArrangement } from '../../../../lib/store/calendar.ts';
import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import { endProposal, type StoredProposal } from '../../../../lib/store/rule-proposals.ts';
import type { Table, Write } from '../../../../lib/store/table.ts';
import { parseTolerantly } from '../../../../lib/store/versions/tolerant.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { saveAmendment } from '../../../common/rules/load-amendment.ts';
import { proposalToEnd, proposalView } from '../../../common/rules/proposals.ts';
import { requireSound } from '../../../common/rules/sound-arrangement.ts';
import { operation } from './operation.ts';

type Answer = z.output<typeof operation.answers.schema>;

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, principal, now, language } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const by = { subject: principal.subject, at: new Date(now).toISOString() };
    const toEnd = () => proposalToEnd(table, path.proposalId, 'confirmed', by);
    const ended = await toEnd();
    const loaded = { ...by, by: by.subject, proposedBy: ended.proposedBy };
    const alongside = (answer: Answer) => [
      endProposal(table, ended),
      ...rememberingWrites(table, request.identity, { answer }),
    ];
    try {
      const body =
        ended.kind === 'policy-amendment'
          ? await confirmAmendment(table, ended, loaded, alongside)
          : await confirmArrangement(table, ended, loaded, alongside, language);
      return { body };
    } catch (error) {
      // If somebody else was faster with this very proposal, report that, whatever failed.
      await toEnd();
      throw error;
    }
  };

export const handler = serve(operation, () => handle(connectTable()));

async function confirmAmendment(
  table: Table,
  proposal: StoredProposal,
  loaded: LoadedRule,
  alongside: (answer: Answer) => readonly Write[],
): Promise<Answer> {
  const amendment = amendmentSchema().safeParse(proposal.text);
  // It could when it was proposed; an edition since then no longer allows amending this value.
  if (!amendment.success) throw new Problem('value-not-amendable');
  const answerOf = (revision: number) => ({ proposal: proposalView(proposal), revision });
  const { revision } = await saveAmendment(table, amendment.data, loaded, (saved) =>
    alongside(answerOf(saved.revision)),
  );
  return answerOf(revision);
}

async function confirmArrangement(
  table: Table,
  proposal: StoredProposal,
  loaded: LoadedRule,
  alongside: (answer: Answer) => readonly Write[],
  language: Language,
): Promise<Answer> {
  const arrangement = parseTolerantly(holidayArrangementSchema, proposal.text);
  requireSound(arrangement, language);
  const answer = { proposal: proposalView(proposal) };
  return retryOnConflict('the proposal', async () => {
    const failed = await saveArrangement(table, arrangement, loaded, alongside(answer));
    return failed.length === 0 ? answer : conflict;
  });
}
