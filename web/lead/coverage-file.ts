import { csvOf } from '../parts/csv.ts';
import { type Language, say } from '../texts/language.ts';
import { type CoverageAnswer, cellOf } from './coverage-cells.ts';

const texts = {
  place: { zh: '地区', en: 'Place' },
  inTime: { zh: '按期回访', en: 'in time' },
  owed: { zh: '应回访', en: 'owed' },
  number: { zh: '申请编号', en: 'Number' },
  officer: { zh: '联系专人', en: 'Officer' },
  registeredOn: { zh: '登记日期', en: 'Registered on' },
  endedOn: { zh: '终止日期', en: 'Ended on' },
};

/**
 * The matrix as a file for a spreadsheet: cases by month in words, or the totals of districts, whose two numbers have a column
 * each so that they can be added up.
 */
export function coverageFile(pages: readonly CoverageAnswer[], language: Language): string {
  const [first] = pages;
  const months = first?.months ?? [];
  if (first?.districts)
    return csvOf(
      [
        say(texts.place, language),
        ...months.flatMap((month) =>
          [texts.inTime, texts.owed].map((each) => `${month} ${say(each, language)}`),
        ),
      ],
      first.districts.map(({ district, totals }) => [
        district.name,
        ...months.flatMap((month) => {
          const { doneInTime } = totals?.find((each) => each.month === month) ?? {};
          return [doneInTime?.numerator, doneInTime?.denominator];
        }),
      ]),
    );
  return csvOf(
    [
      ...[texts.number, texts.registeredOn, texts.endedOn, texts.officer].map((each) => say(each, language)),
      ...months,
    ],
    pages
      .flatMap(({ cases }) => cases)
      .map((each) => [
        each.applicationNumber,
        each.registeredOn,
        each.endedOn,
        each.officerName ?? each.officer,
        ...each.cells.map((cell) => cellOf(cell, language).label.replace(/^[^：:]*[：:] ?/, '')),
      ]),
  );
}
