import { expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { Life, trying } from '../support/followed.ts';

// The months of a case open on one of the first ten days, by the id of the case alone.
const triedOn = [12, 21, 26];

/** The day on which a closure is proposed for somebody never reached, tried three times in each month. */
function proposedOn(life: Life): string | undefined {
  for (const month of ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06'])
    for (const [index, day] of triedOn.entries()) {
      const now = Date.parse(`${month}-${day}T10:00:00+08:00`);
      life.sweep(now);
      life.does(trying(life, month, index === 1 ? 'visit' : 'phone'), now);
      if (life.state.closure) return beijingDate(now);
    }
  return undefined;
}

it('whoever was never reached is proposed for closure on the corresponding day of the sixth month in every region, on whichever day the months of the case open (I-07)', () => {
  for (const region of servedRegions.ids)
    for (const _case of [1, 2, 3])
      expect(proposedOn(Life.registered(region, '2026-12-02T10:00:00+08:00')), region).toBe('2027-06-12');
});
