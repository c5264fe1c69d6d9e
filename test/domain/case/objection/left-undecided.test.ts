import { describe, expect, it } from 'vitest';
import { brokenInvariants, type CaseState, reinstatement } from '../../../../lib/domain/case/case.ts';
import { outlivingTasks } from '../../../../lib/domain/case/data-rights/tasks.ts';
import { episodes } from '../../../../lib/domain/case/episodes.ts';
import { checkHousehold, withdrawHousehold } from '../../../../lib/domain/case/household/recognise.ts';
import { lastHousehold } from '../../../../lib/domain/case/household/state.ts';
import type { AnyEpisode } from '../../../../lib/domain/case/kernel/episode.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { decidePost, proposePost } from '../../../../lib/domain/case/public-post/place.ts';
import { activePlacement, lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import type { PublicPost } from '../../../../lib/domain/public-post.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import { applied, checked, confirmed, deciding, lookedUp } from '../support/households.ts';
import { planned, served } from '../support/registered.ts';

const now = friday + 10 * day;
const rules = lifecycleOf('chongqing');

/** A registration that was closed by mistake, and the closure undone. */
function backAgain(state: CaseState, taken: readonly string[] = []): CaseState {
  const ended = closed(proposed(state, 'employed', 'employment-record', now - 3 * day), now - 2 * day);
  const objected = having(ended, raiseObjection(ended, rules, calendar, by(applicant, now - day)));
  const redress = reinstatement(objected, rules, calendar, now, taken);
  return having(
    objected,
    decideObjection(objected, 'decide-objection-1', true, redress, by(supervisor, now)),
  );
}

const post: PublicPost = {
  postId: '01KB0000000000000000000000',
  district: '500103',
  employer: '某街道办事处',
  title: '社区保洁员',
  content: '负责社区公共区域的日常清扫保洁。',
  residence: 'urban',
  vacancies: 1,
  filled: 0,
  status: 'open',
  readsLike: [],
};
const facts = {
  person: { birthDate: '1985-03-07', sex: 'male' },
  ofHousehold: false,
  placements: 0,
  inPost: false,
} as const;
const putForward = (): CaseState => {
  const entitled = confirmed(served(planned(), [{ type: 'job-match', outcome: 'offered' }]));
  const term = { startsOn: '2026-12-21', endsOn: '2029-12-01' };
  return having(
    entitled,
    proposePost(entitled, post, term, facts, rules, calendar, by(officer, friday + 5 * hour)),
  );
};
const placing = (state: CaseState, taskId: string, at = now + hour) =>
  having(state, decidePost(state, taskId, true, post, facts, rules, by(secondSupervisor, at)));

describe('A wrong closure that is undone (连续计算: as if it had never ended)', () => {
  it('leaves nothing behind that somebody waits for: each task ends with it, outlives it, or goes on', () => {
    const all: readonly AnyEpisode[] = episodes;
    const kinds = all.flatMap(({ tasks = [] }) => tasks);
    const goesOn = all.flatMap(({ resumes = [] }) => resumes.map(({ task }) => task.kind));
    const left = kinds.filter(
      (task) =>
        task.outlivesRegistration !== true &&
        !outlivingTasks.includes(task.kind) &&
        !goesOn.some((kind) => kind === task.kind),
    );
    expect(left.map(({ kind }) => kind).toSorted()).toEqual([
      // After the end there was work that is none.
      'check-placement',
      'decide-application',
      'decide-closure',
      'decide-objection',
      // Months and the first contact begin anew.
      'follow-up',
      'make-first-contact',
      'make-service-plan',
      'serve-job-seeker',
    ]);
  });

  it('has a household checked, and then decided, that was being checked', () => {
    const back = backAgain(applied(planned()));
    expect(lastHousehold(back)?.status).toBe('applied-for');
    const again = checkHousehold(
      back,
      'check-household-1-again-1',
      lookedUp(),
      rules,
      calendar,
      by(officer, now + hour),
    );
    const looked = having(back, again);
    expect(looked.tasks['decide-household-1']?.kind).toBe('decide-household');
    const recognised = having(looked, deciding(looked, { confirmed: true }, now + 2 * hour, secondOfficer));
    expect(lastHousehold(recognised)?.status).toBe('confirmed');
    expect(Object.keys(recognised.tasks)).toContain('help-household-1');
  });

  it('has a household decided that was checked, or taken back by the person', () => {
    const back = backAgain(checked(planned()));
    expect(lastHousehold(back)?.status).toBe('checked');
    expect(back.tasks['decide-household-1-again-1']?.kind).toBe('decide-household');
    const taken = having(back, withdrawHousehold(back, by(applicant, now + hour)));
    expect(Object.keys(taken.tasks).filter((id) => id.includes('household'))).toEqual([]);
  });

  it('leaves a household alone of which somebody belongs to another one by now', () => {
    const back = backAgain(applied(planned()), ['household']);
    expect(lastHousehold(back)?.status).toBe('lapsed');
    expect(Object.keys(back.tasks).filter((id) => id.includes('household'))).toEqual([]);
  });

  it('puts a placement before a supervisor again that was proposed', () => {
    const back = backAgain(putForward());
    expect(lastPlacement(back)?.status).toBe('proposed');
    expect(back.tasks['decide-public-post-1-again-1']).toMatchObject({ forSupervisor: true });
    expect(activePlacement(placing(back, 'decide-public-post-1-again-1'))).toMatchObject({ number: 1 });
  });

  it('leaves a placement its end, and the notice before it', () => {
    const inPost = placing(putForward(), 'decide-public-post-1', friday + 6 * hour);
    const back = backAgain(inPost);
    expect(Object.keys(back.scheduledActions)).toEqual(
      expect.arrayContaining(['public-post-notice-1', 'public-post-end-1', 'next-follow-up']),
    );
    expect(brokenInvariants(back, now)).not.toContain('public-post-without-end');
  });
});
