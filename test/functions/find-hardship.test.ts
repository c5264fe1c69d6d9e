import { expect, it, vi } from 'vitest';
import { handle, startingOn } from '../../functions/schedules/find-hardship/handler.ts';
import type { CaseEvent } from '../../lib/domain/case/case.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { shards } from '../../lib/store/keys.ts';
import { day, friday } from '../domain/case/support/cases.ts';
import { appliedForHardship, putForward, recognised } from '../domain/case/support/hardship.ts';
import { planned, type ToldCase } from '../domain/case/support/told.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';

const file = recordsForFile();

/**
 * Writes the events of a case one by one, about a person with a certificate of disability, whom every region would put forward.
 */
async function stored({ cases }: TestRecords, { caseId, events: [first, ...others] }: ToldCase) {
  const event = first?.event as CaseEvent<'application-submitted'>;
  await cases.create({ caseId, event, person: person({ disabilityGrade: '2' }) });
  for (const { event } of others)
    await cases.change(caseId, () => ({ change: { event }, answer: undefined }));
  return caseId;
}

it.each([
  [1, shards.length],
  [6, 4],
  [8, 3],
  [shards.length, 1],
])(
  'A search that reaches %i shards in a morning comes to each of them within %i days, from any day on',
  (reached, within) => {
    for (let first = 0; first < shards.length; first++) {
      const mornings = Array.from({ length: within }, (_each, on) => startingOn(friday + (first + on) * day));
      const seen = new Set(mornings.flatMap((order) => order.slice(0, reached)));
      expect(seen.size).toBe(shards.length);
    }
  },
);

it('Nothing is decrypted of who cannot be put forward: recognised, being looked at, put forward already', async () => {
  const records = await file.fresh();
  const free = [
    await stored(records, planned('chongqing')),
    await stored(records, planned('weihai')),
    // The person has declined once, on other grounds than these.
    await stored(records, putForward('shanxi', 'declined')),
  ];
  const barred = [
    await stored(records, appliedForHardship('chongqing')),
    await stored(records, appliedForHardship('shanxi')),
    await stored(records, recognised('yunnan')),
    await stored(records, recognised('qinghai')),
  ];
  const search = handle({ ...records, open: new CaseStore(records.table) });
  const opened = vi.spyOn(records.sealing, 'unseal');
  const casesOpened = () => new Set(opened.mock.calls.map(([caseId]) => caseId));
  const first = await search(undefined, friday + 30 * day);
  expect(first).toEqual({ looked: free.length + barred.length, found: 2, failed: 0, complete: true });
  expect(casesOpened()).toEqual(new Set(free));

  // A person who was put forward is not put forward again the next day, until somebody has answered.
  opened.mockClear();
  expect(await search(undefined, friday + 31 * day)).toMatchObject({ found: 0, failed: 0 });
  expect(casesOpened().size).toBe(1);
});
