import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';

/** District, Beijing day, and the end of the case's own number: what a person keeps as the receipt. */
export const applicationNumber = (district: string, now: number, caseId: string): string =>
  `${district}${beijingDate(now).replaceAll('-', '')}${caseId.slice(-8)}`;

/**
 * A number as it is kept, however somebody has copied it from a receipt: full-width characters are read, spaces and hyphens
 * left out, and letters and digits that look alike are one.
 */
export const readApplicationNumber = (written: string): string =>
  written.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');

/** The number of a public notice, copied as freely; undefined where what was written can be none. */
export const readNoticeNumber = (written: string): string | undefined => {
  const [, rest] = /^GS([0-9A-Z]{8,12})$/.exec(readApplicationNumber(written)) ?? [];
  return rest === undefined ? undefined : `GS-${rest}`;
};
