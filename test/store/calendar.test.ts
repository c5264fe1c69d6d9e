import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import { type LocalDate, parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { statutoryHolidays } from '../../lib/domain/calendar/statutory-holidays.ts';
import { comparisonRecordsKeptDays } from '../../lib/domain/comparison.ts';
import {
  currentCalendar,
  knownArrangements,
  loadArrangements,
  saveArrangement,
} from '../../lib/store/calendar.ts';
import { keys } from '../../lib/store/keys.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
const loaded = { at: '2026-11-20T02:00:00.000Z', by: 'administrator' };

describe('The calendar', () => {
  const { source } = announcedArrangements[0] ?? {};
  if (!source) throw new Error('nothing has been announced');
  const arrangement = (makeUpWorkdays: readonly LocalDate[]) => ({
    year: 2027,
    source,
    holidays: statutoryHolidays(2027),
    makeUpWorkdays: makeUpWorkdays.map((date) => ({ date, name: '元旦' })),
  });

  it('is the built-in one until a year is loaded, and both from then on', async () => {
    const { table } = await file.fresh();
    const saturday = parseLocalDate('2027-01-09');
    const of = async () => (await currentCalendar(table)).addWorkingDays(parseLocalDate('2027-01-08'), 1);
    expect(await of()).toMatchObject({ date: '2027-01-11', provisional: true });
    await saveArrangement(table, arrangement([saturday]), loaded);
    expect(await of()).toMatchObject({ date: saturday, provisional: false });
    await saveArrangement(table, arrangement([]), loaded);
    expect(await of()).toMatchObject({ date: '2027-01-11', provisional: false });
    expect((await loadArrangements(table)).map(({ year }) => year)).toEqual([2027]);
  });

  it('lists the years that are known, each as it counts, with who has loaded it', async () => {
    const { table } = await file.fresh();
    await saveArrangement(table, arrangement([]), loaded);
    await saveArrangement(
      table,
      { ...arrangement([]), year: 2024, holidays: statutoryHolidays(2024) },
      { ...loaded, by: 'another' },
    );
    const known = await knownArrangements(table);
    expect(known.map(({ arrangement: { year }, loaded: since }) => [year, since?.by])).toEqual([
      [2022, undefined],
      [2023, undefined],
      [2024, 'another'],
      [2025, undefined],
      [2026, undefined],
      [2027, 'administrator'],
    ]);
  });
});

describe('The comparison records of a person', () => {
  const now = Date.parse('2026-11-20T10:00:00+08:00');

  it('hold one record per source and fact, the later replacing the earlier', async () => {
    const { comparison: source, sealing } = await file.fresh();
    const batch = await source.beginBatch('batch-1', now);
    const one = await sealing.personId('500103199003071234');
    const record = (asOf: string, fact: 'pension' | 'business-owner' = 'pension') => ({
      source: 'social-insurance',
      fact,
      asOf,
    });
    await source.save(batch, one, record('2026-11-01'));
    await source.save(batch, one, record('2026-11-02'));
    await source.save(batch, one, record('2026-11-01', 'business-owner'));
    expect(await source.recordsOf(one, now)).toEqual([
      record('2026-11-01', 'business-owner'),
      record('2026-11-02'),
    ]);
    expect(await source.recordsOf(await sealing.personId('somebody else'), now)).toEqual([]);
  });

  it('no longer hold where a later snapshot of their source does not have them', async () => {
    const { comparison: source, sealing } = await file.fresh();
    const batch = await source.beginBatch('batch-1', now);
    const [gone, kept] = await Promise.all(
      ['500103199003071234', '500103199003075678'].map((number) => sealing.personId(number)),
    );
    const day = parseLocalDate;
    const record = (asOf: string, of = 'insurance') =>
      ({ source: of, fact: 'insured-employment', asOf: day(asOf) }) as const;
    await source.save(batch, String(gone), record('2026-10-01'));
    await source.save(batch, String(gone), record('2026-10-01', 'another-source'));
    await source.save(batch, String(kept), record('2026-11-01'));
    await source.recordSnapshot(record('2026-11-01'), now);
    expect(await source.recordsOf(String(gone), now)).toEqual([record('2026-10-01', 'another-source')]);
    expect(await source.recordsOf(String(kept), now)).toEqual([record('2026-11-01')]);
    // An older file, or an older snapshot, that is loaded later brings nothing back.
    await source.save(batch, String(gone), record('2026-10-15'));
    await source.recordSnapshot(record('2026-09-01'), now);
    expect(await source.recordsOf(String(gone), now)).toHaveLength(1);
    await source.save(batch, String(gone), record('2026-12-01'));
    expect(await source.recordsOf(String(gone), now)).toContainEqual(record('2026-12-01'));
  });

  it('are stored sealed, under keys that say nothing, and as theirs alone', async () => {
    const { comparison: source, sealing, documents, tableName, everything } = await file.fresh();
    const [one, other] = await Promise.all([sealing.personId('one'), sealing.personId('other')]);
    const record = {
      source: 'social-insurance',
      fact: 'pension',
      asOf: '2026-11-01',
      detail: '企业职工养老保险',
    } as const;
    await source.save(await source.beginBatch('batch-1', now), one, record);
    const [item] = await everything();
    expect(Object.keys(item ?? {}).sort()).toEqual([
      'PK',
      'SK',
      'asOf',
      'batch',
      'dataKey',
      'expiresAt',
      'sealed',
    ]);
    const stored = JSON.stringify(item);
    for (const secret of [record.source, record.fact, record.detail]) expect(stored).not.toContain(secret);
    // Put under another person, it is refused.
    await documents.send(
      new PutCommand({ TableName: tableName, Item: { ...item, PK: keys.personPartition(other) } }),
    );
    await expect(source.recordsOf(other, now)).rejects.toThrow();
    expect(await source.recordsOf(one, now)).toEqual([record]);
  });

  it('expire, and with them the word that a source was asked, so that silence says nothing', async () => {
    const { comparison: source, sealing } = await file.fresh();
    const one = await sealing.personId('one');
    const record = { source: 'social-insurance', fact: 'pension', asOf: '2026-11-01' } as const;
    await source.save(await source.beginBatch('batch-1', now), one, record);
    await source.remember(record, now);
    const end = now + comparisonRecordsKeptDays * 24 * 60 * 60 * 1000;
    expect(await source.recordsOf(one, end - 1)).toEqual([record]);
    expect(await source.loadedFacts(end - 1)).toEqual([record]);
    expect(await source.recordsOf(one, end)).toEqual([]);
    expect(await source.loadedFacts(end)).toEqual([]);
    // Whatever is loaded again is kept again.
    await source.save(await source.beginBatch('batch-2', end - 1), one, record);
    expect(await source.recordsOf(one, end)).toEqual([record]);
  });

  it('are read as they were stored before they were sealed', async () => {
    const { comparison: source, sealing, documents, tableName } = await file.fresh();
    const one = await sealing.personId('one');
    const record = { source: 'social-insurance', fact: 'pension', asOf: '2026-11-01' } as const;
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: { PK: keys.personPartition(one), SK: 'CMP#social-insurance#pension', record },
      }),
    );
    expect(await source.recordsOf(one, now)).toEqual([record]);
  });
});
