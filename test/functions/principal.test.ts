import { describe, expect, it } from 'vitest';
import { principalOf } from '../../functions/common/http/principal.ts';

describe('Who calls, by the claims of their token', () => {
  const employer = { sub: 'somebody', role: 'employer' };

  it('an employer is known by its unified social credit code, however it is written', () => {
    expect(principalOf({ ...employer, credit_code: ' 91500103ma5x00000j ' })).toEqual({
      role: 'employer',
      subject: 'somebody',
      creditCode: '91500103MA5X00000J',
    });
  });

  it.each([undefined, '', '91500103MA5X000000', '９１500103MA5X00000J', '330106199001011234'])(
    'an employer without a sound code may do nothing (%s)',
    (code) => {
      const claims = code === undefined ? employer : { ...employer, credit_code: code };
      expect(() => principalOf(claims)).toThrow(expect.objectContaining({ code: 'role-not-allowed' }));
    },
  );

  it.each([
    ['ｈ12345678 02', 'H12345678'],
    ['12345678', '12345678'],
    ['11010519491231002x', '11010519491231002X'],
  ])('an applicant is known by their document as cases keep its number (%s)', (verified, kept) => {
    const claims = { sub: 'somebody', role: 'applicant', identity_number: verified };
    expect(principalOf(claims)).toMatchObject({ identityNumber: kept });
  });

  it('a code says nothing of somebody in another role', () => {
    const claims = { sub: 'somebody', role: 'applicant', credit_code: '91500103MA5X00000J' };
    expect(principalOf(claims)).not.toHaveProperty('creditCode');
  });
});
