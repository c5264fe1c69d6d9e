import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { type ComparedMember, compareHousehold } from '../../../lib/domain/case/household/compare.ts';
import { lastHousehold } from '../../../lib/domain/case/household/state.ts';
import type { ComparisonSource } from '../../../lib/domain/comparison.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { connectRecords, type Records } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask } from '../../common/http/task.ts';
import { currentRules } from '../../common/rules/rules.ts';

const input = z.strictObject({ caseId: caseIdSchema });

/** Compares the members of a household with what the sources hold, and shows the result to the officer. It decides nothing. */
export const handle =
  ({ cases, comparison, table }: Pick<Records, 'cases' | 'comparison' | 'table'>) =>
  async ({ caseId }: z.infer<typeof input>, now: number) => {
    const rules = await currentRules(table);
    await cases.change(caseId, async (loaded) => {
      const compared = await askAbout(loaded, comparison, now);
      const event = compareHousehold(
        loaded.state,
        compared,
        rules.lifecycleAt(loaded.state, now),
        beijingDate(now),
        systemContext('compare-household', now),
      );
      return { change: event && { event }, answer: undefined };
    });
    return { caseId };
  };

export const handler = serveTask('compare-household', input, () => handle(connectRecords()));

/** A source that does not answer never holds up a household: a person looks into what is missing. */
async function askAbout(
  { state, personId }: LoadedCase,
  source: ComparisonSource,
  now: number,
): Promise<ReadonlyMap<number, ComparedMember>> {
  const asked = new Map<number, ComparedMember>();
  try {
    const loaded = await source.loadedFacts(now);
    for (const each of lastHousehold(state)?.members ?? []) {
      const id = each.relation === 'self' ? personId : each.personId;
      if (id !== undefined) asked.set(each.member, { records: await source.recordsOf(id, now), loaded });
    }
  } catch (error) {
    log.warn('COMPARISON_UNAVAILABLE', { error: errorForLog(error) });
  }
  return asked;
}
