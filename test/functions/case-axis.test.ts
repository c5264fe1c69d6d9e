import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisSchema } from '../../functions/common/views/axis-schema.ts';
import { axisView, historyUntil } from '../../functions/common/views/axis-view.ts';
import type { StoredEvent } from '../../lib/store/chain.ts';
import { placeOf, rowsOf, spanOf } from '../../web/desk/case/axis-scale.ts';
import { life, live } from '../domain/case/support/lives.ts';
import { runsOf } from '../support/property-runs.ts';

/** The history of a case from one of the lives, and an instant from its first event on. */
const moment = fc
  .tuple(life, fc.nat(), fc.double({ min: 0, max: 1.1, noNaN: true }))
  .map(([plot, which, at]) => {
    const cases = live(plot);
    const lived = cases[which % cases.length];
    if (!lived) throw new Error('a life has a case');
    const { state, events } = lived.life;
    const history = events.map(
      (event, place): StoredEvent => ({ caseId: state.caseId, sequence: place + 1, schemaVersion: 1, event }),
    );
    const [begun, ended] = [history.at(0), history.at(-1)].map((each) => Date.parse(each?.event.at ?? ''));
    const asOf = Math.floor((begun ?? 0) + ((ended ?? 0) - (begun ?? 0)) * at);
    return { state, history, asOf };
  });

const shownTo = (
  role: 'officer' | 'administrator',
  { history, asOf, caseId }: { history: readonly StoredEvent[]; asOf: number; caseId: string },
) =>
  axisView({
    ...{ caseId, history, asOf, past: true, role, language: 'zh', shown: 10_000 },
    audience: role === 'officer' ? 'agency' : 'administrator',
  });

describe('The axis of a case', () => {
  it('has every event and every execution of it once, in the order in which they came, as of any instant', () => {
    fc.assert(
      fc.property(moment, ({ state: { caseId, executions }, history, asOf }) => {
        const known = historyUntil(history, asOf);
        const axis = shownTo('administrator', { caseId, history: known, asOf });
        axisSchema.parse(axis);
        const inLane = (wanted: string) => axis.items.filter(({ lane }) => lane === wanted);
        expect(inLane('event').map(({ sequence }) => sequence)).toEqual(
          known.map(({ sequence }) => sequence),
        );
        expect(axis.version).toBe(known.length);
        // At the end, what had begun by then is included, and nothing later.
        const begun = executions.filter(({ at }) => Date.parse(at) <= asOf).map(({ name }) => name);
        expect(
          inLane('execution')
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(begun.toSorted());
        const sequences = axis.items.map(({ sequence }) => sequence);
        expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
        for (const { at, until, lane, state, text } of axis.items) {
          expect(text).not.toMatch(/undefined|^$/);
          if (lane === 'event') expect(Date.parse(at)).toBeLessThanOrEqual(asOf);
          if (lane === 'deadline' && state === 'overdue')
            expect(Date.parse(until ?? '')).toBeLessThanOrEqual(asOf);
        }
        const officer = shownTo('officer', { caseId, history: known, asOf });
        expect(officer.items.filter(({ lane }) => lane === 'execution')).toEqual([]);
      }),
      { numRuns: runsOf(60) },
    );
  });

  it('is drawn within its width, and nothing that lasts at the same time covers another', () => {
    fc.assert(
      fc.property(moment, ({ state: { caseId }, history, asOf }) => {
        const axis = shownTo('administrator', { caseId, history: historyUntil(history, asOf), asOf });
        const span = spanOf(axis);
        for (const { at, until } of axis.items)
          for (const time of [at, until ?? at].map((each) => Date.parse(each))) {
            expect(time).toBeGreaterThanOrEqual(span.from);
            expect(time).toBeLessThanOrEqual(span.until);
            expect(placeOf(time, span)).toBeCloseTo(((time - span.from) / (span.until - span.from)) * 100);
          }
        const lasting = axis.items.filter(({ lane }) => lane === 'deadline' || lane === 'month');
        const rows = rowsOf(lasting, asOf);
        expect(rows.flat().length).toBe(lasting.length);
        for (const row of rows)
          for (const [place, item] of row.entries()) {
            const next = row[place + 1];
            if (next && item.until) expect(Date.parse(item.until)).toBeLessThanOrEqual(Date.parse(next.at));
          }
      }),
      { numRuns: runsOf(60) },
    );
  });
});
