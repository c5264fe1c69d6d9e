import { type Step, separationRefusal, steps } from './assignment/separation.ts';
import { type Act, type Action, actsOnTask, type CaseState, possibleActions } from './case.ts';
import type { Role } from './kernel/vocabulary.ts';

/*
 * What somebody can do with a case now: by their role, the phase of the case and its state, as the episodes declare it, and by
 * the duties that keep them from a step. Whether another person of the unit could do it is not asked here.
 */

/** Somebody who reads or changes a case, in the role that they have in it. */
export interface CaseUser {
  readonly role: Role;
  readonly subject: string;
}

/** What somebody can do with a case now besides its tasks. */
export const actsOpenTo = (state: CaseState, user: CaseUser): readonly Action[] =>
  possibleActions(state, user.role).filter((act) => !isBarred(state, act, user));

/**
 * The acts with which somebody can deal with an open task now, those that answer it first in the order of the declarations. None
 * for an officer where only a supervisor may end it.
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
 * Whether somebody has had a part in what a task is about, so that a colleague has to do it. Of claims it is not said here: who had
 * a part in one, the claim knows.
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
