import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { KnownFacts } from '../../../../lib/domain/case/claim/assess.ts';
import type { SchemeTerms } from '../../../../lib/domain/case/claim/scheme.ts';
import { confirmGrant, declineGrant, tellGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import {
  type Evidence,
  evidenceOf,
  findGrants,
  grantKey,
} from '../../../../lib/domain/case/proactive/find.ts';
import { newGrantGuards } from '../../../../lib/domain/case/proactive/guards.ts';
import { foundGrantsOf, grantStatus } from '../../../../lib/domain/case/proactive/state.ts';
import type { ComparisonRecord } from '../../../../lib/domain/comparison.ts';
import { runsOf } from '../../../support/property-runs.ts';
import { applicant, calendar, day, friday, lifecycleOf, officer, system } from '../support/cases.ts';
import { claimed, hiring, on, reopened, termsOf } from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const employer = { creditCode: '91140100MA0KTEST1X', name: '某制造有限公司' };
const other = { creditCode: '91140100MA0KOTHER1', name: '另一有限公司' };
const training = {
  course: '家政服务员',
  occupation: '家政服务员',
  institution: '某职业培训学校',
  completedOn: '2026-11-10',
};
const trained = { kind: 'trained', training } as const;
const hired = { kind: 'hired', employer, since: '2026-11-20' } as const;
const shanxi = termsOf('shanxi', 'hiring-subsidy', on('2026-11-20'), [reopened('shanxi')]);
const chongqing = termsOf('chongqing', 'training-subsidy');
/** Registered for long enough by the day of the contract. */
const long: KnownFacts = { spell: { from: '2026-01-05' } };
const today = '2026-11-20';
const find = (
  state: CaseState,
  schemes: readonly SchemeTerms[],
  evidence: Evidence,
  known: KnownFacts = long,
  at = today,
) => findGrants(state, schemes, evidence, known, at);
const told = (state: CaseState, evidence: Evidence = trained, schemes = [chongqing]): CaseState => {
  const [candidate] = find(state, schemes, evidence);
  const event = candidate && tellGrant(state, candidate, 'x', by(system, friday));
  if (!event) throw new Error('nothing was found');
  return having(state, event);
};
const chongqingCase = () => registered('chongqing');
const shanxiCase = () => registered('shanxi');

describe('A grant is found', () => {
  it('for a person who has completed a training (CQ-3.2: 培训补贴免申即享)', () => {
    const [grant, ...more] = find(chongqingCase(), [chongqing], trained);
    expect(more).toEqual([]);
    expect(grant).toMatchObject({ to: 'person', scheme: 'training-subsidy', stated: { training } });
    expect(grant?.assessment).toContainEqual({ code: 'completed-training', verdict: 'met', by: 'case' });
    // What the data lack is left to the officer who checks.
    expect(grant?.assessment).toContainEqual({ code: 'local-conditions', verdict: 'unknown', by: 'nobody' });
  });

  it('for an employer that pays insurance for somebody it has hired (SX-4.5: 与社会保险缴费数据比对，主动推送)', () => {
    const [grant] = find(shanxiCase(), [shanxi], hired);
    expect(grant).toMatchObject({ to: 'employer', stated: { employer }, until: '2026-12-31' });
    expect(grant?.assessment).toContainEqual({
      code: 'registered-months-at-least',
      verdict: 'met',
      by: 'case',
    });
    // The size and the contract are in no data: an officer finds out the former, the employer states the latter.
    expect(grant?.assessment).toContainEqual({ code: 'employer-size-in', verdict: 'unknown', by: 'nobody' });
  });

  it('only under a proactive scheme, and from data that it covers', () => {
    const { proactive: _, ...silent } = chongqing;
    expect(find(chongqingCase(), [silent], trained)).toEqual([]);
    expect(find(chongqingCase(), [chongqing], hired)).toEqual([]);
    expect(find(shanxiCase(), [shanxi], trained)).toEqual([]);
  });

  it('under no scheme that is closed (SX-4.4) or has not begun', () => {
    expect(find(shanxiCase(), [termsOf('shanxi', 'hiring-subsidy')], hired)).toEqual([]);
    expect(find(shanxiCase(), [shanxi], hired, long, '2027-01-01')).toEqual([]);
    expect(find(shanxiCase(), [shanxi], hired, long, '2026-12-31')).toHaveLength(1);
    expect(find(shanxiCase(), [shanxi], hired, long, '2026-10-31')).toEqual([]);
  });

  it('if no condition is known to be unmet: six months to the day before the hire (SX-4.4, I-12)', () => {
    const since = (from: string): KnownFacts => ({ spell: { from } });
    expect(find(shanxiCase(), [shanxi], hired, since('2026-05-20'))).toHaveLength(1);
    expect(find(shanxiCase(), [shanxi], hired, since('2026-05-21'))).toEqual([]);
    const after: KnownFacts = { spell: { from: '2026-11-21' } };
    expect(find(shanxiCase(), [shanxi], hired, after)).toEqual([]);
  });

  it('once for a person, a scheme and an employer or a thing', () => {
    const state = told(chongqingCase());
    expect(find(state, [chongqing], trained)).toEqual([]);
    // The comparison source of another place writes the same course in another way.
    const alike: Evidence = { kind: 'trained', training: { ...training, course: '家政　服务员' } };
    expect(find(state, [chongqing], alike)).toEqual([]);
    const another: Evidence = { kind: 'trained', training: { ...training, course: '电工' } };
    expect(find(state, [chongqing], another)).toHaveLength(1);
    const [candidate] = find(chongqingCase(), [chongqing], trained);
    expect(candidate && tellGrant(state, candidate, 'x', by(system, friday))).toBeUndefined();
    const pushed = told(shanxiCase(), hired, [shanxi]);
    expect(find(pushed, [shanxi], hired)).toEqual([]);
    expect(find(pushed, [shanxi], { ...hired, employer: other })).toHaveLength(1);
  });

  it('for nobody who has claimed it already, if it is granted once', () => {
    const state = shanxiCase();
    const claim = claimed(state, hiring(), { region: 'shanxi', terms: shanxi, known: long });
    expect(find(having(state, claim), [shanxi], { ...hired, employer: other })).toEqual([]);
  });

  it('and is not told if the person has claimed it, or is no longer registered, since the search', () => {
    const state = chongqingCase();
    const [candidate] = find(state, [chongqing], trained);
    if (!candidate) throw new Error('nothing was found');
    const tell = (now: CaseState) => tellGrant(now, candidate, 'x', by(system, friday));
    expect(tell(state)?.type).toBe('grant-found');
    expect(tell({ ...state, phase: 'closed' })).toBeUndefined();
    const hiredCase = shanxiCase();
    const [ofHire] = find(hiredCase, [shanxi], hired);
    const claim = claimed(hiredCase, hiring(), { region: 'shanxi', terms: shanxi, known: long });
    expect(ofHire && tellGrant(having(hiredCase, claim), ofHire, 'x', by(system, friday))).toBeUndefined();
  });

  it('only for somebody registered as unemployed', () => {
    const closed = { ...chongqingCase(), phase: 'closed' } as CaseState;
    expect(find(closed, [chongqing], trained)).toEqual([]);
  });
});

describe('What a record contributes to grants', () => {
  const state = chongqingCase();
  const record: ComparisonRecord = {
    source: 'insurance',
    fact: 'insured-employment',
    asOf: '2026-11-20',
    employer,
    since: '2026-11-20',
  };
  it('is nothing if it lacks details, is older than the registration, or refers to the future', () => {
    expect(evidenceOf(state, record)).toEqual(hired);
    for (const change of [
      { employer: undefined },
      { since: undefined },
      { since: '2026-11-01' },
      { since: '2026-11-21' },
      { asOf: '2026-11-01' },
      { fact: 'pension' },
    ] as const)
      expect(evidenceOf(state, { ...record, ...change } as ComparisonRecord)).toBeUndefined();
    const course = { source: 'training', fact: 'completed-training', asOf: '2026-11-20' } as const;
    expect(evidenceOf(state, { ...course, training })).toEqual(trained);
    expect(evidenceOf(state, course)).toBeUndefined();
  });
});

describe('A found grant', () => {
  const rules = lifecycleOf('chongqing');
  const confirm = (state: CaseState, number = 1, actor = applicant, now = friday) =>
    confirmGrant(
      state,
      number,
      { stated: {} },
      (code) => (code === chongqing.code ? chongqing : undefined),
      long,
      rules,
      calendar,
      by(actor, now),
    );

  it('becomes a claim when it is confirmed, which is checked and decided like any other', () => {
    const state = having(told(chongqingCase()), confirm(told(chongqingCase())));
    const claim = state.claims?.[0];
    expect(claim).toMatchObject({ status: 'made', by: 'person', found: 1, stated: { training } });
    expect(grantStatus(state, foundGrantsOf(state)[0] as never, today)).toBe('confirmed');
    expect(refusalOf(confirm(state))).toEqual({ reason: 'grant-not-open', stands: 'confirmed' });
  });

  it('is declined without a reason, and then not confirmed', () => {
    const state = told(chongqingCase());
    const declined = having(state, declineGrant(state, 1, by(applicant, friday)));
    expect(refusalOf(confirm(declined))).toEqual({ reason: 'grant-not-open', stands: 'declined' });
    expect(find(declined, [chongqing], trained)).toEqual([]);
  });

  it('ends with its last day, that day included', () => {
    const windowed = { ...chongqing, proactive: { windowDays: 10 } };
    const state = told(chongqingCase(), trained, [windowed]);
    expect(foundGrantsOf(state)[0]?.until).toBe('2026-11-29');
    expect(confirm(state, 1, applicant, friday + 9 * day).ok).toBe(true);
    expect(refusalOf(confirm(state, 1, applicant, friday + 10 * day))).toEqual({
      reason: 'grant-not-open',
      stands: 'expired',
    });
  });

  it('is confirmed by its recipient: the person does not see grants found for an employer', () => {
    const state = told(shanxiCase(), hired, [shanxi]);
    expect(refusalOf(confirm(state))?.reason).toBe('grant-not-found');
    const asEmployer = { role: 'employer', subject: 'employer' } as const;
    expect(refusalOf(confirm(told(chongqingCase()), 1, asEmployer))?.reason).toBe('grant-not-found');
    expect(refusalOf(confirm(state, 7, officer))?.reason).toBe('grant-not-found');
  });
});

describe('Over any order of data, days, confirmations and refusals', () => {
  const windowed: SchemeTerms = { ...shanxi, code: 'hiring-subsidy', proactive: { windowDays: 20 } };
  const schemes = [windowed, { ...chongqing, proactive: { windowDays: 15 } }];
  const steps = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 12 }),
      act: fc.constantFrom('hired', 'hired-by-another', 'trained', 'confirm', 'decline'),
      pick: fc.nat(5),
    }),
    { maxLength: 14 },
  );

  it('nothing is told twice, and nothing outside the window of its scheme (I8)', () => {
    const rules = lifecycleOf('shanxi');
    const start = shanxiCase();
    fc.assert(
      fc.property(steps, (lived) => {
        let state = start;
        let now = friday;
        const taken = new Set<string>();
        for (const { days, act, pick } of lived) {
          now += days * day;
          const at = addDays(parseLocalDate(today), Math.round((now - friday) / day));
          if (act === 'confirm' || act === 'decline') {
            const grant = foundGrantsOf(state)[pick];
            if (!grant) continue;
            const actor = grant.to === 'person' ? applicant : ({ role: 'employer', subject: 'e' } as const);
            const isOpen = grantStatus(state, grant, at) === 'open';
            const contract = { from: '2026-11-20', until: '2027-11-19' };
            const result =
              act === 'decline'
                ? declineGrant(state, grant.number, by(actor, now))
                : confirmGrant(
                    state,
                    grant.number,
                    { stated: grant.to === 'employer' ? { contract } : {} },
                    (code) => schemes.find((each) => each.code === code),
                    long,
                    rules,
                    calendar,
                    by(actor, now),
                  );
            if (!isOpen) expect(result.ok).toBe(false);
            if (result.ok) state = having(state, result);
            continue;
          }
          const evidence: Evidence =
            act === 'trained' ? trained : { ...hired, employer: act === 'hired' ? employer : other };
          for (const candidate of find(state, schemes, evidence, long, at)) {
            const event = tellGrant(state, candidate, 'x', by(system, now));
            if (!event) throw new Error('found what was told');
            const after = having(state, event);
            for (const { guard } of newGrantGuards(state, after)) {
              expect(taken).not.toContain(guard.name);
              taken.add(guard.name);
            }
            state = after;
            expect(at <= '2026-12-31' || candidate.scheme !== windowed.code).toBe(true);
          }
        }
        const keys = foundGrantsOf(state).map(grantKey);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { madeAt, found, terms } of state.claims ?? []) {
          const grant = foundGrantsOf(state).find(({ number }) => number === found);
          expect(madeAt.slice(0, 10) <= (grant?.until ?? '9999')).toBe(true);
          expect(terms.code).toBe(grant?.scheme);
        }
      }),
      { numRuns: runsOf(60) },
    );
  });
});
