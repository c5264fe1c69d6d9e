/** How far the service's clock is ahead of this machine's, in milliseconds; undefined until the service has answered. */
let ahead: number | undefined;

/** Notes the time in an answer of the service (an instant in ISO 8601). */
export function noteServiceTime(instant: string | null): void {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/** The current time by the service's clock. This machine's clock may be wrong, and the clock of a test runs ahead. */
export const serviceNow = (): Date => new Date(Date.now() + (ahead ?? 0));
