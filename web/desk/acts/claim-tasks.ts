import type { Answer } from '../../api/operations.ts';

type Condition = Answer<'GET /cases/{caseId}/claims'>['claims'][number]['conditions'][number];

/** The number of the claim that a task is about: `check-claim-2-1` is about claim 2. */
export const claimNumberOf = (taskId: string): number | undefined => {
  const [, number] = /-(\d+)(?:-\d+)*$/.exec(taskId) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** The conditions that staff must check: neither the case nor a value settles them. */
export const toLookAt = (conditions: readonly Pick<Condition, 'code' | 'verdict' | 'by'>[]) =>
  conditions.filter(({ verdict, by }) => by !== 'case' && verdict !== 'open').map(({ code }) => code);
