import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../../support/system.ts';
import { register, tasksOf } from './registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const contact = (caseId: string) =>
  system.call('POST', `/cases/${caseId}/tasks/make-first-contact-1/contact`, {
    as: 'officer-chongqing',
    body: { means: 'phone', reached: true },
  });

describe('The first contact', () => {
  it('is in time until 24:00 on the fifth working day and overdue from then on', async () => {
    const [inTime, late] = [await register(system), await register(system)];
    await system.skipTo('2026-11-27T23:59:59.999+08:00');
    expect((await contact(inTime)).body.metDeadlines).toContainEqual(
      expect.objectContaining({ deadlineId: 'first-contact-1', late: false }),
    );
    const overdue = async () =>
      (await tasksOf(system, 'chongqing', '&overdue=true&kind=make-first-contact')).map(
        ({ caseId }) => caseId,
      );
    expect(await overdue()).not.toContain(late);
    await system.to('2026-11-28T00:00:00+08:00');
    expect(await overdue()).toContain(late);
    expect((await contact(late)).body.metDeadlines).toContainEqual(
      expect.objectContaining({ deadlineId: 'first-contact-1', late: true }),
    );
  });
});
