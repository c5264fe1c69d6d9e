import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { marketEfforts, secondGroundsOn } from '../../../../lib/domain/case/public-post/entitlement.ts';
import { proposePost } from '../../../../lib/domain/case/public-post/place.ts';
import { lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import { calendar, friday, hour, secondSupervisor, supervisor } from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';
import { confirmed } from '../support/households.ts';
import {
  deciding,
  entitled,
  failureOf,
  fresh,
  man,
  placed,
  post,
  proposing,
  rules,
  term,
} from '../support/public-posts.ts';
import { planned, served } from '../support/registered.ts';

const hardship = (category: string, exitOn?: string) => ({
  recognitions: [
    {
      number: 1,
      status: 'recognised' as const,
      origin: 'person' as const,
      startedAt: '2026-11-01T02:00:00.000Z',
      round: 1,
      chain: ['decision' as const],
      categories: [category],
      steps: [],
      notices: [],
      recognisedOn: '2026-11-10',
      ...(exitOn !== undefined && { exit: { reason: 'other', on: exitOn, by: 'somebody' } }),
    },
  ],
  candidates: [],
});

/** The case of somebody recognised as being in difficulty. */
const recognisedAs = (state: CaseState, recognised: ReturnType<typeof hardship>) => ({
  ...state,
  hardship: recognised,
});

describe('A post of last resort (SX-6.3, QH-6.3, CQ-6.3, YN-5.2.1, WH-3.4, C8, I-67)', () => {
  it('is for people recognised as in difficulty, or whose household is without work', () => {
    const nobody = served(planned(), [{ type: 'job-match', outcome: 'offered' }]);
    expect(failureOf(proposing(nobody))).toBe('public-post-not-entitled');
    expect(failureOf(proposing(entitled()))).toBe('done');
    expect(failureOf(proposing(nobody, { facts: { ofHousehold: true } }))).toBe('done');
    const recognised = recognisedAs(nobody, hardship('older'));
    expect(failureOf(proposing(recognised))).toBe('done');
    const exited = recognisedAs(nobody, hardship('older', '2026-11-20'));
    expect(failureOf(proposing(exited))).toBe('public-post-not-entitled');
  });

  it.each(['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'])(
    'needs a record in %s that the market was tried, which the decider sees (确实难以通过市场渠道就业)',
    (region) => {
      const untried = confirmed(planned(region));
      expect(failureOf(proposing(untried))).toBe('market-not-tried');
      // Guidance is not an offer of work.
      const guided = confirmed(served(planned(region), [{ type: 'guidance', outcome: 'taken' }]));
      expect(failureOf(proposing(guided))).toBe('market-not-tried');
      const tried = having(entitled(region), proposing(entitled(region)));
      expect(lastPlacement(tried)?.market).toMatchObject({ offered: 1, since: '2026-11-20' });
      expect(['SX-6.3', 'QH-6.3', 'WH-3.4', 'CQ-6.3', 'YN-5.2.1']).toContain(
        lastPlacement(tried)?.basis.clause,
      );
    },
  );

  it('counts an offer and its answer once', () => {
    const plan = {
      earlier: [],
      services: [
        { number: 1, type: 'job-match', on: '2026-11-20', outcome: 'offered' as const },
        { number: 2, type: 'job-match', on: '2026-11-24', outcome: 'taken' as const, answers: 1 },
      ],
    };
    expect(marketEfforts({ plan })).toEqual({
      offered: 1,
      taken: 1,
      declined: 0,
      since: '2026-11-24',
      until: '2026-11-24',
    });
  });

  it('is decided by a supervisor who has not proposed it, and its last place is taken once', () => {
    const waiting = having(entitled(), proposing(entitled()));
    expect(failureOf(proposing(waiting))).toBe('public-post-under-way');
    expect(failureOf(deciding(waiting, { post: { filled: 1 } }))).toBe('public-post-full');
    expect(failureOf(deciding(waiting, { post: { status: 'closed' } }))).toBe('public-post-not-open');
    expect(failureOf(deciding(waiting, { facts: { inPost: true } }))).toBe('public-post-elsewhere');
    expect(failureOf(proposing(entitled(), { post: { filled: 1 } }))).toBe('public-post-full');
    expect(failureOf(proposing(entitled(), { post: { status: 'to-review' } }))).toBe('public-post-not-open');
    const bySupervisor = proposePost(
      entitled(),
      post,
      term,
      fresh,
      rules,
      calendar,
      by(supervisor, friday + 4 * hour),
    );
    const own = having(entitled(), bySupervisor);
    expect(failureOf(deciding(own))).toBe('separation-of-duties');
    expect(failureOf(deciding(own, {}, secondSupervisor))).toBe('done');
    expect(lastPlacement(having(waiting, deciding(waiting, { place: false })))?.status).toBe('declined');
    expect(lastPlacement(placed())).toMatchObject({ status: 'placed', placedOn: '2026-11-20' });
  });

  it.each(['shanxi', 'yunnan'])(
    'is decided in %s on the last day of its term and not after it, such as a retirement ([L11] arts 201, 202)',
    (region) => {
      const short = { startsOn: '2026-11-20', endsOn: '2026-11-25' };
      const waiting = having(entitled(region), proposing(entitled(region), { term: short }));
      const lastDay = Date.parse('2026-11-25T23:59:59+08:00');
      const decidedAt = (now: number, place = true) =>
        failureOf(deciding(waiting, { place }, supervisor, now));
      expect(decidedAt(lastDay)).toBe('done');
      expect(decidedAt(lastDay + 1000)).toBe('public-post-term-over');
      expect(decidedAt(lastDay + 1000, false)).toBe('done');
    },
  );

  it('asks for the grounds of a second placement only of somebody who was placed before', () => {
    const nobody = recognisedAs(
      served(planned(), [{ type: 'job-match', outcome: 'offered' }]),
      hardship('disabled'),
    );
    const waiting = having(nobody, proposing(nobody));
    expect(waiting.publicPosts?.at(-1)).toMatchObject({ before: 0, again: [] });
    expect(failureOf(deciding(waiting))).toBe('done');
  });

  it('is granted twice at most, the second time only to older people, households and the severely disabled', () => {
    const nobody = recognisedAs(
      served(planned(), [{ type: 'job-match', outcome: 'offered' }]),
      hardship('disabled'),
    );
    const before = { placements: 1, approvedFirst: '2023-01-10' };
    expect(failureOf(proposing(nobody, { facts: before }))).toBe('public-post-not-again');
    const severe = { ...before, person: { ...man, disabilityGrade: '2' } };
    expect(failureOf(proposing(nobody, { facts: severe }))).toBe('done');
    expect(failureOf(proposing(recognisedAs(nobody, hardship('older')), { facts: before }))).toBe('done');
    expect(failureOf(proposing(entitled(), { facts: before }))).toBe('done');
    expect(failureOf(proposing(entitled(), { facts: { ...before, placements: 2 } }))).toBe(
      'public-post-placed-often',
    );
    // Changes since the proposal count when it is decided.
    const waiting = having(entitled(), proposing(entitled(), { facts: before }));
    expect(failureOf(deciding(waiting, { facts: before }))).toBe('done');
    expect(failureOf(deciding(waiting, { facts: { ...before, placements: 2 } }))).toBe(
      'public-post-placed-often',
    );
    const once = having(nobody, proposing(nobody, { facts: severe }));
    expect(failureOf(deciding(once, { facts: before }))).toBe('public-post-not-again');
    expect(
      secondGroundsOn(
        nobody,
        { ofHousehold: false, disabilityGrade: '3' },
        rules.publicPost.secondFor,
        '2026-11-20',
      ),
    ).toEqual([]);
  });
});
