import type { CaseBody } from '../case/use-case.ts';

/** The choices of a case. */
export type Lists = NonNullable<CaseBody['choices']>['lists'];
