import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { recordRun } from '../../../common/rules/record-run.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

/** A snapshot reads no line: it says what the lines before it mean. */
const noCounts = { lines: 0, matched: 0, unknown: 0, signals: 0, older: 0, rejected: 0 };

export const handle =
  ({ table, comparison }: Pick<Records, 'table' | 'comparison'>): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const { source } = path;
    const { asOf } = body;
    const facts = [...new Set(body.facts)];
    // Without loaded lines nobody would be known any more: a mistyped day must not cause that.
    const loaded = await comparison.loadedFacts(now);
    const missing = facts.filter(
      (fact) => !loaded.some((each) => each.source === source && each.fact === fact && each.asOf === asOf),
    );
    if (missing.length > 0) throw new Problem('comparison-not-loaded', { facts: missing });
    await Promise.all(facts.map((fact) => comparison.recordSnapshot({ source, fact, asOf }, now))).catch(
      throwCaseChanged,
    );
    await recordRun(
      table,
      undefined,
      { kind: 'snapshot', source, asOf, facts, by: principal.subject, counts: noCounts, now },
      await currentRules(table),
      rememberingWrites(table, request.identity, { answer: { asOf, facts } }),
    );
    return { body: { asOf, facts } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
