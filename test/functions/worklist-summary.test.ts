import { expect, it } from 'vitest';
import { handle } from '../../functions/api/worklist/summarize-worklist/handler.ts';
import { operation } from '../../functions/api/worklist/summarize-worklist/operation.ts';
import { indexKeys, keys, lists } from '../../lib/store/keys.ts';
import { saveOfficer } from '../../lib/store/officers.ts';
import { tasksOf } from '../../web/lead/tasks-of.ts';
import { friday, newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile } from '../store/support/records.ts';

const file = recordsForFile();
const district = '500103';

it.each([
  [200, undefined],
  [203, 3],
])(
  'The counts of a worklist of %i officers say how many of them are left out: %s',
  async (officers, left) => {
    const { table } = await file.fresh();
    const dueAt = new Date(friday).toISOString();
    for (let index = 0; index < officers; index++) {
      const caseId = newCaseId();
      const officer = `officer-${1000 + index}`;
      await saveOfficer(table, { subject: officer, districts: [district] });
      await table.put({
        PK: keys.case(caseId),
        SK: 'TASK#make-first-contact-1',
        kind: 'make-first-contact',
        dueAt,
        awaitingInformation: false,
        channel: 'online',
        district,
        officer,
        ...indexKeys(
          lists.openTasks.partition(district),
          lists.openTasks.sort(dueAt, caseId, 'make-first-contact-1'),
        ),
      });
    }
    const { body } = await handle(table)({
      query: {},
      principal: { role: 'supervisor', subject: 'supervisor', jurisdiction: district },
      language: 'zh',
      now: friday,
    } as never);
    const summary = operation.answers.schema.parse(body);
    expect(summary.total).toBe(officers);
    expect(summary.byOfficer).toHaveLength(200);
    expect(summary.officersLeftOut).toBe(left);
    // Nobody who is left out is shown as having no tasks.
    const last = tasksOf(summary, `officer-${1000 + officers - 1}`);
    expect(last?.total).toBe(left === undefined ? 1 : undefined);
    expect(tasksOf(summary, 'somebody-else')?.total).toBe(left === undefined ? 0 : undefined);
  },
);
