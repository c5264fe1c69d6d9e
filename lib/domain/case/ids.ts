/** The open application's decision; there is one a case, so its name can be known before the task is open. */
export const decisionTaskId = 'decide-application-1';
export const decisionDeadlineId = 'decision-1';
export const firstContactTaskId = 'make-first-contact-1';
export const firstContactDeadlineId = 'first-contact-1';
export const makePlanTaskId = 'make-service-plan-1';
export const planMakingDeadlineId = 'plan-making-1';

/** The execution that a case starts as its nth of a workflow; the same for ever (DESIGN, Why episodes). */
export const executionName = (caseId: string, workflow: string, sequence: number | string): string =>
  `${caseId}-${workflow}-${sequence}`;
