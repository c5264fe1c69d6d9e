import type * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import {
  type ComparisonAnswer,
  recordScreening,
  screen,
} from '../../../lib/domain/case/registration/screening.ts';
import type { ComparisonSource } from '../../../lib/domain/comparison.ts';
import { changeAndOpen, stepSchema } from '../../common/cases/change-and-open.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { connectRecords, type Records } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';

/**
 * Compares what the person stated with what the sources hold, and shows the findings to the officer, together with the
 * officer's task if one is named.
 */
export const handle =
  ({ table, cases, comparison }: Pick<Records, 'table' | 'cases' | 'comparison'>) =>
  async (input: z.infer<typeof stepSchema>, now: number) => {
    const context = systemContext('screen-application', now);
    await changeAndOpen(
      { table, cases },
      input,
      context,
      async (loaded) => {
        const person = await cases.person(loaded);
        const evidence = screen(person, await ask(comparison, loaded.personId, now), beijingDate(now));
        const event = recordScreening(loaded.state, evidence, context);
        return event && { event };
      },
      { withPerson: true },
    );
    return { caseId: input.caseId };
  };

export const handler = serveTask('screen-application', stepSchema, () => handle(connectRecords()));

/** A source that does not answer never holds up an application: the officer sees that it is missing. */
async function ask(source: ComparisonSource, personId: string, now: number): Promise<ComparisonAnswer> {
  try {
    const [records, loaded] = await Promise.all([source.recordsOf(personId, now), source.loadedFacts(now)]);
    return { records, loaded };
  } catch (error) {
    log.warn('COMPARISON_UNAVAILABLE', { error: errorForLog(error) });
    return 'unavailable';
  }
}
