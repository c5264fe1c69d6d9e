import type { CaseState } from './case.ts';
import type { Role } from './kernel/vocabulary.ts';
import { isReported, reportedKinds } from './signals/signals.ts';

/** What can be done with a case that no task asks for, each by the name of its operation. */
export const actions = [
  'withdraw-application',
  'provide-information',
  'register-as-job-seeker',
  'report-change',
  'raise-objection',
] as const;
export type Action = (typeof actions)[number];

interface Possibility {
  readonly roles: readonly Role[];
  readonly isPossible: (state: CaseState, role: Role) => boolean;
}

const possibilities: Readonly<Record<Action, Possibility>> = {
  'withdraw-application': {
    roles: ['applicant'],
    isPossible: ({ phase }) => phase === 'applied',
  },
  'provide-information': {
    roles: ['applicant', 'officer'],
    isPossible: ({ phase, informationRequest }) =>
      phase === 'applied' && informationRequest !== undefined && informationRequest.answeredAt === undefined,
  },
  'register-as-job-seeker': {
    roles: ['applicant', 'officer'],
    isPossible: ({ phase, refusal }) => phase === 'refused' && refusal?.jobSeekerRegistrationOffered === true,
  },
  'report-change': {
    roles: ['applicant', 'officer', 'supervisor'],
    isPossible: (state, role) =>
      state.phase === 'registered' &&
      (role !== 'applicant' || reportedKinds.some((kind) => !isReported(state, kind))),
  },
  'raise-objection': {
    roles: ['applicant', 'officer'],
    isPossible: ({ phase, closure }) =>
      phase === 'closed' && closure?.status === 'closed' && closure.objection === undefined,
  },
};

/**
 * What somebody who may see a case can do with it now, by their role. It offers nothing that would be refused for
 * how the case stands.
 */
export const possibleActions = (state: CaseState, role: Role): readonly Action[] =>
  actions.filter((action) => {
    const { roles, isPossible } = possibilities[action];
    return roles.includes(role) && isPossible(state, role);
  });
