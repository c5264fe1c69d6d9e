import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { withdrawHardship } from '../../lib/domain/case/hardship/decide.ts';
import { publicNoticesOn, publicNoticeWrites } from '../../lib/store/public-notices.ts';
import { applicant } from '../domain/case/support/cases.ts';
import { appliedForHardship, onNotice } from '../domain/case/support/hardship.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

describe('The board of a district with a recognition (SX-6.1, I-63)', () => {
  const shownOn = async (changes: readonly (readonly [CaseState, CaseState])[], days: readonly string[]) => {
    const { table } = await file.fresh();
    const person = async () => ({ name: '张伟' });
    for (const [before, after] of changes)
      await table.transact(await publicNoticeWrites(table, person, before, after, false));
    const district = changes[0]?.[1].district ?? '';
    return Promise.all(
      days.map(async (day) => (await publicNoticesOn(table, district, day)).map(({ shownAs }) => shownAs)),
    );
  };
  const life = onNotice('shanxi');
  const putUp = [appliedForHardship('shanxi').state, life.state] as const;

  it('shows it from its day to its last one, both included, and on no other', async () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-27', '2026-11-28', '2027-01-01'];
    expect(await shownOn([putUp], days)).toEqual([[], ['张某'], ['张某'], ['张某'], [], []]);
  });

  it('shows it no longer once the request is taken back', async () => {
    const withdrawn = [life.state, life.next(withdrawHardship, applicant).state] as const;
    expect(await shownOn([putUp, withdrawn], ['2026-11-22'])).toEqual([[]]);
  });
});
