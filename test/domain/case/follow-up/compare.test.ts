import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { compareForFollowUp } from '../../../../lib/domain/case/follow-up/compare.ts';
import type { ComparedFact, ComparisonRecord } from '../../../../lib/domain/comparison.ts';
import { calendar, lifecycleOf, system } from '../support/cases.ts';
import { Life } from '../support/followed.ts';

const record = (fact: ComparedFact, asOf: string): ComparisonRecord => ({ source: 'insurance', fact, asOf });

/** Registered in October; November has begun and is still open. */
function inNovember(): Life {
  const life = Life.registered('chongqing', '2026-10-12T10:00:00+08:00');
  life.sweep('2026-11-12T00:00:00+08:00');
  return life;
}

const compare = (
  life: Life,
  records: readonly ComparisonRecord[],
  at = '2026-11-12T00:01:00+08:00',
  month = '2026-11',
) => {
  const now = Date.parse(at);
  return compareForFollowUp(
    life.state,
    `follow-up-${month}`,
    records,
    beijingDate(now),
    lifecycleOf('chongqing'),
    calendar,
    { now, actor: system },
  );
};

describe('A data comparison (I-05)', () => {
  it.each<[ComparedFact, string, string]>([
    ['insured-employment', 'in-work', 'employed'],
    ['business-owner', 'own-business', 'self-employed'],
    ['pension', 'drawing-pension', 'pension'],
  ])(
    'counts for the month with a definite status: %s means %s, and proposes a closure for %s to a human',
    (fact, progress, reason) => {
      const life = inNovember();
      const event = compare(life, [record(fact, '2026-11-10')]);
      expect(event?.data).toMatchObject({
        by: 'data-comparison',
        method: 'data-comparison',
        progress,
        service: 'keep',
        ledgerUpdated: false,
        closureProposal: { reason, evidence: [{ source: 'insurance', on: '2026-11-10' }] },
      });
      if (event) life.add(event);
      expect(life.state.followUp?.months['2026-11']).toMatchObject({ status: 'done', by: 'data-comparison' });
      expect(life.state).toMatchObject({ phase: 'registered', closure: { status: 'proposed' } });
    },
  );

  it.each<[string, readonly ComparisonRecord[]]>([
    ['nothing matches', []],
    ['what matches is not a status', [record('registered-elsewhere', '2026-11-10')]],
    ['the match is a day older than the month', [record('pension', '2026-10-31')]],
    ['the match is dated in the future', [record('pension', '2026-11-13')]],
  ])('does not count for the month when %s', (_what, records) => {
    expect(compare(inNovember(), records)).toBeUndefined();
  });

  it('counts from the day of the application on: older records are no news, but a pension lasts (D3.3, D3.4)', () => {
    const inOctober = (fact: ComparedFact, asOf: string) =>
      compare(inNovember(), [record(fact, asOf)], undefined, '2026-10');
    for (const fact of ['insured-employment', 'business-owner'] as const) {
      expect(inOctober(fact, '2026-10-11')).toBeUndefined();
      expect(inOctober(fact, '2026-10-12')).toBeDefined();
    }
    expect(inOctober('pension', '2026-10-01')).toBeDefined();
  });

  it('counts from the first day of the month to its last, even if the sweep comes later', () => {
    const late = '2026-12-03T00:00:00+08:00';
    for (const asOf of ['2026-11-01', '2026-11-30'])
      expect(compare(inNovember(), [record('pension', asOf)], late)).toBeDefined();
    expect(compare(inNovember(), [record('pension', '2026-12-01')], late)).toBeUndefined();
    const life = inNovember();
    const event = compare(life, [record('pension', '2026-11-30')], late);
    if (event) life.add(event);
    expect(life.state.followUp?.months['2026-11']?.status).toBe('done-late');
  });

  it('counts by the latest of several matches', () => {
    const records = [record('business-owner', '2026-11-02'), record('insured-employment', '2026-11-09')];
    expect(compare(inNovember(), records)?.data.progress).toBe('in-work');
    expect(compare(inNovember(), records.toReversed())?.data.progress).toBe('in-work');
  });

  it('counts when a closure is already proposed, and then proposes none', () => {
    const life = inNovember();
    const first = compare(life, [record('pension', '2026-10-15')], '2026-11-12T00:01:00+08:00', '2026-10');
    if (first) life.add(first);
    expect(life.state.closure?.status).toBe('proposed');
    expect(compare(life, [record('pension', '2026-11-02')])?.data.closureProposal).toBeUndefined();
  });

  it('counts once, and never for a task that is not a month', () => {
    const life = inNovember();
    const event = compare(life, [record('pension', '2026-11-02')]);
    if (event) life.add(event);
    expect(compare(life, [record('pension', '2026-11-03')])).toBeUndefined();
    expect(compare(life, [record('pension', '2026-11-02')], undefined, 'x')).toBeUndefined();
  });
});
