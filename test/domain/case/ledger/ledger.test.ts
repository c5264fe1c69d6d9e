import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { checkCompleteness } from '../../../../lib/domain/case/ledger/completeness.ts';
import { hasTag } from '../../../../lib/domain/case/ledger/one-to-one.ts';
import { ledgerTaskId } from '../../../../lib/domain/case/ledger/tasks.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { friday, lifecycleOf, officer } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { knownValue, planned, profiling, registered } from '../support/registered.ts';

const groups = ['employment-difficulty', 'graduate-without-work', 'out-of-poverty'];
/** Fields that no fact fills. */
const notStated = ['tags-checked', 'identity-proven'];
const allChecked = groups.map((group) => ({ group, applies: false }));
const checksOf = (state: CaseState) => checkCompleteness(state, lifecycleOf(state.region));
const missing = (state: CaseState) =>
  Object.fromEntries(checksOf(state).map(({ code, missing: fields }) => [code, fields]));

describe('The three facts of the intake (SX-1.3, QH-1.3, CQ-1.3)', () => {
  it.each<Region>(['shanxi', 'qinghai', 'chongqing'])(
    'are kept in %s with their source and day',
    (region) => {
      const facts = ['unemployment-reason', 'skill-level', 'employment-intention'].map((code) => ({ code }));
      const state = having(registered(region), profiling(registered(region), { facts }));
      expect(state.ledger.facts).toEqual(
        Object.fromEntries(
          facts.map(({ code }) => [code, { value: knownValue(code), source: 'person', on: '2026-11-20' }]),
        ),
      );
      expect(state.ledger.updatedAt).toBe(new Date(friday).toISOString());
    },
  );

  it('can be stated again without losing earlier statements', () => {
    const first = having(registered(), profiling(registered(), { facts: [{ code: 'skill-level' }] }));
    const second = having(
      first,
      profiling(first, { facts: [{ code: 'employment-intention', value: 'flexible' }] }),
    );
    const third = having(
      second,
      profiling(second, { facts: [{ code: 'employment-intention', value: 'unclear' }] }),
    );
    expect(Object.keys(third.ledger.facts)).toEqual(['skill-level', 'employment-intention']);
    expect(third.ledger.facts['employment-intention']?.value).toBe('unclear');
  });

  it.each([
    ['education', 'zzz'],
    ['skill-level', 'whatever-nonsense'],
    ['employment-intention', 'constructor'],
  ])('take no value that nobody knows: %s %s', (code, value) => {
    expect(refusalOf(profiling(registered(), { facts: [{ code, value }] }))).toMatchObject({
      reason: 'unknown-fact-value',
    });
    const known = having(registered(), profiling(registered(), { facts: [{ code }] }));
    expect(known.ledger.facts[code]?.value).toBe(knownValue(code));
  });

  it.each([['favourite-colour'], ['constructor'], ['contact'], ['tags-checked']])(
    'do not include %s',
    (code) => {
      expect(refusalOf(profiling(registered(), { facts: [{ code }] }))).toEqual({
        reason: 'unknown-profile-fact',
        fact: code,
      });
    },
  );
});

describe('The groups (SX-1.4)', () => {
  it('are tagged with source and day, even when a person does not belong to one', () => {
    const tags = [
      { group: 'out-of-poverty', applies: false },
      { source: 'comparison' as const, on: '2026-11-19' },
    ];
    const state = having(registered('shanxi'), profiling(registered('shanxi'), { tags }));
    expect(state.ledger.tags).toEqual({
      'out-of-poverty': { applies: false, source: 'officer', on: '2026-11-20' },
      'employment-difficulty': { applies: true, source: 'comparison', on: '2026-11-19' },
    });
    expect([hasTag(state, 'out-of-poverty'), hasTag(state, 'employment-difficulty')]).toEqual([false, true]);
  });

  it.each<[Region, boolean]>([
    ['shanxi', true],
    ['weihai', true],
    ['yunnan', true],
    ['qinghai', false],
    ['chongqing', false],
  ])('in %s may include others than those listed: %s ("等" makes a list open)', (region, open) => {
    const decided = profiling(registered(region), { tags: [{ group: 'veteran' }] });
    expect(decided.ok).toBe(open);
    if (!open) expect(refusalOf(decided)).toEqual({ reason: 'unknown-tag', tag: 'veteran' });
  });

  it('are not revealed outside: the event holds codes, and the bus gets none of them', () => {
    const decided = profiling(registered(), { tags: [{}] });
    expect(decided.ok && Object.keys(decided.value.data)).toEqual(['facts', 'tags']);
  });
});

describe('Completeness', () => {
  it.each<[Region, string]>([
    ['shanxi', 'SX-1.5'],
    ['qinghai', 'QH-1.3'],
    ['chongqing', 'CQ-1.3'],
  ])('in %s means the three clears, and names what is missing (%s)', (region) => {
    const state = registered(region, friday, { identity: 'stated' });
    const realName = region === 'qinghai' ? ['identity-proven'] : [];
    expect(missing(state)).toEqual({
      headcount: ['tags-checked', ...realName],
      'basic-information': ['education', 'skill-level'],
      'service-needs': ['employment-intention', 'service-needs'],
    });
    const learnt = having(
      state,
      profiling(state, {
        facts: ['education', 'skill-level', 'employment-intention'].map((code) => ({ code })),
        tags: allChecked,
      }),
    );
    expect(missing(learnt)).toEqual({
      headcount: realName,
      'basic-information': [],
      'service-needs': ['service-needs'],
    });
    const whole = having(learnt, profiling(learnt, { facts: [{ code: 'service-needs' }] }));
    expect(checksOf(whole).every(({ complete }) => complete)).toBe(region !== 'qinghai');
  });

  it('in Yunnan means four points, with skill level and intention separate (YN-1.2.2)', () => {
    const state = registered('yunnan');
    expect(checksOf(state)).toHaveLength(4);
    expect(checksOf(state).flatMap(({ missing: fields }) => fields)).toEqual(
      expect.arrayContaining(['tags-checked', 'skill-level', 'employment-intention']),
    );
    const fields = checksOf(state).flatMap(({ missing: names }) => names);
    const learnt = having(
      state,
      profiling(state, {
        facts: fields.filter((code) => code !== 'tags-checked').map((code) => ({ code })),
        tags: allChecked,
      }),
    );
    expect(checksOf(learnt).map(({ complete }) => complete)).toEqual([true, true, true, true]);
  });

  it('needs an answer for every group, not just for one', () => {
    const state = registered();
    const two = having(state, profiling(state, { tags: allChecked.slice(1) }));
    expect(missing(two).headcount).toEqual(['tags-checked']);
    const three = having(two, profiling(two, { tags: allChecked.slice(0, 1) }));
    expect(missing(three).headcount).toEqual([]);
  });
});

describe('Missing data when the plan is made', () => {
  const whole = (state: CaseState) => {
    const fields = checksOf(state).flatMap(({ missing: names }) => names);
    const facts = fields.filter((code) => !notStated.includes(code)).map((code) => ({ code }));
    return having(state, profiling(state, { facts, tags: allChecked }));
  };
  const seen = (state: CaseState) =>
    having(
      state,
      confirmIdentity(state, 'identity-card', false, lifecycleOf(state.region), {}, by(officer, friday)),
    );

  it.each<[Region, string]>([
    ['shanxi', 'SX-1.5'],
    ['qinghai', 'QH-1.3'],
    ['weihai', 'SX-1.5, as everywhere'],
    ['chongqing', 'CQ-1.3'],
    ['yunnan', 'YN-1.2.2'],
  ])('is a task with a date in %s, which ends when nothing is missing any more (%s)', (region) => {
    const state = planned(region);
    expect(state.tasks[ledgerTaskId]).toMatchObject({ kind: 'complete-ledger' });
    expect(state.deadlines['ledger-1']?.basis.clause).toBe('I-13');
    const half = having(state, profiling(state, { tags: allChecked }));
    expect(half.tasks[ledgerTaskId]).toBeDefined();
    const known = region === 'qinghai' ? seen(whole(half)) : whole(half);
    expect(known.endedTasks[ledgerTaskId]?.outcome).toBe('complete');
  });

  it('include the identity in Qinghai, until a document or a verified sign-in proves it (QH-1.3 实名)', () => {
    const state = whole(planned('qinghai'));
    expect(state.tasks[ledgerTaskId]).toBeDefined();
    expect(missing(state).headcount).toEqual(['identity-proven']);
    const linked = linkAccount(
      state,
      lifecycleOf('qinghai'),
      {},
      by({ role: 'applicant', subject: 'own' }, friday),
    );
    for (const proven of [seen(state), having(state, linked)]) {
      expect(missing(proven).headcount).toEqual([]);
      expect(proven.endedTasks[ledgerTaskId]?.outcome).toBe('complete');
    }
    const early = seen(planned('qinghai'));
    expect(early.tasks[ledgerTaskId]).toBeDefined();
    expect(whole(early).endedTasks[ledgerTaskId]?.outcome).toBe('complete');
  });
});

describe('A profile', () => {
  it('is refused before the registration, when it is empty, and when it is dated tomorrow', () => {
    const state = registered();
    expect(refusalOf(profiling(state, {}))).toEqual({ reason: 'nothing-recorded' });
    expect(refusalOf(profiling(state, { facts: [{ code: 'skill-level', on: '2026-11-21' }] }))).toEqual({
      reason: 'date-in-future',
    });
    expect(refusalOf(profiling(state, { tags: [{ on: '2026-11-21' }] }))).toEqual({
      reason: 'date-in-future',
    });
    const ended: CaseState = { ...state, phase: 'closed' };
    expect(refusalOf(profiling(ended, { tags: [{}] }))).toEqual({
      reason: 'not-possible-in-phase',
      phase: 'closed',
    });
  });

  it('is dated by the Beijing day, which changes at midnight there', () => {
    const state = registered();
    const fact = { facts: [{ code: 'skill-level', on: '2026-11-21' }] };
    const midnight = Date.parse('2026-11-21T00:00:00+08:00');
    expect(profiling(state, fact, midnight - 1).ok).toBe(false);
    expect(profiling(state, fact, midnight).ok).toBe(true);
  });
});
