import { checkCharacter } from '../../lib/domain/identity-number.ts';

let people = 0;

/** A valid identity number of somebody nobody else is: born on a day, in Chongqing unless said otherwise. */
export function identityNumber(birthDate = '1990-03-07', division = '500103'): string {
  people++;
  const first = `${division}${birthDate.replaceAll('-', '')}${String(people % 1000).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

/** A district of each region, with the sign-ins that are responsible for it. */
export const districts = {
  shanxi: '140105',
  qinghai: '630104',
  weihai: '371002',
  chongqing: '500103',
  yunnan: '530102',
} as const;

/** An application that can be accepted as it is. */
export function application(change: Readonly<Record<string, unknown>> = {}) {
  return {
    district: districts.chongqing as string,
    placeBasis: 'residence',
    channel: 'online',
    applicant: { name: '张伟', identityNumber: identityNumber(), phone: '13800138000' },
    unemployment: { reason: '24', date: '2026-10-15', lastEmployer: '某某科技有限公司' },
    drawsPension: false,
    truthCommitment: true,
    ...change,
  };
}
