import type { CaseBody } from '../case/use-case.ts';

type Check = NonNullable<CaseBody['household']>['checks'][number];

/** The facts of a household that the comparison did not find, so an officer must check them: one line for each, with a day. */
export const checksToMake = (
  checks: readonly Pick<Check, 'member' | 'subject' | 'result'>[],
  on: string,
): readonly { readonly member: number; readonly subject: string; readonly on: string }[] =>
  checks
    .filter(({ result }) => result.code === 'unknown')
    .map(({ member, subject }) => ({ member, subject: subject.code, on }));
