import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { type Compared, recordScreening, screen } from '../../../lib/domain/case/registration/screening.ts';
import type { ComparisonSource } from '../../../lib/domain/comparison.ts';
import { connectRecords } from '../../common/cases/records.ts';
import { log } from '../../common/http/log.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask, system } from '../../common/http/task.ts';

const records = connectRecords();

/** Compares what the person stated with what the sources hold, and puts the findings before the officer. */
export const handler = serveTask(
  'screen-application',
  z.strictObject({ caseId: caseIdSchema }),
  async ({ caseId }, now) => {
    await records.cases.change(caseId, async (loaded) => {
      const person = await records.cases.person(loaded);
      const evidence = screen(person, await ask(records.comparison, loaded.personId), beijingDate(now));
      const event = recordScreening(loaded.state, evidence, { now, actor: system('screen-application') });
      return { change: event && { event }, answer: undefined };
    });
    return { caseId };
  },
);

/** A source that cannot be asked never holds an application up: the officer is told so. */
async function ask(source: ComparisonSource, personId: string): Promise<Compared> {
  try {
    return await source.recordsOf(personId);
  } catch (error) {
    log.warn('COMPARISON_UNAVAILABLE', { error: error instanceof Error ? error.name : 'unknown' });
    return 'unavailable';
  }
}
