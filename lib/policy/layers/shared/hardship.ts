import { citing, stated } from '../../author.ts';
import type { HardshipCategory } from '../../values/hardship.ts';

/**
 * Long out of work: registered as unemployed for a year or more without a break, as the ministry says. Counted from the
 * registration to the corresponding day (I-64).
 */
export const unemployedForAYear: NonNullable<HardshipCategory['criterion']> = stated(
  'national',
  citing('ministry-hardship-reply')('-', 'H6'),
  {
    kind: 'months-registered',
    months: 12,
    zh: '连续失业一年以上',
    en: 'Out of work for a year or more without a break',
  },
);
