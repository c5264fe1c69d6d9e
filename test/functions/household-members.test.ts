import { expect, it } from 'vitest';
import { membersOf } from '../../functions/api/households/apply-for-household/members.ts';
import { friday } from '../domain/case/support/cases.ts';

const sealing = { personId: async (number: string) => `of ${number}` };
const read = (member: { readonly identityNumber?: string; readonly birthDate?: string }) =>
  membersOf(
    [{ relation: 'spouse', ableToWork: true, ...member }],
    { birthDate: '1980-01-01' },
    'me',
    sealing as never,
    friday,
  );

it('a member of a household may have a travel permit, with the day of birth that it does not show', async () => {
  const [, spouse] = await read({ identityNumber: 'm12345678 01', birthDate: '1985-06-07' });
  expect(spouse).toMatchObject({
    identityNumber: 'M12345678',
    personId: 'of M12345678',
    birthDate: '1985-06-07',
  });
});

it.each([
  [{ identityNumber: 'M12345678' }, 'household-birth-date-missing'],
  [{ identityNumber: 'M12345678', birthDate: '2099-01-01' }, 'date-in-future'],
  [{ identityNumber: 'M1234567', birthDate: '1985-06-07' }, 'identity-number-characters'],
  [{ identityNumber: '11010519491231002X', birthDate: '1985-06-07' }, 'household-birth-date-differs'],
  [{}, 'household-birth-date-missing'],
])('a member %j is refused: %s', async (member, code) => {
  await expect(read(member)).rejects.toMatchObject({ code });
});
