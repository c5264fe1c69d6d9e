import { next, notices, SlowCalendar } from '../../calendar/slow-calendar.ts';

/**
 * The expected state of every calendar month of a registration, found by walking the months one by one over a log of acts. It
 * shares nothing with the product but the data of the announcements.
 */

/** Acts that were accepted, each at an instant in milliseconds. */
export type Deed =
  | {
      readonly what: 'registered' | 'closed' | 'reinstated' | 'transferred' | 'contacted';
      readonly at: number;
    }
  | { readonly what: 'followed-up'; readonly at: number; readonly month: string; readonly compared: boolean }
  | { readonly what: 'tried'; readonly at: number; readonly month: string; readonly means: string };

/** The expected state of a month: an obligation that ended or continues, one that begins later, or none. */
export type Expected = 'done' | 'done-late' | 'excused' | 'missed' | 'open' | 'overdue' | 'not-owed';

const slow = new SlowCalendar(notices.map(({ year }) => year));
const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
export const monthOf = (instant: number): string => dayOf(instant).slice(0, 7);

/** The next month, by counting days, computed once for a month. */
function monthAfter(month: string): string {
  const known = monthsAfter.get(month);
  if (known !== undefined) return known;
  let day = `${month}-01`;
  while (day.slice(0, 7) === month) day = next(day);
  const found = day.slice(0, 7);
  monthsAfter.set(month, found);
  return found;
}
const monthsAfter = new Map<string, string>();

/** I-06: the month of the registration, or the next one from the first of the last five working days on. */
export function firstMonth(registeredAt: number): string {
  const month = monthOf(registeredAt);
  const working: string[] = [];
  for (let day = `${month}-01`; day.slice(0, 7) === month; day = next(day))
    if (slow.works(day)) working.push(day);
  const [firstOfLastFive = ''] = working.slice(-5);
  return dayOf(registeredAt) >= firstOfLastFive ? monthAfter(month) : month;
}

/** The expected state of each month, from the first that is owed to that of `now`. */
export function walk(
  log: readonly Deed[],
  first: string,
  now: number,
): ReadonlyMap<string, { readonly status: Expected; readonly openNow: boolean }> {
  const months = new Map<string, { status: Expected; openNow: boolean }>();
  for (let month = first; month <= monthOf(now); month = monthAfter(month))
    months.set(month, { status: statusOf(log, month, first, now), openNow: isOpen(log, now) });
  return months;
}

const isOpen = (log: readonly Deed[], now: number): boolean => {
  const turns = log.filter(({ what, at }) => at <= now && turning.includes(what));
  return ['registered', 'reinstated'].includes(turns.at(-1)?.what ?? '');
};
const turning: readonly string[] = ['registered', 'closed', 'reinstated', 'transferred'];

function statusOf(log: readonly Deed[], month: string, first: string, now: number): Expected {
  // The month's own first act that ends it; a contact or a follow-up within the month outweighs an excuse.
  const done = log.find(
    (deed) =>
      (deed.what === 'followed-up' && deed.month === month) ||
      (deed.what === 'contacted' && month === first && monthOf(deed.at) === month),
  );
  const tries = log.flatMap((deed) =>
    deed.what === 'tried' && deed.month === month && monthOf(deed.at) === month ? [deed] : [],
  );
  // Attempts on three days, by two means (I-07).
  const excused =
    new Set(tries.map(({ at }) => dayOf(at))).size >= 3 && new Set(tries.map(({ means }) => means)).size >= 2;
  if (done && monthOf(done.at) === month) return 'done';
  if (excused) return 'excused';
  if (done) return 'done-late';
  for (const [index, end] of log.entries()) {
    if (end.what !== 'closed' && end.what !== 'transferred') continue;
    // By their order, since two acts can happen at one instant.
    const before = log.slice(0, index).findLast(({ what }) => turning.includes(what));
    const began = before === undefined ? month : monthOf(before.at);
    const back = log.slice(index + 1).find(({ what }) => what === 'reinstated');
    // The registration ended during the month, or was wrongly closed throughout it.
    if (monthOf(end.at) === month) return 'excused';
    if (month > monthOf(end.at)) {
      if (back && month < monthOf(back.at)) return 'excused';
      if (!back) return 'not-owed';
    } else if (began <= month) return 'missed';
  }
  return month === monthOf(now) ? 'open' : 'overdue';
}
