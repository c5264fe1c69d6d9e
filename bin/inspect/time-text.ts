const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An instant in Beijing, as `2026-12-01 09:00:00`. */
export function instantText(instant: number): string {
  return new Date(instant + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
}

/** How long something takes, to two units: `3 d 4 h`, `2 min 5 s`, `120 ms`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  const units = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [SECOND, 's'],
  ] as const;
  const first = units.findIndex(([length]) => milliseconds >= length);
  let rest = milliseconds;
  const parts = units.slice(first, first + 2).map(([length, name]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? '' : `${count} ${name}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}

/** An instant that is still to come, seen from `now`. */
export function dueText(instant: number, now: number): string {
  const distance = instant <= now ? 'due now' : `in ${durationText(instant - now)}`;
  return `${instantText(instant)} (${distance})`;
}

export const isoText = (instant: number): string => new Date(instant).toISOString();
