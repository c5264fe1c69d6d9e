import type { FieldProblem } from './problems.ts';

/**
 * Characters that no text of a request may hold: half of a surrogate pair, which cannot be stored as UTF-8; U+FFFD, which
 * stands where somebody has lost a character already; U+FFFE and U+FFFF, which are none; and control characters other than tab
 * and line ends.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/;

const isUnstorable = (text: string): boolean => !text.isWellFormed() || unstorable.test(text);

/** Where a value has texts that cannot be kept as they were written: names of members, too. */
export function unstorableTexts(value: unknown, pointer = ''): FieldProblem[] {
  if (typeof value === 'string') return isUnstorable(value) ? [{ pointer, code: 'invalid-characters' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    isUnstorable(name)
      ? [{ pointer, code: 'invalid-characters' as const }]
      : unstorableTexts(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
