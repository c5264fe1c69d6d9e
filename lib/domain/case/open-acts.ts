import { type Step, separationRefusal, steps } from './assignment/separation.ts';
import { type Act, type Action, actsOnTask, type CaseState, possibleActions } from './case.ts';
import type { Role } from './kernel/vocabulary.ts';

/*
 * The acts open to somebody in a case: by their role and the phase and state of the case, as the episodes declare, and by the
 * separation of duties. Whether another person of the unit could act instead is not considered here.
 */

/** Somebody who reads or changes a case, in the role that they have in it. */
export interface CaseUser {
  readonly role: Role;
  readonly subject: string;
}

/** The acts now open to somebody in a case, besides its tasks. */
export const actsOpenTo = (state: CaseState, user: CaseUser): readonly Action[] =>
  possibleActions(state, user.role).filter((act) => !isBarred(state, act, user));

/**
 * The acts with which somebody can now deal with an open task, those that answer it first, in the order of the declarations.
 * None for an officer if only a supervisor may end the task.
 */
export function actsOnTaskOpenTo(
  state: CaseState,
  { kind, forSupervisor }: CaseState['tasks'][string],
  user: CaseUser,
): readonly Act[] {
  if (forSupervisor && user.role === 'officer') return [];
  return actsOnTask(state, kind, user.role).filter((act) => !isBarred(state, act, user));
}

/**
 * Whether somebody's own involvement in the matter of a task requires that a colleague do it. Claims are excluded: a claim
 * knows who was involved in it.
 * @param unit whether the unit has a second person who could do it
 */
export const needsColleague = (
  state: CaseState,
  { kind }: CaseState['tasks'][string],
  user: CaseUser,
  unit: { readonly secondPerson: boolean },
): boolean =>
  actsOnTask(state, kind, user.role).some(
    (act) =>
      isStep(act) &&
      !act.includes('claim') &&
      separationRefusal(state, act, { actor: user }, unit) !== undefined,
  );

const isStep = (act: string): act is Step => steps.some((step) => step === act);

const isBarred = (state: CaseState, act: string, actor: CaseUser): boolean =>
  (['any-other', ...(isStep(act) ? [act] : [])] as const).some(
    (step) => separationRefusal(state, step, { actor }) !== undefined,
  );
