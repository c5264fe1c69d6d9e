import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { type Amendment, amendmentSchema, exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { computableLayers, uncomputableRules } from '../../lib/policy/amendments/computable.ts';
import type { LayerSet } from '../../lib/policy/layers.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';
import { runsOf } from '../support/property-runs.ts';

const today = beijingDate(Date.parse('2026-11-20T10:00:00+08:00'));

describe('The rules', () => {
  it('of this edition can be computed in every region on every day on which they change', () => {
    expect(uncomputableRules(builtInLayers)).toEqual([]);
  });

  it('that lack a value every region must have are named with the region, the day and the value', () => {
    const { chongqing, national } = builtInLayers;
    if (!chongqing || !national) throw new Error('there are no such layers');
    const layers: LayerSet = {
      ...builtInLayers,
      national: { ...national, values: { ...national.values, escalation: [] } },
      chongqing: { ...chongqing, values: { ...chongqing.values, escalation: [] } },
    };
    const failures = uncomputableRules(layers);
    expect(failures.length).toBeGreaterThan(0);
    expect(new Set(failures.map(({ what }) => what))).toEqual(new Set(['escalation']));
    expect(failures.map(({ region }) => region)).toContain('chongqing');
  });

  it('that only fail from a later day are found too', () => {
    const { chongqing } = builtInLayers;
    const [decision] = chongqing?.values.decisionDeadlineOnline ?? [];
    if (!chongqing || !decision || !('value' in decision)) throw new Error('there is no such value');
    const from = '2031-05-01' as typeof today;
    const broken = { ...decision, value: { kind: 'working-days' as const, workingDays: 0.5 }, from };
    const layers: LayerSet = {
      ...builtInLayers,
      chongqing: {
        ...chongqing,
        values: {
          ...chongqing.values,
          decisionDeadlineOnline: [{ ...decision, until: '2031-04-30' as typeof today }, broken],
        },
      },
    };
    expect(() => resolvePack('chongqing', today, layers)).not.toThrow();
    expect(uncomputableRules(layers)).toContainEqual({
      region: 'chongqing',
      on: '2031-05-01',
      what: 'RangeError',
    });
  });
});

describe('An amendment', () => {
  const amendment = (from: string): Amendment => ({ ...amendmentSchema().parse(exampleAmendment), from });

  it.each(['0000-01-01', '0000-02-29', '0001-01-01', '9999-12-31'])(
    'from the day %s, outside the calendar, fails in every region without throwing',
    (from) => {
      const amended = computableLayers([amendment(from)]);
      expect(amended).toMatchObject({ ok: false });
      expect(amended.ok ? [] : new Set(amended.failures.map(({ region }) => region))).toEqual(
        new Set(servedRegions.ids),
      );
    },
  );

  it('that its schema accepts can be computed, whatever its first day', () => {
    const day = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (from) => {
        const parsed = amendmentSchema().safeParse({ ...exampleAmendment, from });
        expect(parsed.success).toBe('1900-01-01' <= from && from <= '2199-12-31');
        if (parsed.success) expect(computableLayers([parsed.data]).ok).toBe(true);
      }),
      {
        numRuns: runsOf(20),
        examples: [['1899-12-31'], ['1900-01-01'], ['2199-12-31'], ['2200-01-01']],
      },
    );
  });
});
