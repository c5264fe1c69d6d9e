import type { CaseBody } from '../case/use-case.ts';

/** What can be chosen in a case. */
export type Lists = NonNullable<CaseBody['choices']>['lists'];
