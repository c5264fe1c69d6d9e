import { describe, expect, it, vi } from 'vitest';
import { handle } from '../../functions/api/cases/list-own-cases/handler.ts';
import { operation } from '../../functions/api/cases/list-own-cases/operation.ts';
import type { CaseState } from '../../lib/domain/case/case.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import { grantMandate, revokeMandate } from '../../lib/domain/case/mandate/mandate.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { applicant, day, friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { possible } from '../domain/case/support/decisions.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();
const who = person();

/** Opens a case, and withdraws it, so that the person can have another. */
async function opened({ cases }: TestRecords, owner: string, at: number, whose = who) {
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission({ owner }, at), person: whose });
  await cases.change(caseId, ({ state }) => ({
    change: { event: possible(withdrawApplication(state, { now: at + 1, actor: applicant })) },
    answer: undefined,
  }));
  return caseId;
}

const act = (
  { cases }: TestRecords,
  caseId: string,
  step: (state: CaseState, context: Context) => Parameters<typeof possible>[0],
) =>
  cases.change(caseId, ({ state }) => ({
    change: {
      event: possible(step(state, { now: friday, actor: { role: 'applicant', subject: 'another' } })),
    },
    answer: undefined,
  }));

/** All pages of a sign-in, with the number of DynamoDB calls for each. */
async function pagesOf(records: TestRecords, limit: number, identityNumber?: string, now = friday) {
  const calls = [vi.spyOn(records.table, 'byIndex'), vi.spyOn(records.table, 'getMany')];
  const pages: {
    readonly ids: string[];
    readonly linked: boolean[];
    readonly actingUntil: (string | undefined)[];
    readonly calls: number;
  }[] = [];
  for (let after: string | undefined; ; ) {
    for (const each of calls) each.mockClear();
    const { body } = await handle(records)({
      query: operation.query?.parse({ limit: String(limit), ...(after && { after }) }),
      principal: { role: 'applicant', subject: 'own', ...(identityNumber && { identityNumber }) },
      language: 'zh',
      now,
    } as never);
    pages.push({
      ids: body.cases.map(({ caseId }) => caseId),
      linked: body.cases.map(({ linked }) => linked),
      actingUntil: body.cases.map(({ actingUntil }) => actingUntil),
      calls: calls.reduce((sum, { mock }) => sum + mock.calls.length, 0),
    });
    after = body.next;
    if (after === undefined) return pages;
  }
}

describe('The cases of a sign-in', () => {
  it('are listed newest first, a page at a time, with two calls of DynamoDB for each page', async () => {
    const records = await file.fresh();
    const ids: string[] = [];
    for (let number = 0; number < 23; number++)
      ids.push(await opened(records, 'own', friday + number * hour, person()));
    await opened(records, 'somebody-else', friday, person());
    const pages = await pagesOf(records, 10);
    expect(pages.map((page) => page.ids.length)).toEqual([10, 10, 3]);
    expect(pages.flatMap((page) => page.ids)).toEqual(ids.toReversed());
    // On the last page two, and one to find that the sign-in acts for nobody.
    expect(Math.max(...pages.map(({ calls }) => calls))).toBe(3);
  });

  it('say of a day that crosses a year without announced holidays that it can move', async () => {
    const records = await file.fresh();
    const create = (now: string) =>
      records.cases.create({
        caseId: newCaseId(),
        event: submission({ owner: 'own' }, Date.parse(now)),
        person: person(),
      });
    await create('2026-11-20T09:00:00+08:00');
    await create('2026-12-30T09:00:00+08:00');
    const { body } = await handle(records)({
      query: operation.query?.parse({}),
      principal: { role: 'applicant', subject: 'own' },
      language: 'zh',
      now: friday,
    } as never);
    expect(body.cases.map(({ provisional }) => provisional)).toEqual([true, false]);
  });

  it.each([1, 2, 3, 4, 5, 50])(
    'are followed by those that others have opened for the same person: pages of %i',
    async (limit) => {
      const records = await file.fresh();
      const own = [await opened(records, 'own', friday), await opened(records, 'own', friday + 3 * hour)];
      const others = [
        await opened(records, 'another', friday + hour),
        await opened(records, 'somebody-else', friday + 2 * hour),
        await opened(records, 'another', friday + 4 * hour),
      ];
      const pages = await pagesOf(records, limit, who.identityNumber);
      expect(pages.flatMap((page) => page.ids)).toEqual([...own.toReversed(), ...others.toReversed()]);
      expect(pages.flatMap((page) => page.linked)).toEqual([true, true, false, false, false]);
      expect(Math.max(...pages.map(({ calls }) => calls))).toBeLessThanOrEqual(5);
      // An identity that nobody has proven opens nothing.
      expect((await pagesOf(records, limit)).flatMap((page) => page.ids)).toEqual(own.toReversed());
    },
  );

  it.each([1, 2, 3, 50])(
    'are followed by those in which it acts for somebody today: pages of %i',
    async (limit) => {
      const records = await file.fresh();
      const own = await opened(records, 'own', friday);
      const granted = async (from: string, until: string, subject = 'own') => {
        const caseId = newCaseId();
        await records.cases.create({ caseId, event: submission({ owner: 'another' }), person: person() });
        await act(records, caseId, (state, context) =>
          grantMandate(state, { subject, from, until }, context),
        );
        return caseId;
      };
      const later = await granted('2026-11-20', '2026-12-20');
      const last = await granted('2026-11-20', '2026-11-20');
      await granted('2026-12-01', '2026-12-31');
      await granted('2026-11-20', '2026-12-31', 'somebody-else');
      const revoked = await granted('2026-11-20', '2026-12-31');
      await act(records, revoked, (state, context) => revokeMandate(state, 'mandate-1', context));

      const today = await pagesOf(records, limit);
      expect(today.flatMap(({ ids }) => ids)).toEqual([own, last, later]);
      expect(today.flatMap(({ linked }) => linked)).toEqual([true, false, false]);
      expect(today.flatMap(({ actingUntil }) => actingUntil)).toEqual([
        undefined,
        '2026-11-20',
        '2026-12-20',
      ]);
      expect((await pagesOf(records, limit, undefined, friday + day)).flatMap(({ ids }) => ids)).toEqual([
        own,
        later,
      ]);
      expect((await pagesOf(records, limit, undefined, friday + 60 * day)).flatMap(({ ids }) => ids)).toEqual(
        [own],
      );
    },
  );

  it.each([
    '',
    'mandate#2026-11-20',
    `mandate#2026-11-20#${'A'.repeat(26)}#all`,
    'person#',
    'person#1',
    'people',
    '2026-11-20',
    `2026-11-20T02:00:00.000Z#${'I'.repeat(26)}`,
    'x'.repeat(300),
  ])('are not listed after what is no place: %j', (after) => {
    const parsed = operation.query?.safeParse({ after });
    expect(parsed?.error?.issues[0]?.path).toEqual(['after']);
  });
});
