import { describe, expect, it } from 'vitest';
import { askWhatIf, changeIn, RefusedPreviewError } from '../../bin/packs-whatif/ask.ts';
import { arrangementOf } from '../../bin/packs-whatif/public-calendar.ts';
import { whatIfText } from '../../bin/packs-whatif/report.ts';
import { CommandFailure } from '../../bin/support/command/errors.ts';
import { handle as listArrangements } from '../../functions/api/policy/list-holiday-arrangements/handler.ts';
import { Problem } from '../../functions/common/http/problems.ts';
import { problemAnswer } from '../../functions/common/http/serve-with.ts';
import { requireSound } from '../../functions/common/rules/sound-arrangement.ts';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import type { HolidayArrangement } from '../../lib/domain/calendar/holiday-arrangement.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { indexKeys, keys, lists, shardOf } from '../../lib/store/keys.ts';
import { friday, newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile } from '../store/support/records.ts';

const file = recordsForFile();

const day = (date: string) => ({ date: parseLocalDate(date), name: '测试' });
const of2026 = announcedArrangements.find(({ year }) => year === 2026);
if (!of2026) throw new Error('2026 has been announced');
const announced: HolidayArrangement = of2026;

/** The problem that refuses an arrangement, as the API writes it. */
function refusal(change: Partial<HolidayArrangement>, language: 'zh' | 'en'): string {
  try {
    requireSound({ ...announced, ...change }, language);
  } catch (error) {
    if (error instanceof Problem) return String(problemAnswer(error, language, 0).body);
  }
  throw new Error('it was not refused');
}

describe('A holiday arrangement', () => {
  it('that is as announced is sound', () => {
    for (const arrangement of announcedArrangements) expect(requireSound(arrangement, 'zh')).toBeUndefined();
  });

  it.each([
    [
      'a make-up day on a Tuesday',
      { makeUpWorkdays: [day('2026-12-08')] },
      'make-up-day-on-weekday',
      ['2026-12-08'],
      '不是星期六或星期日，不能作为调休上班日',
    ],
    [
      'a day given three times',
      { holidays: [day('2026-10-01'), day('2026-10-01'), day('2026-10-01')] },
      'date-twice',
      ['2026-10-01'],
      '重复列出',
    ],
    [
      'a day that is a holiday and a working day',
      { holidays: [day('2026-02-14')], makeUpWorkdays: [day('2026-02-14')] },
      'date-twice',
      ['2026-02-14'],
      '重复列出',
    ],
    [
      'days of another year',
      { holidays: [day('2025-10-02'), day('2025-10-01'), day('2025-12-28')], makeUpWorkdays: [] },
      'outside-year',
      ['2025-10-01', '2025-10-02', '2025-12-28'],
      '不在该年度内，也不是上一年的 12 月 29 日至 31 日',
    ],
  ])('with %s is refused with the days and the reason', (_what, change, fault, dates, reason) => {
    expect(JSON.parse(refusal(change, 'zh'))).toMatchObject({
      status: 422,
      code: 'holiday-arrangement-not-sound',
      faults: [{ fault, dates, reason }],
    });
  });

  it('is refused with each reason once', () => {
    const change = { makeUpWorkdays: [day('2026-12-08'), day('2026-12-09'), day('2027-01-04')] };
    const { faults } = JSON.parse(refusal(change, 'en'));
    expect(faults.map(({ dates }: { dates: string[] }) => dates)).toEqual([
      ['2027-01-04'],
      ['2026-12-08', '2026-12-09', '2027-01-04'],
    ]);
  });
});

describe('The command packs:whatif', () => {
  const answering =
    (body: string, ok = true) =>
    () =>
      Promise.resolve({ ok, text: async () => body });

  it('prints the days and the reason of a refused arrangement, each reason on one line', async () => {
    const body = refusal({ makeUpWorkdays: [day('2026-12-08'), day('2026-12-09')] }, 'en');
    const asked = askWhatIf(answering(body, false), {});
    await expect(asked).rejects.toThrow(RefusedPreviewError);
    await expect(asked).rejects.toThrow(
      '\n  2026-12-08, 2026-12-09: not a Saturday or Sunday, so it cannot be a make-up working day',
    );
  });

  it.each(['zh', 'en'] as const)('warns of statutory holidays that are not listed (%s)', async (language) => {
    const page = { examined: 3, touched: [], missingStatutoryHolidays: ['2026-10-01', '2026-10-02'] };
    const whatIf = await askWhatIf(answering(JSON.stringify(page)), {});
    expect(whatIfText(whatIf, language, 200, 0)).toMatch(/^.+2026-10-01, 2026-10-02\n\n/);
  });

  /** A year in the format of github.com/NateScarlet/holiday-cn. */
  const published = {
    $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
    year: 2026,
    papers: [of2026.source.url],
    days: [
      ...of2026.holidays.map((each) => ({ ...each, isOffDay: true })),
      ...of2026.makeUpWorkdays.map((each) => ({ ...each, isOffDay: false })),
    ],
  };

  it('refuses the public format of holiday-cn with how it is converted', () => {
    expect(() => changeIn(published)).toThrow(CommandFailure);
    expect(() => changeIn(published)).toThrow('--arrangement TITLE');
  });

  it('makes of the public format the arrangement that the notice announces', () => {
    const { number: _number, ...source } = of2026.source;
    expect(arrangementOf(published, source.title)).toEqual({
      year: 2026,
      source,
      holidays: of2026.holidays,
      makeUpWorkdays: of2026.makeUpWorkdays,
    });
  });

  it.each([
    ['a year that was not announced', { ...published, papers: [], days: [] }, 'source.url, holidays'],
    [
      'a day that does not exist',
      { ...published, days: [{ name: '一', date: '2026-02-30', isOffDay: true }] },
      'holidays.0.date',
    ],
    ['an amendment', { id: 'x' }, 'this file has another format'],
  ])('makes no arrangement of %s', (_what, file, message) => {
    expect(() => arrangementOf(file, '通知')).toThrow(message);
  });
});

describe('The years whose arrangement is awaited', () => {
  it('say how many open deadlines wait for it', async () => {
    const { table } = await file.fresh();
    const awaited = async () => (await listArrangements(table)({ now: friday } as never)).body.awaited;
    const years = [2026, 2027, 2028].filter(
      (year) => !announcedArrangements.some((each) => each.year === year),
    );
    expect(await awaited()).toEqual(years.map((year) => ({ year, deadlines: 0, more: false })));
    const [year = 2028] = years;
    const { partition, sort } = lists.provisionalDeadlines;
    for (const caseId of [newCaseId(), newCaseId()])
      await table.put({
        PK: keys.case(caseId),
        SK: keys.deadline('follow-up-1'),
        caseId,
        deadlineId: 'follow-up-1',
        ...indexKeys(partition(year, shardOf(caseId)), sort(caseId, 'follow-up-1')),
      });
    expect((await awaited())[0]).toEqual({ year, deadlines: 2, more: false });
  });
});
