import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import {
  type ComparisonAnswer,
  recordScreening,
  screen,
} from '../../../lib/domain/case/registration/screening.ts';
import type { ComparisonSource } from '../../../lib/domain/comparison.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { connectRecords, type Records } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask } from '../../common/http/task.ts';

const input = z.strictObject({ caseId: caseIdSchema });

/** Compares what the person stated with what the sources hold, and puts the findings before the officer. */
export const handle =
  ({ cases, comparison }: Pick<Records, 'cases' | 'comparison'>) =>
  async ({ caseId }: z.infer<typeof input>, now: number) => {
    await cases.change(caseId, async (loaded) => {
      const person = await cases.person(loaded);
      const evidence = screen(person, await ask(comparison, loaded.personId, now), beijingDate(now));
      const event = recordScreening(loaded.state, evidence, systemContext('screen-application', now));
      return { change: event && { event }, answer: undefined };
    });
    return { caseId };
  };

export const handler = serveTask('screen-application', input, () => handle(connectRecords()));

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
