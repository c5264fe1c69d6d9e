import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { recordClasses } from '../../lib/domain/case/data-rights/events.ts';
import { logRetention } from '../../lib/infra/retention.ts';
import { accessPatterns } from '../../lib/store/access-patterns.ts';
import { keptDays } from '../../lib/store/kept-for.ts';
import { keys } from '../../lib/store/keys.ts';
import { matchingRunWrite, withPart } from '../../lib/store/matching-runs.ts';
import { keptClasses, logsKeptDays } from '../../lib/store/record-classes.ts';
import { countReveal } from '../../lib/store/reveals.ts';
import { friday, newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

describe('Every class of records (DOMAIN G9, G13, G14)', () => {
  const places = accessPatterns.flatMap((each) =>
    'partition' in each ? [{ partition: each.partition[0], sort: each.sort[0] }] : [],
  );
  const classesOf = ({ partition, sort }: (typeof places)[number]) =>
    keptClasses.filter(({ places: all }) =>
      all.some((each) => each === partition || each === `${partition}/${sort}`),
    );

  it('has every place of the table in one class, and no place that there is not', () => {
    for (const place of places) expect(classesOf(place), `${place.partition}/${place.sort}`).toHaveLength(1);
    const known = new Set(places.flatMap(({ partition, sort }) => [partition, `${partition}/${sort}`]));
    expect(keptClasses.flatMap((each) => each.places).filter((place) => !known.has(place))).toEqual([]);
    expect(places.every(({ partition }) => partition in keys)).toBe(true);
  });

  it('is ended by something, or kept with a reason, and is in the document', () => {
    const text = readFileSync('docs/OPERATING.md', 'utf8');
    for (const { name, why } of keptClasses) {
      expect(why.zh.length).toBeGreaterThan(10);
      expect(text, name.en).toContain(`| ${name.en} |`);
    }
    const destroyed = keptClasses.flatMap(({ ends }) => (ends.by === 'destruction' ? ends.classes : []));
    expect([...destroyed].sort()).toEqual([...recordClasses].sort());
    expect(logsKeptDays).toBe(logRetention);
  });

  it('that expires by itself has the day on which it does', async () => {
    const { table } = await file.fresh();
    const district = '500103';
    const date = parseLocalDate('2026-11-20');
    const run = withPart(undefined, {
      runId: newCaseId(),
      kind: 'records',
      source: 'social-insurance',
      asOf: date,
      facts: [],
      by: 'administrator',
      at: new Date(friday).toISOString(),
      counts: { lines: 0, matched: 0, unknown: 0, signals: 0, older: 0, rejected: 0 },
      rules: {},
    });
    if (!run) throw new Error('a first part begins a run');
    expect(
      await table.transact([
        countReveal(table, { district, date, subject: 'officer' }),
        matchingRunWrite(table, run),
      ]),
    ).toEqual([]);
    const [count] = await table.list(keys.reveals(district));
    const [kept] = await table.list(keys.matchingRuns);
    const day = 24 * 60 * 60;
    // No earlier than three years after the day, on whatever day of it.
    expect(Number(count?.expiresAt) * 1000).toBe(
      Date.parse('2026-11-21T00:00:00+08:00') + keptDays.revealCounts * day * 1000,
    );
    expect(kept?.expiresAt).toBe(Math.floor(friday / 1000) + keptDays.matchingRuns * day);
    expect(Number(kept?.expiresAt) * 1000).toBeGreaterThan(Date.parse('2029-11-20T10:00:00+08:00'));
  });
});
