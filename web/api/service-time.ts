/** How far the service's clock is ahead of this machine's, in milliseconds; unknown until it has answered. */
let ahead: number | undefined;

/** Takes note of the time that the service names in an answer (an instant in ISO 8601). */
export function noteServiceTime(instant: string | null): void {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  if (!Number.isNaN(time)) ahead = time - Date.now();
}

/** What time it is by the service's clock. The clock of this machine may be wrong, and that of a test runs ahead. */
export const serviceNow = (): Date => new Date(Date.now() + (ahead ?? 0));
