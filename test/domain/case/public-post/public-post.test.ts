import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import {
  brokenInvariants,
  type CaseState,
  hasLapsed,
  runScheduledAction,
} from '../../../../lib/domain/case/case.ts';
import { marketEfforts, secondGroundsOn } from '../../../../lib/domain/case/public-post/entitlement.ts';
import {
  endPost,
  recordAttendance,
  recordOffer,
  recordProspect,
} from '../../../../lib/domain/case/public-post/leave.ts';
import {
  decidePost,
  type PlacementFacts,
  proposePost,
} from '../../../../lib/domain/case/public-post/place.ts';
import { lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import { latestEnd } from '../../../../lib/domain/case/public-post/term.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import { type PublicPost, placesLeft, postTotals, readsLike } from '../../../../lib/domain/public-post.ts';
import { retiresOn } from '../../../../lib/domain/retirement-age.ts';
import {
  at,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  secondSupervisor,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import { confirmed } from '../support/households.ts';
import { planned, served } from '../support/registered.ts';

const failureOf = (result: { readonly ok: boolean; readonly failure?: { readonly reason: string } }) =>
  result.ok ? 'done' : result.failure?.reason;

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
const man = { birthDate: '1985-03-07', sex: 'male' } as const;
const fresh: PlacementFacts = { person: man, ofHousehold: false, placements: 0, inPost: false };
const term = { startsOn: '2026-12-01', endsOn: '2029-12-01' };
const rules = lifecycleOf('chongqing');

/** Somebody whose household is recognised, and who was offered a job without success. */
const entitled = (region = 'chongqing'): CaseState =>
  confirmed(served(planned(region), [{ type: 'job-match', outcome: 'offered' }]));

const proposing = (
  state: CaseState,
  change: { post?: Partial<PublicPost>; term?: Partial<typeof term>; facts?: Partial<PlacementFacts> } = {},
  now = friday + 4 * hour,
) =>
  proposePost(
    state,
    { ...post, ...change.post },
    { ...term, ...change.term },
    { ...fresh, ...change.facts },
    lifecycleOf(state.region, now),
    calendar,
    by(officer, now),
  );
const deciding = (
  state: CaseState,
  change: { place?: boolean; post?: Partial<PublicPost>; facts?: Partial<PlacementFacts> } = {},
  actor = supervisor,
  now = friday + 5 * hour,
) =>
  decidePost(
    state,
    'decide-public-post-1',
    change.place ?? true,
    { ...post, ...change.post },
    { ...fresh, ...change.facts },
    lifecycleOf(state.region, now),
    by(actor, now),
  );
const placed = (region = 'chongqing'): CaseState => {
  const waiting = having(entitled(region), proposing(entitled(region)));
  return having(waiting, deciding(waiting));
};
const leaving = (
  state: CaseState,
  change: Partial<Parameters<typeof endPost>[1]> = {},
  now = at('2027-06-01T10:00:00+08:00'),
) =>
  endPost(
    state,
    { on: '2027-05-31', reason: 'resigned', after: 'unemployed', ...change },
    lifecycleOf(state.region, friday),
    calendar,
    by(officer, now),
  );

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

describe('How long a placement lasts (C8, I-66)', () => {
  it.each([
    ['2026-12-01', '2029-12-01'],
    ['2028-02-29', '2031-02-28'],
    ['2026-08-31', '2029-08-31'],
  ])('from %s until %s at most, the corresponding day (Civil Code, arts 201, 202)', (startsOn, latest) => {
    expect(latestEnd(startsOn, '2026-11-20', man, rules)).toEqual({ on: latest, toRetirement: false });
  });

  it('is refused if it would last a day longer', () => {
    expect(failureOf(proposing(entitled(), { term: { endsOn: '2029-12-02' } }))).toBe(
      'public-post-term-too-long',
    );
    expect(failureOf(proposing(entitled(), { term: { endsOn: '2026-11-30' } }))).toBe(
      'public-post-ends-before-it-begins',
    );
    expect(failureOf(proposing(entitled(), { term: { startsOn: '2026-11-19' } }))).toBe(
      'public-post-begins-in-the-past',
    );
  });

  it.each([
    // A man born on 1970-03-15 retires 16 months later than at 60: on 2031-07-15.
    ['2026-07-15', { on: '2029-07-15', toRetirement: false }],
    ['2026-07-16', { on: '2031-07-15', toRetirement: true }],
  ])(
    'to retirement if fewer than five years are left on %s, the first approval',
    (approvedFirst, expected) => {
      const person = { birthDate: '1970-03-15', sex: 'male' } as const;
      expect(retiresOn(person)).toBe('2031-07-15');
      expect(latestEnd(approvedFirst, approvedFirst, person, rules)).toEqual(expected);
    },
  );

  it('ends at a retirement in a shorter month on its last day', () => {
    // Born in May 1972: 60 and 23 months, in April 2034, which has no 31st.
    const person = { birthDate: '1972-05-31', sex: 'male' } as const;
    expect(retiresOn(person)).toBe('2034-04-30');
    // Five years before that is 2029-04-30: exactly five are not fewer.
    expect(latestEnd('2029-05-01', '2029-04-30', person, rules)).toEqual({
      on: '2032-05-01',
      toRetirement: false,
    });
    expect(latestEnd('2029-05-01', '2029-05-01', person, rules)).toEqual({
      on: '2034-04-30',
      toRetirement: true,
    });
  });

  it('never lasts beyond retirement, and three years for a woman whose post is not known', () => {
    expect(retiresOn({ birthDate: '1980-01-01', sex: 'female' })).toBeUndefined();
    expect(latestEnd('2026-12-01', '2026-11-20', { birthDate: '1980-01-01', sex: 'female' }, rules).on).toBe(
      '2029-12-01',
    );
    const woman = { birthDate: '1977-01-01', sex: 'female', originalStatutoryAge: 50 } as const;
    expect(latestEnd('2026-12-01', '2026-11-20', woman, rules)).toEqual({
      on: retiresOn(woman),
      toRetirement: true,
    });
  });

  it('is never longer than three years, unless it lasts until retirement, for anybody at any time', () => {
    const dates = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const births = fc
      .date({ min: new Date('1965-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        dates,
        births,
        fc.constantFrom(50 as const, 55 as const, 60 as const),
        (startsOn, birthDate, age) => {
          const person = { birthDate, sex: 'female' as const, originalStatutoryAge: age };
          const latest = latestEnd(startsOn, startsOn, person, rules);
          const retirement = retiresOn(person) ?? '';
          expect(latest.on <= addMonths(parseLocalDate(startsOn), 36) || latest.on === retirement).toBe(true);
          expect(latest.on <= retirement).toBe(true);
          if (!latest.toRetirement) expect(latest.on).toBe(addMonths(parseLocalDate(startsOn), 36));
        },
      ),
    );
  });
});

describe('What comes after a placement (C8, I-69): never a gap', () => {
  const end = at('2029-12-02T00:30:00+08:00');
  const sweep = (state: CaseState, id: string, now: number): CaseState => {
    const event = runScheduledAction(state, id, rules, calendar, by(system, now));
    if (!event) throw new Error(`${id} does nothing`);
    return having(state, { ok: true, value: event });
  };

  it('is planned from three months ahead, and an officer records the end', () => {
    const state = placed();
    expect(state.scheduledActions['public-post-notice-1']?.at).toBe('2029-08-31T16:00:00.000Z');
    expect(
      runScheduledAction(state, 'public-post-notice-1', rules, calendar, by(system, friday + day)),
    ).toBeUndefined();
    const told = sweep(state, 'public-post-notice-1', at('2029-09-01T00:30:00+08:00'));
    expect(told.deadlines['public-post-ending-1']?.dueDate).toBe('2029-12-03');
    const found = having(
      told,
      recordProspect(told, 'plan-after-public-post-1', 'registers-again', by(officer, end - 30 * day)),
    );
    expect(found.tasks['plan-after-public-post-1']).toBeUndefined();
    const over = sweep(found, 'public-post-end-1', end);
    // Reaching its last day does not end a placement: an officer records the end.
    expect(lastPlacement(over)?.status).toBe('placed');
    expect(over.tasks['record-public-post-end-1']).toBeDefined();
    expect(failureOf(leaving(over, { on: '2029-11-30', reason: 'expired' }, end))).toBe(
      'public-post-not-over',
    );
    const left = having(over, leaving(over, { on: '2029-12-01', reason: 'expired' }, end));
    expect(lastPlacement(left)?.status).toBe('ended');
    expect(left.tasks['record-public-post-end-1']).toBeUndefined();
  });

  it.each([
    ['2029-05-31', '2029-02-28'],
    ['2028-05-31', '2028-02-29'],
    ['2028-12-31', '2028-09-30'],
    ['2028-03-30', '2027-12-30'],
  ])('that ends on %s is told of from the first instant of %s on, three months ahead', (endsOn, told) => {
    const waiting = having(entitled(), proposing(entitled(), { term: { endsOn } }));
    const action = having(waiting, deciding(waiting)).scheduledActions['public-post-notice-1'];
    expect(action?.at).toBe(new Date(`${told}T00:00:00+08:00`).toISOString());
  });

  it('continues when the registration moves to another place, where the end is recorded as before', () => {
    const moved = transferRegistration(
      placed(),
      {
        to: {
          caseId: 'there',
          region: 'yunnan',
          district: '530102',
          placeBasis: 'residence',
          applicationNumber: 'there',
        },
        beginning: beginningOf('yunnan', friday + day),
      },
      calendar,
      by(supervisor, friday + day),
    );
    if (!moved.ok) throw new Error(moved.failure.reason);
    const gone = having(placed(), moved.value.out);
    expect(gone.phase).toBe('closed');
    expect(lastPlacement(gone)?.status).toBe('placed');
    expect(gone.scheduledActions['public-post-end-1']?.at).toBe('2029-12-01T16:00:00.000Z');
    expect(brokenInvariants(gone, friday + 2 * day)).toEqual([]);
    const over = sweep(gone, 'public-post-end-1', end);
    expect(over.tasks['record-public-post-end-1']).toBeDefined();
    const left = having(over, leaving(over, { on: '2029-12-01', reason: 'expired' }, end));
    expect(lastPlacement(left)?.status).toBe('ended');
    expect(left.tasks['record-public-post-end-1']).toBeUndefined();
  });

  it('continues when the registration ends because the person now works, and they are offered a new registration', () => {
    const working = closed(proposed(placed()));
    expect(working.scheduledActions['public-post-end-1']).toBeDefined();
    expect(brokenInvariants(working, friday + day)).toEqual([]);
    const left = having(working, leaving(working));
    expect(left.tasks['offer-registration-again-1']).toBeDefined();
    expect(left.scheduledActions['public-post-end-1']).toBeUndefined();
    const offered = having(
      left,
      recordOffer(
        left,
        'offer-registration-again-1',
        'registers-again',
        by(officer, at('2027-06-02T10:00:00+08:00')),
      ),
    );
    expect(offered.tasks['offer-registration-again-1']).toBeUndefined();
    const inWork = having(working, leaving(working, { reason: 'found-work', after: 'in-work' }));
    expect(inWork.tasks['offer-registration-again-1']).toBeUndefined();
  });

  it('leaves a person who is still registered with their monthly follow-ups', () => {
    const left = having(placed(), leaving(placed()));
    expect(left.phase).toBe('registered');
    expect(Object.values(left.scheduledActions).map(({ kind }) => kind)).toContain('follow-up');
    expect(left.tasks['offer-registration-again-1']).toBeUndefined();
    expect(failureOf(leaving(left))).toBe('not-in-public-post');
    expect(failureOf(leaving(placed(), { on: '2027-06-02' }))).toBe('date-in-future');
    expect(failureOf(leaving(placed(), { on: '2026-11-19' }))).toBe('outside-public-post');
  });

  it('counts attendance by month where the region does (WH-3.4, I-68)', () => {
    const attending = (
      state: CaseState,
      month: string,
      days: number,
      now = at('2027-01-05T10:00:00+08:00'),
    ) => recordAttendance(state, { month, days }, by(officer, now));
    expect(failureOf(attending(placed(), '2026-12', 20))).toBe('attendance-not-counted');
    const state = placed('weihai');
    expect(failureOf(attending(state, '2026-11', 1))).toBe('not-in-public-post');
    expect(failureOf(attending(state, '2026-12', 32))).toBe('attendance-too-long');
    expect(attending(state, '2027-01', 6)).toMatchObject({
      failure: { reason: 'attendance-too-long', most: 5 },
    });
    expect(failureOf(attending(state, '2027-02', 1))).toBe('date-in-future');
    const once = having(state, attending(state, '2026-12', 20));
    const again = having(once, attending(once, '2026-12', 21));
    expect(lastPlacement(again)?.attendance).toEqual({ '2026-12': 21 });
  });
});

describe('The days of attendance in a post in Weihai (I-68)', () => {
  const during = (change: Partial<typeof term>): CaseState => {
    const waiting = having(entitled('weihai'), proposing(entitled('weihai'), { term: change }));
    return having(waiting, deciding(waiting));
  };
  const counted = (state: CaseState, month: string, days: number, on = '2029-12-31') =>
    recordAttendance(state, { month, days }, by(officer, at(`${on}T10:00:00+08:00`)));

  it.each([
    // From 2026-12-15 to 2028-02-10, both days included.
    ['2026-12', 17],
    ['2027-02', 28],
    ['2027-04', 30],
    ['2028-01', 31],
    ['2028-02', 10],
  ])('are in %s no more than %i', (month, most) => {
    const state = during({ startsOn: '2026-12-15', endsOn: '2028-02-10' });
    expect(failureOf(counted(state, month, most))).toBe('done');
    expect(counted(state, month, most + 1)).toMatchObject({
      failure: { reason: 'attendance-too-long', most },
    });
  });

  it('are one more in a leap year, count up to today in the present month, and none before or after', () => {
    const state = during({});
    expect(counted(state, '2028-02', 30)).toMatchObject({ failure: { most: 29 } });
    expect(counted(state, '2027-03', 18, '2027-03-17')).toMatchObject({ failure: { most: 17 } });
    expect(failureOf(counted(state, '2029-12', 1))).toBe('done');
    expect(counted(state, '2029-12', 2)).toMatchObject({ failure: { most: 1 } });
    for (const month of ['2026-11', '2030-01'])
      expect(failureOf(counted(state, month, 0, '2030-02-01'))).toBe('not-in-public-post');
  });

  it('end with the last day in the post if it was left early', () => {
    const left = having(during({}), leaving(during({}), { on: '2027-02-10' }));
    expect(counted(left, '2027-02', 11)).toMatchObject({ failure: { most: 10 } });
    expect(failureOf(counted(left, '2027-02', 10))).toBe('done');
    expect(failureOf(counted(left, '2027-03', 0))).toBe('not-in-public-post');
  });
});

describe('A post of a district (WH-3.4, C8)', () => {
  it('is reviewed by a human if it appears to be management or technical work, and only then', () => {
    expect(readsLike({ title: '办公室主任', content: '负责全面工作' })).toEqual(['management']);
    expect(readsLike({ title: '网络工程师', content: '维护系统' })).toEqual(['technical']);
    expect(readsLike({ title: '交通秩序协管员', content: '协助维护路口交通秩序。' })).toEqual([]);
    expect(readsLike(post)).toEqual([]);
  });

  it('has places until they are taken, and counts those created', () => {
    expect(placesLeft(post)).toBe(1);
    expect(placesLeft({ ...post, filled: 1 })).toBe(0);
    expect(placesLeft({ ...post, status: 'to-review' })).toBe(0);
    expect(postTotals([post, { ...post, vacancies: 5, filled: 2 }, { ...post, status: 'rejected' }])).toEqual(
      {
        created: 6,
        filled: 2,
      },
    );
  });
});

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

describe('What the end of a placement finds leads to what a follow-up that finds it leads to (SX-2.6: 闭环管理, I-69)', () => {
  const ended = (change: Parameters<typeof leaving>[1]) => {
    const state = having(placed(), leaving(placed(), change));
    const { closure, tasks } = state;
    return {
      closes: closure?.status === 'proposed' ? closure.reason : undefined,
      looks: Object.keys(tasks).filter((id) => id.startsWith('assess-signal')),
    };
  };

  it('in work, a closure is proposed that a human decides, whatever the placement ended for', () => {
    for (const reason of ['found-work', 'resigned', 'dismissed'] as const)
      expect(ended({ reason, after: 'in-work' })).toEqual({ closes: 'employed', looks: [] });
  });

  it('no longer looking for work, somebody looks at it; out of work, the months go on', () => {
    expect(ended({ reason: 'retired', after: 'not-in-labour-force' })).toEqual({
      closes: undefined,
      looks: ['assess-signal-post-1'],
    });
    for (const after of ['unemployed', 'unknown'] as const)
      expect(ended({ after })).toEqual({ closes: undefined, looks: [] });
  });

  it('of somebody who has died, whatever is said of what they do, the closure without a notice is proposed', () => {
    for (const after of ['unknown', 'unemployed', 'in-work'] as const)
      expect(ended({ reason: 'deceased', after })).toEqual({ closes: 'deceased', looks: [] });
  });

  it('of a registration that has ended nothing is proposed', () => {
    const over = closed(
      proposed(placed(), 'employed', 'employment-record', friday + 6 * hour),
      friday + 7 * hour,
    );
    const event = leaving(over, { after: 'in-work' });
    expect(event.ok && Object.keys(event.value.data)).not.toContain('closureProposal');
  });
});

describe('A placement of somebody who has died', () => {
  const died = (state: CaseState): CaseState =>
    closed(proposed(state, 'deceased', 'statement-of-the-family', friday + 6 * hour), friday + 7 * hour);

  it('has its end recorded at once, and nobody asks what comes after', () => {
    const state = died(placed());
    expect(Object.keys(state.scheduledActions)).toEqual(['public-post-end-1']);
    const asked = runScheduledAction(
      state,
      'public-post-end-1',
      rules,
      calendar,
      by(system, friday + 8 * hour),
    );
    expect(asked?.type).toBe('public-post-expired');
    expect(brokenInvariants(state, friday + 8 * hour)).not.toContain('public-post-without-end');
  });

  it('that is recorded after the registration had ended, is followed by no notice to them', () => {
    const over = closed(
      proposed(placed(), 'employed', 'employment-record', friday + 6 * hour),
      friday + 7 * hour,
    );
    const paidLater = {
      to: { kind: 'person' },
      template: 'claim-paid',
      issuedAt: '2027-07-01T02:00:00.000Z',
    } as Parameters<typeof hasLapsed>[0];
    expect(hasLapsed(paidLater, having(over, leaving(over, { reason: 'deceased', after: 'unknown' })))).toBe(
      true,
    );
    expect(hasLapsed(paidLater, having(over, leaving(over, { reason: 'resigned' })))).toBe(false);
  });
});
