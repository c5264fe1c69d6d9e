import { describe, expect, it } from 'vitest';
import { evolve } from '../../../lib/domain/case/case.ts';
import { answerCorrection, askForCorrection } from '../../../lib/domain/case/person/ask-for-correction.ts';
import { answerRating, rateService } from '../../../lib/domain/case/ratings/rate.ts';
import {
  applicant,
  calendar,
  friday,
  lifecycleOf,
  newCaseId,
  submission,
  supervisor,
} from './support/cases.ts';
import { possible } from './support/decisions.ts';

const rules = lifecycleOf('chongqing');
const caseId = newCaseId();
const applied = evolve(undefined, caseId, submission({ owner: 'applicant' }, friday));
const asPerson = { now: friday, actor: applicant };
const approved = { sequence: 7, type: 'application-approved' };
const rate = (state: typeof applied, stars: 1 | 2 | 3, what: typeof approved | undefined = approved) =>
  rateService(state, what, { stars, reasons: [] }, rules, calendar, asPerson);

describe('A rating (好差评)', () => {
  it('is given once, and for good, for work that was done', () => {
    const rated = evolve(applied, caseId, possible(rate(applied, 3)));
    expect(rated.tasks).toEqual(applied.tasks);
    expect(rate(rated, 1)).toMatchObject({ ok: false, failure: { reason: 'rated-already' } });
    expect(rate(rated, 3, { sequence: 1, type: 'application-submitted' })).toMatchObject({
      ok: false,
      failure: { reason: 'nothing-to-rate' },
    });
  });

  it('that is poor goes to a supervisor, who answers it', () => {
    const rated = evolve(applied, caseId, possible(rate(applied, 2)));
    expect(rated.tasks['answer-rating-1']).toMatchObject({ forSupervisor: true });
    const answer = possible(answerRating(rated, 'answer-rating-1', { now: friday, actor: supervisor }));
    const answered = evolve(rated, caseId, answer);
    expect(answered.tasks['answer-rating-1']).toBeUndefined();
    const again = evolve(answered, caseId, possible(rate(answered, 1, { ...approved, sequence: 8 })));
    expect(again.tasks['answer-rating-2']).toBeDefined();
  });
});

describe('A correction that the person cannot make themselves (PIPL art. 46)', () => {
  const ask = (state: typeof applied) => askForCorrection(state, 'unemployment', rules, calendar, asPerson);

  it('is handled by an officer, one at a time', () => {
    const asked = evolve(applied, caseId, possible(ask(applied)));
    expect(ask(asked)).toMatchObject({ ok: false, failure: { reason: 'correction-requested-already' } });
    const context = { now: friday, actor: supervisor };
    const answer = possible(answerCorrection(asked, 'answer-correction-1', 'corrected', context));
    const answered = evolve(asked, caseId, answer);
    expect(answered.deadlines['correction-1']).toBeUndefined();
    expect(ask(answered).ok).toBe(true);
  });
});
