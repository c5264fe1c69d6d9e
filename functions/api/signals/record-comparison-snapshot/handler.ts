import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  ({ comparison }: Pick<Records, 'comparison'>): Handler<typeof operation> =>
  async ({ path: { source }, body, now }) => {
    const { asOf } = body;
    const facts = [...new Set(body.facts)];
    // Nothing loaded would mean that nobody is known any more: a mistyped day must not do that.
    const loaded = await comparison.loadedFacts(now);
    const missing = facts.filter(
      (fact) => !loaded.some((each) => each.source === source && each.fact === fact && each.asOf === asOf),
    );
    if (missing.length > 0) throw new Problem('comparison-not-loaded', { facts: missing });
    await Promise.all(facts.map((fact) => comparison.recordSnapshot({ source, fact, asOf }, now))).catch(
      throwCaseChanged,
    );
    return { body: { asOf, facts } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
