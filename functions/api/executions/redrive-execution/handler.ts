import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { connectExecutionCalls, type ExecutionCalls } from '../../../common/connections/execution-calls.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { endOf, presentExecution } from '../../../common/executions/read-execution.ts';
import { whyNotRedrivable } from '../../../common/executions/redrivability.ts';
import { redrive } from '../../../common/executions/redrive.ts';
import { previewOf } from '../../../common/executions/redrive-preview.ts';
import { isReplaced } from '../../../common/executions/replaced.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, keepAnswer } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords, calls: ExecutionCalls): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, language, now } = request;
    if ('preview' in body)
      return { body: { preview: await preview(records, calls, path.name, language, now) } };
    const before = await answerBefore(records.table, operation, request);
    if (before) return { body: before };
    const redrives = await redrive(records, calls, { name: path.name, by: principal.subject, ...body }, now);
    const answer = { redriven: { at: toInstant(now), by: principal.subject, redrives } };
    // A repetition before this finds that the redrive was theirs.
    await keepAnswer(records.table, request, answer);
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectCases(), connectExecutionCalls()));

async function preview(
  { table, cases }: CaseRecords,
  calls: ExecutionCalls,
  name: string,
  language: Language,
  now: number,
) {
  const execution = await presentExecution(table, calls, name);
  const { executionArn, caseId } = execution;
  const { count, state: failedAt } = await endOf(calls, executionArn);
  const because = whyNotRedrivable(execution, now, count);
  if (because) throw new Problem(because);
  if (await isReplaced(table, execution)) throw new Problem('replaced-by-another');
  const definition = await calls.definition(executionArn);
  const loaded = caseId === undefined ? undefined : await cases.load(caseId);
  const from = failedAt ?? execution.state ?? '';
  return previewOf(execution, from, definition, loaded?.state, language);
}
