import { Refusal } from './refusal.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formats instants (milliseconds since 1970) for people in one time zone. */
export class TimeText {
  readonly #format: Intl.DateTimeFormat;

  /**
   * @param timeZone such as `Asia/Shanghai`; by default that of this machine
   * @throws Refusal if there is no such time zone
   */
  constructor(timeZone?: string) {
    try {
      // The Swedish format of dates is that of ISO 8601.
      this.#format = new Intl.DateTimeFormat('sv-SE', {
        ...(timeZone !== undefined && { timeZone }),
        dateStyle: 'short',
        timeStyle: 'medium',
      });
    } catch {
      throw new Refusal(`There is no time zone ${timeZone}: use a name such as Europe/Berlin or UTC.`);
    }
  }

  /** `2026-12-01 09:00:00` */
  instant(instant: number): string {
    return this.#format.format(instant);
  }

  /** Formats an instant with its distance from `now`: `2026-12-01 09:00:00 (in 3 h)`. */
  due(instant: number, now: number): string {
    const distance = instant <= now ? 'due now' : `in ${durationText(instant - now)}`;
    return `${this.instant(instant)} (${distance})`;
  }
}

/** Formats milliseconds in two units: `3 d 4 h`, `2 min 5 s`, `120 ms`. */
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

export const isoText = (instant: number): string => new Date(instant).toISOString();
