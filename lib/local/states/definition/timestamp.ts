const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d(?::\d\d)?)$/i;

/**
 * Parses an ISO 8601 extended offset date-time to an instant in milliseconds, truncated to the second.
 * @returns undefined for anything else, and for dates that do not exist
 */
export function parseTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(local).getUTCDate() !== day) return undefined;
  const zone = match[7] as string;
  if (zone.toUpperCase() === 'Z') return local;
  const [hours = 0, minutes = 0, seconds = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 18 || minutes > 59) return undefined;
  const offset = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return zone.startsWith('-') ? local + offset : local - offset;
}

/** The profile of RFC 3339 for timestamps in a definition: with seconds, and `T` and `Z` in upper case. */
const LITERAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Whether a string is a valid timestamp for a definition. What an expression returns may be shorter. */
export const isTimestampLiteral = (text: string): boolean =>
  LITERAL.test(text) && parseTimestamp(text) !== undefined;
