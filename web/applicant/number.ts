import { formatPhoneNumber } from '../../lib/domain/phone-number.ts';

/**
 * An application number as people read it: district, day, the rest.
 * @example spaced('500103202611292AT2N4YF') // '500103 20261129 2AT2N4YF'
 */
export const spaced = (applicationNumber: string): string =>
  applicationNumber.replace(/^(.{6})(.{8})(.+)$/, '$1 $2 $3');

/**
 * A telephone number as people of the mainland write it; one that is masked stays as it is.
 * @example shownPhone('+8613812345678') // '13812345678'
 */
export const shownPhone = (phone: string): string =>
  /^\+\d+$/.test(phone) ? formatPhoneNumber(phone as Parameters<typeof formatPhoneNumber>[0]) : phone;
