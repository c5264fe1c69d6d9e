import type { CaseBody } from '../case/use-case.ts';

type Check = NonNullable<CaseBody['household']>['checks'][number];

/** What of a household the comparison has not found, so that an officer has to look it up: one line for each, of a day. */
export const checksToMake = (
  checks: readonly Pick<Check, 'member' | 'subject' | 'result'>[],
  on: string,
): readonly { readonly member: number; readonly subject: string; readonly on: string }[] =>
  checks
    .filter(({ result }) => result.code === 'unknown')
    .map(({ member, subject }) => ({ member, subject: subject.code, on }));
