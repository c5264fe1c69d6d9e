import type { Regions } from '../regions/make-regions.ts';
import type { Entry } from '../types.ts';
import type { FoundStatement } from './statements.ts';

/**
 * What is wrong with one statement, in words; nothing if it is sound.
 * @param regions whose documents and clauses there are
 */
export function statementFaults(statement: FoundStatement, regions: Regions): readonly string[] {
  const { citation, needsCitation, basis, texts } = statement;
  const faults: string[] = [];
  if (needsCitation && !citation) faults.push('has no citation');
  if (citation) {
    const { document, article, clause } = citation;
    if (!document || !regions.document(document)) faults.push(`cites an unknown document: ${document}`);
    if (!article) faults.push('cites no article');
    if (!clause || regions.clauseTitle(clause) === undefined)
      faults.push(`cites an unknown clause: ${clause}`);
    if (basis === 'circular' && document && !regions.isCircular(document))
      faults.push(`says that a circular is its basis, but cites ${document}`);
  }
  for (const { zh, en } of texts) {
    if (typeof en !== 'string' || en.trim() === '') faults.push(`has no English text: ${zh}`);
    else if (/\p{Script=Han}/u.test(en)) faults.push(`has Chinese characters in its English text: ${en}`);
  }
  return faults;
}

/** Periods that end before they begin, or that two entries of one value share. */
export function periodFaults(entries: readonly Pick<Entry<unknown>, 'from' | 'until'>[]): readonly string[] {
  const backwards = entries
    .filter(({ from, until }) => from !== undefined && until !== undefined && until < from)
    .map(({ from, until }) => `ends on ${until}, before it begins on ${from}`);
  const overlaps = entries.flatMap((one, index) =>
    entries
      .slice(index + 1)
      .filter((other) => beginsBy(one, other.until) && beginsBy(other, one.until))
      .map((other) => `is in force twice: ${period(one)} and ${period(other)}`),
  );
  return [...backwards, ...overlaps];
}

const beginsBy = ({ from }: Pick<Entry<unknown>, 'from'>, day: string | undefined): boolean =>
  from === undefined || day === undefined || from <= day;

const period = ({ from, until }: Pick<Entry<unknown>, 'from' | 'until'>): string =>
  `${from ?? '(unknown)'} to ${until ?? '(open)'}`;
