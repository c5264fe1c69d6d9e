import type { Bilingual } from '../bilingual.ts';
import type { Regions } from '../regions/make-regions.ts';
import type { Entry } from '../types.ts';
import type { FoundStatement } from './statements.ts';

/**
 * Describes what is wrong with one statement; empty if it is sound.
 * @param regions the source of the known documents and clauses
 */
export function statementFaults(statement: FoundStatement, regions: Regions): readonly Bilingual[] {
  const { citation, needsCitation, basis, texts } = statement;
  const faults: Bilingual[] = [];
  if (needsCitation && !citation) faults.push({ zh: '未注明依据', en: 'has no citation' });
  if (citation) {
    const { document, article, clause } = citation;
    if (!document || !regions.document(document))
      faults.push({ zh: `引用的文件未收录：${document}`, en: `cites an unknown document: ${document}` });
    if (!article) faults.push({ zh: '未注明条款', en: 'cites no article' });
    if (!clause || regions.clauseTitle(clause) === undefined)
      faults.push({ zh: `引用的条款编号未收录：${clause}`, en: `cites an unknown clause: ${clause}` });
    if (basis === 'circular' && document && !regions.isCircular(document))
      faults.push({
        zh: `注明以地方通知为依据，引用的却是${document}`,
        en: `says that a circular is its basis, but cites ${document}`,
      });
  }
  for (const { zh, en } of texts) {
    if (typeof en !== 'string' || en.trim() === '')
      faults.push({ zh: `没有英文文本：${zh}`, en: `has no English text: ${zh}` });
    else if (/\p{Script=Han}/u.test(en))
      faults.push({ zh: `英文文本中有汉字：${en}`, en: `has Chinese characters in its English text: ${en}` });
  }
  return faults;
}

/** Describes periods that end before they begin, and periods of one value that overlap. */
export function periodFaults(
  entries: readonly Pick<Entry<unknown>, 'from' | 'until'>[],
): readonly Bilingual[] {
  const backwards = entries
    .filter(({ from, until }) => from !== undefined && until !== undefined && until < from)
    .map(({ from, until }) => ({
      zh: `施行期限于${until}结束，早于开始日期${from}`,
      en: `ends on ${until}, before it begins on ${from}`,
    }));
  const overlaps = entries.flatMap((one, index) =>
    entries
      .slice(index + 1)
      .filter((other) => beginsBy(one, other.until) && beginsBy(other, one.until))
      .map((other) => ({
        zh: `同一时间有两项规定施行：${period(one).zh}和${period(other).zh}`,
        en: `is in force twice: ${period(one).en} and ${period(other).en}`,
      })),
  );
  return [...backwards, ...overlaps];
}

const beginsBy = ({ from }: Pick<Entry<unknown>, 'from'>, day: string | undefined): boolean =>
  from === undefined || day === undefined || from <= day;

const period = ({ from, until }: Pick<Entry<unknown>, 'from' | 'until'>): Bilingual => ({
  zh: `${from ?? '（起始日期不明）'}至${until ?? '（未定）'}`,
  en: `${from ?? '(unknown)'} to ${until ?? '(open)'}`,
});
