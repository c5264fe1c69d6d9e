/** The open application's decision; there is one a case, so its name can be known before the task is open. */
export const decisionTaskId = 'decide-application-1';
export const decisionDeadlineId = 'decision-1';

/**
 * The tasks and deadlines of a case's nth service-plan episode. There is one a case, unless a wrong closure came
 * before its plan was made.
 */
export const servicePlanNames = (episode: number | string) => ({
  contact: `make-first-contact-${episode}`,
  contactDeadline: `first-contact-${episode}`,
  plan: `make-service-plan-${episode}`,
  planDeadline: `plan-making-${episode}`,
});
export const {
  contact: firstContactTaskId,
  contactDeadline: firstContactDeadlineId,
  plan: makePlanTaskId,
  planDeadline: planMakingDeadlineId,
} = servicePlanNames(1);

/** The episode of a task by its name: the number at its end. */
export const episodeOfTask = (taskId: string): string => taskId.split('-').at(-1) ?? '';

/** The execution that a case starts as its nth of a workflow; the same for ever (DESIGN, Why episodes). */
export const executionName = (caseId: string, workflow: string, sequence: number | string): string =>
  `${caseId}-${workflow}-${sequence}`;
