import { formatPhoneNumber } from '../../lib/domain/phone-number.ts';

/**
 * Groups an application number as district, day and the rest.
 * @example showNumber('500103202611292AT2N4YF') // '500103 20261129 2AT2N4YF'
 */
export const showNumber = (applicationNumber: string): string =>
  applicationNumber.replace(/^(.{6})(.{8})(.+)$/, '$1 $2 $3');

/**
 * Shows a mainland phone number without its country code; a masked one stays as it is.
 * @example showPhone('+8613812345678') // '13812345678'
 */
export const showPhone = (phone: string): string =>
  /^\+\d+$/.test(phone) ? formatPhoneNumber(phone as Parameters<typeof formatPhoneNumber>[0]) : phone;

/**
 * Cleans a number that was typed or copied: no spaces, hyphens or invisible marks, and no full-width characters.
 * @example copied('５００１０３-20261129 2at2n4yf') // '500103202611292at2n4yf'
 */
export const copied = (text: string): string => text.normalize('NFKC').replace(/[\p{Cf}\p{Pd}\s]/gu, '');
