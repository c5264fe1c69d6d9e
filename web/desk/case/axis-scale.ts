import type { Answer } from '../../api/operations.ts';

type Axis = Answer<'GET /cases/{caseId}/axis'>;
export type AxisItem = Axis['items'][number];

export const lanes = ['event', 'deadline', 'month', 'execution'] as const;

/** The period that an axis covers, in milliseconds, with a margin at its end. */
export function spanOf({ items, asOf }: Pick<Axis, 'items' | 'asOf'>): { from: number; until: number } {
  const times = items.flatMap(({ at, until }) => [Date.parse(at), ...(until ? [Date.parse(until)] : [])]);
  const from = Math.min(...times, Date.parse(asOf));
  const last = Math.max(...times, Date.parse(asOf));
  return { from, until: last + Math.max((last - from) * 0.04, 60 * 60 * 1000) };
}

/** The position of an instant on the axis, from 0 to 100. */
export const placeOf = (time: number, { from, until }: { from: number; until: number }): number =>
  Math.min(100, Math.max(0, ((time - from) / (until - from)) * 100));

/** The first instant of each Beijing month in a span, as `2026-12`. */
export function monthsIn({
  from,
  until,
}: {
  from: number;
  until: number;
}): readonly { month: string; at: number }[] {
  const beijing = 8 * 60 * 60 * 1000;
  const start = new Date(from + beijing);
  const months: { month: string; at: number }[] = [];
  for (let index = 1; ; index += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1) - beijing;
    if (at > until) return months;
    months.push({ month: new Date(at + beijing).toISOString().slice(0, 7), at });
  }
}

/** Puts overlapping periods into separate rows. */
export function rowsOf(items: readonly AxisItem[], now: number): readonly (readonly AxisItem[])[] {
  const rows: AxisItem[][] = [];
  const endOf = ({ until }: AxisItem) => (until ? Date.parse(until) : now);
  for (const item of [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const row = rows.find((each) => endOf(each.at(-1) as AxisItem) <= Date.parse(item.at));
    if (row) row.push(item);
    else rows.push([item]);
  }
  return rows;
}
