import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import {
  type Amendment,
  amendableKeys,
  amendableValues,
  amendmentSchema,
  exampleAmendment,
} from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers, conflictingAmendment } from '../../lib/policy/amendments/apply.ts';
import { allPolicyKeys } from '../../lib/policy/keys.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { periodFaults } from '../../lib/policy/lint/faults.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';
import { registrationRules } from '../../lib/policy/registration-rules.ts';

/** An amendment: by default three working days for an online decision in Chongqing. */
const amendment = (change: Readonly<Record<string, unknown>> = {}): Amendment =>
  amendmentSchema().parse({ ...exampleAmendment, ...change });
const limitOn = (day: string, amendments: readonly Amendment[], region: Region = 'chongqing') =>
  registrationRules(resolvePack(region, parseLocalDate(day), amendedLayers(amendments))).decision.online;

describe('an amendment', () => {
  it('an amendment takes effect on its first day, with its own article', () => {
    const loaded = [amendment()];
    expect(limitOn('2026-12-31', loaded).term).toEqual({ workingDays: 5 });
    expect(limitOn('2027-01-01', loaded)).toMatchObject({
      term: { workingDays: 3 },
      basis: { document: '渝人社发〔2027〕1号', clause: 'CQ-1.2' },
    });
    expect(limitOn('2030-01-01', loaded).term).toEqual({ workingDays: 3 });
  });

  it('an amendment changes its own region only, and a national one only regions without a value of their own (I-01)', () => {
    const national = amendment({ layer: 'national', value: { kind: 'working-days', workingDays: 2 } });
    expect(limitOn('2027-01-01', [amendment()], 'shanxi').term).toEqual({ workingDays: 3 });
    expect(limitOn('2027-01-01', [national], 'shanxi').term).toEqual({ workingDays: 2 });
    expect(limitOn('2027-01-01', [national])).toMatchObject({
      term: { workingDays: 5 },
      nationalLimit: { term: { workingDays: 2 } },
    });
  });

  it('an amendment holds until the next one of the same value', () => {
    const loaded = [
      amendment(),
      amendment({ id: 'later', from: '2028-07-01', value: { kind: 'same-visit' } }),
    ];
    expect(limitOn('2028-06-30', loaded).term).toEqual({ workingDays: 3 });
    expect(limitOn('2028-07-01', loaded).term).toEqual({ workingDays: 0 });
  });

  it('an amendment replaces an entry that begins on the same day, and two amendments of one day conflict', () => {
    const same = amendment({ id: 'another' });
    expect(conflictingAmendment(same, [amendment()])?.id).toBe('chongqing-2027-decision-online');
    expect(conflictingAmendment(amendment(), [amendment()])).toBeUndefined();
    expect(
      conflictingAmendment(amendment({ id: 'another', from: '2027-01-02' }), [amendment()]),
    ).toBeUndefined();
    const qinghai = amendment({ id: 'qinghai-online', layer: 'qinghai', from: '2023-02-01' });
    expect(limitOn('2023-02-01', [qinghai], 'qinghai').basis.document).toBe('渝人社发〔2027〕1号');
  });

  it('an amendment changes the version of the packs that contain it, and of no others', () => {
    const reference = (region: Region, loaded: readonly Amendment[]) =>
      resolvePack(region, parseLocalDate('2027-01-01'), amendedLayers(loaded)).reference;
    expect(reference('chongqing', [amendment()])).not.toBe(reference('chongqing', []));
    expect(reference('chongqing', [amendment()])).toBe(reference('chongqing', [amendment()]));
    expect(reference('chongqing', [amendment({ note: 'for another reason' })])).not.toBe(
      reference('chongqing', [amendment({ from: '2027-01-02' })]),
    );
    expect(reference('shanxi', [amendment()])).toBe(reference('shanxi', []));
  });

  it('amendments give the same rules in any order of loading', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{3,8}$/),
        month: fc.integer({ min: 1, max: 12 }),
        layer: fc.constantFrom('chongqing', 'national'),
        workingDays: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.nat()), (drawn, order) => {
        const loaded = drawn.map(({ id, month, layer, workingDays }) =>
          amendment({
            id,
            layer,
            from: `2027-${String(month).padStart(2, '0')}-15`,
            value: { kind: 'working-days', workingDays },
          }),
        );
        const ranks = new Map(loaded.map((each) => [each.id, order.next().value]));
        const shuffled = loaded.toSorted((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
        expect(amendedLayers(shuffled)).toEqual(amendedLayers(loaded));
        for (const { values } of Object.values(amendedLayers(loaded)))
          expect(periodFaults(values.decisionDeadlineOnline ?? [])).toEqual([]);
      }),
    );
  });
});

describe('the form of an amended value', () => {
  it.each(amendableKeys())('the schema of %s accepts every value of the packs, in every region', (key) => {
    for (const region of servedRegions.ids) {
      const resolved = resolvePack(region, parseLocalDate('2026-11-20')).values[key];
      if (resolved.status !== 'set') continue;
      const parsed = amendableValues()[key].parse(resolved.value);
      expect(parsed).toEqual(resolved.value);
    }
  });

  it('a key that may not be amended is refused by name', () => {
    const others = allPolicyKeys.filter((key) => !(amendableKeys() as readonly string[]).includes(key));
    expect(others).toContain('closureReasons');
    for (const key of [...others, 'nonsense', '__proto__']) {
      const { error } = amendmentSchema().safeParse({ ...amendment(), key });
      expect(error?.issues).toEqual([
        expect.objectContaining({ path: ['key'], message: 'value-not-amendable' }),
      ]);
    }
  });

  it.each([
    ['unreachableClosure', { consecutiveMonths: 6, attemptsPerMonth: 9 }, 'attemptsPerMonth'],
    [
      'followUp',
      { ...resolvePack('shanxi', parseLocalDate('2026-11-20')).values.followUp.value, mustRecord: [] },
      'mustRecord',
    ],
  ])(
    'an amendment of %s with a leaf that nothing reads is refused by the name of the leaf',
    (key, value, leaf) => {
      expect(amendmentSchema().safeParse({ ...amendment(), key, value }).error?.issues).toEqual([
        expect.objectContaining({ code: 'unrecognized_keys', keys: [leaf], path: ['value'] }),
      ]);
    },
  );

  it.each([
    ['a value of another key', { value: { workingDays: 3 } }],
    ['far too many days', { value: { kind: 'working-days', workingDays: 300 } }],
    ['no days at all', { value: { kind: 'working-days', workingDays: 0 } }],
    ['a clause that nobody knows', { citation: { document: 'x', article: '一', clause: 'CQ-9.9' } }],
    ['no source', { citation: undefined }],
    ['a day that does not exist', { from: '2027-02-29' }],
    ['a layer that does not exist', { layer: 'hunan' }],
    ['a name that is no name', { id: 'Über' }],
    ['an unknown field', { until: '2028-01-01' }],
    [
      'a ladder with a step twice',
      {
        key: 'escalation',
        value: Object.fromEntries(
          ['decision', 'first-contact', 'follow-up', 'plan-item', 'closure-decision'].map((obligation) => [
            obligation,
            [
              { name: 'unit', to: 'unit', workingDaysAfterDue: 0 },
              { name: 'unit', to: 'unit', workingDaysAfterDue: 1 },
            ],
          ]),
        ),
      },
    ],
    [
      'ages that end before they begin',
      { key: 'youthInternship', value: { minimumAge: 24, maximumAge: 16 } },
    ],
  ])('an amendment with %s is refused', (_what, change) => {
    expect(amendmentSchema().safeParse({ ...amendment(), ...change }).success).toBe(false);
  });
});

it('amended numbers reach the rules of the lifecycle', () => {
  const { values } = resolvePack('yunnan', parseLocalDate('2027-01-01'));
  const loaded = [
    amendment({
      id: 're-entry',
      layer: 'yunnan',
      key: 'reEntry',
      value: { employedLessThanMonths: 12, appliesTo: 'persons-with-employment-difficulty' },
    }),
    amendment({ id: 'after-placement', layer: 'yunnan', key: 'afterPlacement', value: { months: [1, 2] } }),
    amendment({
      id: 'handling-times',
      layer: 'national',
      key: 'handlingTimes',
      value: { ...values.handlingTimes.value, makePlanWorkingDays: 4 },
    }),
    amendment({
      id: 'follow-up',
      layer: 'yunnan',
      key: 'followUp',
      value: { ...values.followUp.value, excusedAfter: { attempts: 5, differentMeans: 3 } },
    }),
  ];
  const rules = lifecycleRules(resolvePack('yunnan', parseLocalDate('2027-01-01'), amendedLayers(loaded)));
  expect(rules.reEntry?.employedLessThanMonths).toBe(12);
  expect(rules.placementChecks?.months).toEqual([1, 2]);
  expect(rules.plan.makeWithin.term).toEqual({ workingDays: 4 });
  expect(rules.followUp.excusedAfter).toEqual({ attempts: 5, differentMeans: 3 });
  expect(
    lifecycleRules(resolvePack('yunnan', parseLocalDate('2026-12-31'), amendedLayers(loaded))),
  ).toMatchObject({
    reEntry: { employedLessThanMonths: 6 },
  });
  expect(amendedLayers([])).toEqual(builtInLayers);
});
