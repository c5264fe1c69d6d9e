import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  brokenInvariants,
  type CaseState,
  caseStateSchema,
  evolve,
} from '../../../../lib/domain/case/case.ts';
import { findCandidate } from '../../../../lib/domain/case/hardship/candidates.ts';
import { withdrawHardship } from '../../../../lib/domain/case/hardship/decide.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { runsOf } from '../../../support/property-runs.ts';
import {
  applicant,
  calendar,
  day,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import {
  answeringNotice,
  applying,
  checking,
  deciding,
  endingNotice,
  exiting,
  objecting,
  objectingToNotice,
  publishing,
  reviewing,
  township,
} from '../support/hardship.ts';
import { registered } from '../support/registered.ts';

type Attempt = (state: CaseState, context: Context) => unknown;
const dayAt = (now: number, days = 0): string =>
  new Date(now + 8 * hour + days * day).toISOString().slice(0, 10);

const attempts: Readonly<Record<string, Attempt>> = {
  apply: applying(),
  check: checking(),
  'check against': checking(false),
  review: checking(true, 'review-hardship'),
  publish: (state, context) => publishing(dayAt(context.now, 3))(state, context),
  object: (state, context) => objectingToNotice(dayAt(context.now))(state, context),
  'answer no': answeringNotice(false),
  'answer yes': answeringNotice(true),
  'end notice': endingNotice,
  recognise: deciding('recognise'),
  refuse: deciding('refuse'),
  return: deciding('return'),
  exit: exiting('own-wish'),
  'object to decision': objecting,
  uphold: reviewing(true),
  dismiss: reviewing(false),
  withdraw: withdrawHardship,
  find: (state, context) =>
    findCandidate(
      state,
      {
        person: { birthDate: '1970-01-01', sex: 'female', disabilityGrade: '2' },
        records: [{ fact: 'minimum-living-guarantee' }],
      },
      lifecycleOf(state.region, context.now),
      calendar,
      context,
    ),
};
const actors: readonly Actor[] = [officer, secondOfficer, township, supervisor, secondSupervisor, applicant];

interface Act {
  readonly what: string;
  readonly likely: boolean;
  readonly who: Actor;
  readonly after: number;
}
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...Object.keys(attempts)),
  // The usual continuations come up often enough for lives to reach their end.
  likely: fc.boolean(),
  who: fc.constantFrom(...actors),
  after: fc.constantFrom(hour, day, 4 * day),
});
const life = fc.record({
  region: fc.constantFrom(...servedRegions.ids),
  acts: fc.array(act, { minLength: 5, maxLength: 25 }),
});

/** Lives that reach each decision, whatever the seed: generated lives alone may happen to miss one. */
const toDecisions = [
  [
    ['apply', applicant],
    ['check', officer],
    ['recognise', supervisor],
    ['exit', supervisor],
    ['object to decision', applicant],
    ['uphold', secondSupervisor],
  ],
  [
    ['apply', applicant],
    ['check against', officer],
    ['refuse', supervisor],
    ['object to decision', applicant],
    ['uphold', secondSupervisor],
  ],
  [
    ['apply', applicant],
    ['check', officer],
    ['return', supervisor],
    ['check', officer],
    ['withdraw', applicant],
  ],
] as const;
const toldLives = toDecisions.map((acts): [{ region: (typeof servedRegions.ids)[number]; acts: Act[] }] => [
  { region: 'chongqing', acts: acts.map(([what, who]) => ({ what, likely: false, who, after: hour })) },
]);

const next: Readonly<Record<string, string>> = {
  'check-hardship': 'check',
  'publish-hardship-notice': 'publish',
  'record-hardship-notice': 'end notice',
  'answer-hardship-notice-objection': 'answer no',
  'review-hardship': 'review',
  'decide-hardship': 'recognise',
  'decide-hardship-objection': 'uphold',
};

/** The event of an attempt, if it made one. */
function eventOf(tried: unknown): Parameters<typeof evolve>[2] | undefined {
  if (typeof tried !== 'object' || tried === null) return undefined;
  if (!('ok' in tried)) return tried as never;
  return tried.ok ? (tried as unknown as { value: Parameters<typeof evolve>[2] }).value : undefined;
}

/**
 * An independent judge that shares no code with the rule: by the history alone, each recognition had its steps by different
 * people.
 */
function expectLawful(state: CaseState): void {
  for (const { recognisedOn, chain, steps, notices, round, decidedBy } of state.hardship?.recognitions ??
    []) {
    if (recognisedOn === undefined) continue;
    const own = steps.filter((each) => each.round === round);
    const judged = own.filter(({ step }) => step === 'check' || step === 'review');
    const wanted = chain.filter((step) => step === 'check' || step === 'review');
    expect([...new Set(judged.map(({ step }) => step))].sort()).toEqual([...wanted].sort());
    expect(judged.every(({ positive }) => positive)).toBe(true);
    const people = [...judged.map(({ by }) => by), decidedBy];
    expect(new Set(people).size).toBe(people.length);
    if (!chain.includes('public-notice')) continue;
    const [notice] = notices.filter((each) => each.round === round);
    expect((notice?.until ?? '9999') < recognisedOn).toBe(true);
    expect(notice?.objections.filter(({ answeredAt, upheld }) => !answeredAt || upheld)).toEqual([]);
  }
}

it('Over generated lives of any acts by anybody, nobody is recognised without the steps of the region, by one person twice, or before the notice is over (I9)', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(life, ({ region, acts }) => {
      let state = registered(region);
      let now = Date.parse('2026-11-20T10:00:00+08:00');
      for (const { what, likely, who, after } of acts) {
        now += after;
        const open = Object.values(state.tasks).find(({ kind }) => kind in next);
        const recognised = state.hardship?.recognitions.at(-1)?.status === 'recognised';
        const name = likely ? (open ? (next[open.kind] ?? what) : recognised ? 'exit' : 'apply') : what;
        const actor = likely && ['recognise', 'exit', 'uphold'].includes(name) ? supervisor : who;
        let tried: unknown;
        try {
          tried = attempts[name]?.(state, { now, actor });
        } catch {
          continue;
        }
        const event = eventOf(tried);
        if (!event) continue;
        state = evolve(state, state.caseId, event);
        seen.add(event.type);
        expect(brokenInvariants(state, now)).not.toContain('hardship-chain-broken');
        expect(brokenInvariants(state, now)).not.toContain('hardship-recognised-twice');
        expectLawful(state);
      }
      expect(() => caseStateSchema.parse(state)).not.toThrow();
      const candidates = state.hardship?.candidates ?? [];
      const grounds = candidates.flatMap((each) => each.grounds.map((ground) => JSON.stringify(ground)));
      expect(new Set(grounds).size).toBe(grounds.length);
    }),
    { numRuns: runsOf(150), examples: toldLives },
  );
  for (const type of [
    'hardship-recognised',
    'hardship-refused',
    'hardship-returned',
    'hardship-exited',
    'hardship-objection-decided',
    'hardship-withdrawn',
  ])
    expect(seen, type).toContain(type);
});
