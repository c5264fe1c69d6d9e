import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentSchema, exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { citing, dated, leftOpen } from '../../lib/policy/author.ts';
import { allPolicyKeys, isOptionalKey } from '../../lib/policy/keys.ts';
import { circular as shandongCircular } from '../../lib/policy/layers/shandong/circular.ts';
import { type LayerSet, layerOf } from '../../lib/policy/layers.ts';
import { MissingPolicyValueError, resolvePack, resolveValue } from '../../lib/policy/packs.ts';
import { circular } from '../../lib/policy/regions/chongqing/circular.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';
import type { DecisionLimit } from '../../lib/policy/values/registration.ts';
import type { Layer, LayerId } from '../../lib/policy/values.ts';

const today = parseLocalDate('2026-11-20');

const withValues = (id: LayerId, values: Layer['values']): LayerSet => {
  const layer = layerOf(builtInLayers, id);
  return { ...builtInLayers, [id]: { ...layer, values: { ...layer.values, ...values } } };
};

describe('resolving a pack', () => {
  it.each(servedRegions.ids)(
    'the pack of %s has every value that a region must have, each with its citation',
    (region) => {
      const { values } = resolvePack(region, today);

      for (const key of allPolicyKeys) {
        const resolved = values[key];
        if (isOptionalKey(key) && resolved.status !== 'set') continue;
        expect(resolved, key).toMatchObject({
          status: 'set',
          citation: { article: expect.stringMatching(/./) },
        });
      }
    },
  );

  it('a day has the values of its entries, whichever days were resolved before', () => {
    const amended = amendedLayers([amendmentSchema().parse(exampleAmendment)]);
    const days = fc.oneof(
      fc
        .date({ min: new Date('2003-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
        .map((day) => parseLocalDate(day.toISOString().slice(0, 10))),
      fc
        .constantFrom('2022-12-14', '2022-12-15', '2023-01-31', '2023-02-01', '2026-12-31', '2027-01-01')
        .map(parseLocalDate),
    );
    fc.assert(
      fc.property(days, fc.constantFrom(...servedRegions.ids), fc.boolean(), (date, region, asAmended) => {
        const layers = asAmended ? amended : builtInLayers;
        const chain = servedRegions.layersOf(region).map((id) => layerOf(layers, id));
        const said = allPolicyKeys.map((key) => [key, resolveValue(chain, key, date)] as const);
        if (said.some(([key, { status }]) => status !== 'set' && !isOptionalKey(key)))
          expect(() => resolvePack(region, date, layers)).toThrow(MissingPolicyValueError);
        else expect(resolvePack(region, date, layers).values).toEqual(Object.fromEntries(said));
      }),
      { numRuns: 300 },
    );
  });

  it('a pack takes the most local value and keeps what the other layers say', () => {
    const { decisionDeadlineOnline } = resolvePack('chongqing', today).values;

    expect(decisionDeadlineOnline).toMatchObject({
      layer: 'chongqing',
      basis: 'circular',
      value: { workingDays: 5 },
      overridden: [{ layer: 'national', value: { workingDays: 3 } }],
      stricter: { layer: 'national', value: { workingDays: 3 }, citation: { clause: 'N2' } },
    });
  });

  it('the layer below fills what a circular leaves open, and the pack says who left it open', () => {
    const { decisionDeadlineOnline } = resolvePack('shanxi', today).values;

    expect(decisionDeadlineOnline).toMatchObject({
      layer: 'national',
      basis: 'national',
      leftOpenBy: [{ layer: 'shanxi', citation: { clause: 'SX-1.2' } }],
    });
    expect(decisionDeadlineOnline.stricter).toBeUndefined();
  });

  it('a silent layer is shown as saying nothing', () => {
    const { decisionDeadlineCounter } = resolvePack('weihai', today).values;

    expect(decisionDeadlineCounter.statements.map(({ layer, says }) => `${layer}: ${says}`)).toEqual([
      'weihai: nothing',
      'shandong: nothing',
      'national: value',
    ]);
    expect(decisionDeadlineCounter.leftOpenBy).toEqual([]);
  });

  it('a stricter local value is no conflict', () => {
    const { decisionDeadlineCounter } = resolvePack('qinghai', today).values;

    expect(decisionDeadlineCounter.overridden).toHaveLength(1);
    expect(decisionDeadlineCounter.stricter).toBeUndefined();
  });

  it('what no layer fixes stays open, and what no layer mentions stays unstated', () => {
    expect(resolvePack('chongqing', today).values.reEntry.status).toBe('unstated');
  });

  it('a province comes between its city and the nation', () => {
    const layers = withValues('shandong', {
      firstContact: dated(
        { workingDays: 4, countedFrom: 'registration', means: ['phone'] },
        'circular',
        citing(shandongCircular)('一', 'I-01'),
      ),
    });

    expect(resolvePack('weihai', today, layers).values.firstContact.layer).toBe('shandong');
    expect(resolvePack('shanxi', today, layers).values.firstContact.layer).toBe('national');
  });

  it('the error about a missing value names the region and the value', () => {
    const national = layerOf(builtInLayers, 'national');
    const { followUp: _taken, ...rest } = national.values;
    const layers = {
      ...builtInLayers,
      national: { ...national, values: rest },
      shanxi: { ...layerOf(builtInLayers, 'shanxi'), values: {} },
    };

    expect(() => resolvePack('shanxi', today, layers)).toThrow(MissingPolicyValueError);
    expect(() => resolvePack('shanxi', today, layers)).toThrow('shanxi sets followUp');
  });
});

describe('dates of effect', () => {
  const citation = citing(circular)('一', 'CQ-1.2');
  const limit = (workingDays: number): DecisionLimit => ({ kind: 'working-days', workingDays });
  const layers = withValues('chongqing', {
    decisionDeadlineOnline: [
      { ...dated(limit(5), 'circular', citation)[0], until: parseLocalDate('2026-12-31') },
      ...dated(limit(2), 'circular', citation, parseLocalDate('2027-01-01')),
    ],
  });
  const limitOn = (day: string) =>
    resolvePack('chongqing', parseLocalDate(day), layers).values.decisionDeadlineOnline.value;

  it('an entry holds from its first day to its last, both included', () => {
    expect(limitOn('2026-12-31')).toEqual(limit(5));
    expect(limitOn('2027-01-01')).toEqual(limit(2));
  });

  it('a circular applies from its day of issue; before it the national rule applies', () => {
    expect(resolvePack('qinghai', parseLocalDate('2023-01-31')).values.decisionDeadlineCounter.layer).toBe(
      'national',
    );
    expect(resolvePack('qinghai', parseLocalDate('2023-02-01')).values.decisionDeadlineCounter.layer).toBe(
      'qinghai',
    );
  });

  it('something left open has dates of effect too', () => {
    const later = withValues('chongqing', {
      decisionDeadlineOnline: leftOpen(citation, parseLocalDate('2027-01-01')),
    });

    expect(
      resolvePack('chongqing', parseLocalDate('2026-12-31'), later).values.decisionDeadlineOnline.leftOpenBy,
    ).toEqual([]);
    expect(
      resolvePack('chongqing', parseLocalDate('2027-01-01'), later).values.decisionDeadlineOnline.leftOpenBy,
    ).toHaveLength(1);
  });
});

describe('the version of a pack', () => {
  it('the version names region and edition, and the reference adds the hash', () => {
    const pack = resolvePack('chongqing', today);

    expect(pack.version).toBe('chongqing@2022.1');
    expect(pack.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(pack.reference).toBe(`chongqing@2022.1+${pack.contentHash.slice(0, 12)}`);
  });

  it('the hash does not depend on the day, on the order of keys, or on how often it is asked for', () => {
    const national = layerOf(builtInLayers, 'national');
    const reordered = {
      ...builtInLayers,
      national: {
        ...national,
        values: Object.fromEntries(Object.entries(national.values).reverse()) as Layer['values'],
      },
    };
    const { contentHash } = resolvePack('chongqing', today);

    expect(resolvePack('chongqing', parseLocalDate('2030-01-01')).contentHash).toBe(contentHash);
    expect(resolvePack('chongqing', today, reordered).contentHash).toBe(contentHash);
    expect(resolvePack('chongqing', today, structuredClone(builtInLayers)).contentHash).toBe(contentHash);
  });

  it('the hash changes with any layer of the chain, and only with those', () => {
    const layers = withValues('yunnan', { decisionDeadlineOnline: [] });

    expect(resolvePack('yunnan', today, layers).contentHash).not.toBe(
      resolvePack('yunnan', today).contentHash,
    );
    expect(resolvePack('shanxi', today, layers).contentHash).toBe(resolvePack('shanxi', today).contentHash);
  });

  it('a pack is plain JSON: one that was stored and read back is the same', () => {
    expect(JSON.parse(JSON.stringify(resolvePack('yunnan', today)))).toEqual(
      JSON.parse(JSON.stringify(resolvePack('yunnan', today, JSON.parse(JSON.stringify(builtInLayers))))),
    );
  });
});
