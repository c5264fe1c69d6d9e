import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';

/** The application number, which the person keeps as a receipt: district, Beijing day, and the end of the case's own number. */
export const applicationNumber = (district: string, now: number, caseId: string): string =>
  `${district}${beijingDate(now).replaceAll('-', '')}${caseId.slice(-8)}`;

/**
 * Normalizes a number that somebody copied from a receipt to its stored form: converts full-width characters, removes spaces
 * and hyphens, and maps letters to the digits that they look like.
 */
export const readApplicationNumber = (written: string): string =>
  written.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');

/** Reads the number of a public notice with the same tolerance; undefined if the text cannot be one. */
export const readNoticeNumber = (written: string): string | undefined => {
  const [, rest] = /^GS([0-9A-Z]{8,12})$/.exec(readApplicationNumber(written)) ?? [];
  return rest === undefined ? undefined : `GS-${rest}`;
};
