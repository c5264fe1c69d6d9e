import { expect, it } from 'vitest';
import { type DuePosition, openDeadlinesFrom } from '../../lib/store/due.ts';
import { newCaseId, submission } from '../domain/case/support/cases.ts';
import { openDeadlines } from './support/due.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

it('A round through the open deadlines meets each of them once with pages of any size', async () => {
  const { table, cases } = await file.fresh();
  for (let count = 0; count < 40; count++)
    await cases.create({ caseId: newCaseId(), event: submission(), person: person() });
  const all = (await openDeadlines(table)).map(({ caseId }) => caseId).toSorted();
  expect(all).toHaveLength(40);
  for (const size of [1, 7, 39, 40, 41, 500]) {
    const met: string[] = [];
    for (let position: DuePosition | undefined = { shard: 0 }; position; ) {
      const page: Awaited<ReturnType<typeof openDeadlinesFrom>> = await openDeadlinesFrom(
        table,
        position,
        size,
      );
      expect(page.deadlines.length).toBeLessThanOrEqual(size);
      met.push(...page.deadlines.map(({ caseId }) => caseId));
      position = page.next;
    }
    expect(met.toSorted()).toEqual(all);
  }
});
