import type { Case } from './with-case.tsx';

/** The types of events that a person can rate. The API refuses what has been rated before. */
const rateableTypes: ReadonlySet<string> = new Set([
  'application-approved',
  'application-refused',
  'contact-recorded',
  'follow-up-completed',
  'service-recorded',
  'registration-closed',
  'objection-dismissed',
  'registration-reinstated',
  'refusal-overturned',
]);

/** Whether a person can rate events of this type. */
export const isRateable = (type: string): boolean => rateableTypes.has(type);

/**
 * Whether a case may have something to rate under this number. A case shows only its newest events; the API decides about older
 * ones.
 * @param event the number of the event, as the address gives it
 */
export function canRate({ history }: Pick<Case, 'history'>, event: string): boolean {
  if (!/^[1-9]\d{0,8}$/.test(event)) return false;
  const found = history.find(({ sequence }) => String(sequence) === event);
  if (found) return isRateable(found.type);
  return Number(event) < Math.min(...history.map(({ sequence }) => sequence));
}
