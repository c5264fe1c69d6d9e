import { isUnstorable, unreadableFault } from '../../../lib/domain/text.ts';
import type { FieldProblem, ProblemCode } from './problems.ts';

/** Finds the texts in a value that cannot be stored as they were written, including the names of members. */
export const unstorableTexts = (value: unknown, pointer = ''): FieldProblem[] =>
  textFaults(value, (text) => (isUnstorable(text) ? 'invalid-characters' : undefined), pointer);

/** Finds the texts in a value that show a reader nothing, or something else than was written. */
export const unreadableTexts = (value: unknown, pointer = ''): FieldProblem[] =>
  textFaults(value, unreadableFault, pointer);

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
