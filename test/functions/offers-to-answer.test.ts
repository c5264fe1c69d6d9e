import { expect, it } from 'vitest';
import { caseChoicesView } from '../../functions/common/views/case-choices-view.ts';
import { friday } from '../domain/case/support/cases.ts';
import { planned, served } from '../domain/case/support/registered.ts';
import { packs } from './notices/support/packs.ts';

it('An answer to an offer is chosen from the offers that nobody has answered, by what and when they were', () => {
  const offered = served(planned(), [{ outcome: 'offered' }, { type: 'guidance' }, { outcome: 'offered' }]);
  const listed = (state: typeof offered) =>
    caseChoicesView(state, packs as never, 'zh', friday, []).lists.openOffers;
  expect(listed(offered)).toEqual([
    { code: '1', text: expect.stringMatching(/岗位.*2026年\d+月\d+日$/) },
    { code: '3', text: expect.stringMatching(/岗位.*2026年\d+月\d+日$/) },
  ]);
  const answered = served(offered, [{ outcome: 'refused', refusalReason: 'distance', answers: 1 }]);
  expect(listed(answered).map(({ code }) => code)).toEqual(['3']);
});
