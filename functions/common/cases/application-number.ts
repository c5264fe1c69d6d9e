import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';

/** District, Beijing day, and the end of the case's own number: what a person keeps as the receipt. */
export const applicationNumber = (district: string, now: number, caseId: string): string =>
  `${district}${beijingDate(now).replaceAll('-', '')}${caseId.slice(-8)}`;
