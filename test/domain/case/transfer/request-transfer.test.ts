import { describe, expect, it } from 'vitest';
import { evolve } from '../../../../lib/domain/case/case.ts';
import { requestTransfer } from '../../../../lib/domain/case/transfer/request-transfer.ts';
import { districts } from '../../../support/applications.ts';
import { calendar, friday, hour, lifecycleOf, newCaseId, officer, submission } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const elsewhere = { ...officer, subject: 'officer-yunnan' };
const asked = (state = registered('chongqing'), district = districts.yunnan) =>
  requestTransfer(state, district, lifecycleOf('chongqing'), calendar, by(elsewhere, friday + hour));

describe('A transfer that the new place asks for (I-15)', () => {
  it('goes to the present place with a date, which arranges it', () => {
    const state = having(registered('chongqing'), asked());
    expect(state.phase).toBe('registered');
    expect(state.tasks['arrange-transfer-1']).toMatchObject({ kind: 'arrange-transfer' });
    expect(state.deadlines['transfer-1']).toMatchObject({ dueDate: '2026-11-27' });
    expect(state.signals).toMatchObject([{ kind: 'transfer-requested', origin: 'other-place' }]);
  });

  it('is requested once until it is dealt with', () => {
    const state = having(registered('chongqing'), asked());
    expect(refusalOf(asked(state))).toMatchObject({ reason: 'already-reported' });
  });

  it('is refused to the place that has it, and if nobody is registered', () => {
    expect(refusalOf(asked(registered('chongqing'), districts.chongqing))).toMatchObject({
      reason: 'same-district',
    });
    expect(refusalOf(asked(evolve(undefined, newCaseId(), submission())))).toMatchObject({
      reason: 'no-registration-to-transfer',
    });
  });
});
