import { formatPhoneNumber } from '../../lib/domain/phone-number.ts';

/**
 * A telephone number as people of the mainland write it; one that is masked stays as it is.
 * @example showPhone('+8613812345678') // '13812345678'
 */
export const showPhone = (phone: string): string =>
  /^\+\d+$/.test(phone) ? formatPhoneNumber(phone as Parameters<typeof formatPhoneNumber>[0]) : phone;

/** The number of a case, in groups that can be read out: division, day, rest. */
export const showNumber = (number: string): string => number.replace(/^(\d{6})(\d{8})(\w+)$/, '$1 $2 $3');
