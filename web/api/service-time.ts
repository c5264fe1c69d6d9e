/** How far the service's clock is ahead of this machine's, in milliseconds; unknown until it has answered. */
let ahead: number | undefined;
const listeners = new Set<() => void>();

/** Takes note of the time that the service names in an answer (an instant in ISO 8601). */
export function noteServiceTime(instant: string | null): void {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  if (Number.isNaN(time)) return;
  const found = time - Date.now();
  // Answers take their time on the way: what is within two seconds is no other clock.
  const moved = ahead === undefined || Math.abs(found - ahead) > 2000;
  if (!moved) return;
  ahead = found;
  for (const listener of listeners) listener();
}

/** What time it is by the service's clock. The clock of this machine may be wrong, and that of a test runs ahead. */
export const serviceNow = (): Date => new Date(Date.now() + (ahead ?? 0));

/** How far the service's clock is ahead of this machine's, in milliseconds. */
export const serviceAhead = (): number => ahead ?? 0;

/** Calls back whenever the service's clock turns out to be another one. Returns what ends it. */
export function onServiceTime(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
