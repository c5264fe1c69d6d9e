import type { LocalDate } from '../../lib/domain/calendar/local-date.ts';
import { parseDocumentNumber } from '../../lib/domain/identity-number.ts';
import { counted } from '../support/command/texts.ts';
import type { ComparisonFile, NumberedLine } from './comparison-file.ts';

/**
 * Leaves out lines that say the same as an earlier one, which would be counted twice, and notes them. Lines that say the same fact
 * of the same person with another detail are noted and stay: only the agency knows which of them is right.
 * @param today the latest Beijing day that a birth date may have
 */
export function withoutRepeated(file: ComparisonFile, today: LocalDate): ComparisonFile {
  const details = new Map<string, Set<string | undefined>>();
  const lines: NumberedLine[] = [];
  const repeated: number[] = [];
  const differing: number[] = [];
  for (const each of file.lines) {
    const { identityNumber, fact, detail } = each.values;
    const parsed = parseDocumentNumber(identityNumber, today);
    const said = `${parsed.ok ? parsed.value.number : identityNumber} ${fact}`;
    const before = details.get(said);
    if (before?.has(detail)) repeated.push(each.line);
    else lines.push(each);
    if (before && !before.has(detail)) differing.push(each.line);
    details.set(said, (before ?? new Set()).add(detail));
  }
  return {
    ...file,
    lines,
    notes: [
      ...file.notes,
      ...noteOf(repeated, 'the same as an earlier line, left out'),
      ...noteOf(
        differing,
        'the same person and fact as an earlier line with another detail: only one is kept',
      ),
    ],
  };
}

/** Names the first few lines: a file may repeat itself thousands of times. */
function noteOf(lines: readonly number[], what: string): readonly string[] {
  if (lines.length === 0) return [];
  const named = lines.slice(0, 5).join(', ');
  return [
    `${counted(lines.length, 'line')} with ${what} (line ${named}${lines.length > 5 ? ', and further ones' : ''})`,
  ];
}
