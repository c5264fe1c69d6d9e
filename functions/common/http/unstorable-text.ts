import { showsNothing, turnsItself } from '../../../lib/domain/text.ts';
import type { FieldProblem, ProblemCode } from './problems.ts';

/**
 * Characters that no text of a request may contain: half of a surrogate pair, which cannot be stored as UTF-8; U+FFFD, which
 * replaces a character that was lost earlier; U+FFFE and U+FFFF, which are not characters; and control characters other than
 * tab and line ends.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd-\uffff]/;

const isUnstorable = (text: string): boolean => !text.isWellFormed() || unstorable.test(text);

/** Finds the texts in a value that cannot be stored as they were written, including the names of members. */
export const unstorableTexts = (value: unknown, pointer = ''): FieldProblem[] =>
  textFaults(value, (text) => (isUnstorable(text) ? 'invalid-characters' : undefined), pointer);

/** Finds the texts in a value that show a reader nothing, or something else than was written. */
export const unreadableTexts = (value: unknown, pointer = ''): FieldProblem[] =>
  textFaults(
    value,
    (text) => {
      if (showsNothing(text)) return 'text-says-nothing';
      return turnsItself(text) ? 'invalid-characters' : undefined;
    },
    pointer,
  );

function textFaults(
  value: unknown,
  faultOf: (text: string) => ProblemCode | undefined,
  pointer = '',
): FieldProblem[] {
  const fault = (text: string): FieldProblem[] => {
    const code = faultOf(text);
    return code === undefined ? [] : [{ pointer, code }];
  };
  if (typeof value === 'string') return fault(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const ofName = fault(name);
    if (ofName.length > 0) return ofName;
    return textFaults(member, faultOf, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}
