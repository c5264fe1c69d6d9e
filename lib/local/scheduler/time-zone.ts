/** A date and time of day without a zone. `month` counts from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws Error when there is no such time zone */
export function requireTimeZone(zone: string): void {
  try {
    formatOf(zone);
  } catch {
    throw new Error(`There is no time zone ${zone} in the IANA database.`);
  }
}

/** Returns the local time in `zone` at `instant` (milliseconds since 1970). */
export function toLocal(instant: number, zone: string): LocalTime {
  const shown = new Date(instant + offsetAt(instant, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

/**
 * Returns the instant of a local time in `zone`: the first of two when clocks are set back, undefined when clocks are set
 * forward and skip it.
 */
export function toInstant(local: LocalTime, zone: string): number | undefined {
  const asUtc = utc(local);
  const day = 86_400_000;
  const offsets = new Set([offsetAt(asUtc - day, zone), offsetAt(asUtc + day, zone)]);
  const instants = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((instant) => offsetAt(instant, zone) === asUtc - instant);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Like `toInstant`, but a skipped time is moved forward by the length of the gap. */
export function toInstantOrLater(local: LocalTime, zone: string): number {
  const asUtc = utc(local);
  return toInstant(local, zone) ?? asUtc - offsetAt(asUtc - 86_400_000, zone);
}

/** Returns the milliseconds by which `zone` is ahead of UTC at `instant`. */
function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return utc({ year, month, day, hour, minute, second }) - Math.floor(instant / 1000) * 1000;
}

function utc({ year, month, day, hour, minute, second }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
