import { formatPhoneNumber } from '../../lib/domain/phone-number.ts';

/**
 * An application number as people read it: district, day, the rest.
 * @example showNumber('500103202611292AT2N4YF') // '500103 20261129 2AT2N4YF'
 */
export const showNumber = (applicationNumber: string): string =>
  applicationNumber.replace(/^(.{6})(.{8})(.+)$/, '$1 $2 $3');

/**
 * A telephone number as people of the mainland write it; one that is masked stays as it is.
 * @example showPhone('+8613812345678') // '13812345678'
 */
export const showPhone = (phone: string): string =>
  /^\+\d+$/.test(phone) ? formatPhoneNumber(phone as Parameters<typeof formatPhoneNumber>[0]) : phone;

/**
 * A number as it was written or copied, without spaces, hyphens and invisible marks, and not of double width.
 * @example copied('５００１０３-20261129 2at2n4yf') // '500103202611292at2n4yf'
 */
export const copied = (text: string): string => text.normalize('NFKC').replace(/[\p{Cf}\p{Pd}\s]/gu, '');
