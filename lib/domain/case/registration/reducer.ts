import { withFirstFollowUp } from '../follow-up/obligations.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import { provenAtStart } from '../kernel/real-name.ts';
import type { CaseStart, KernelState } from '../kernel/state.ts';
import { clearEscalation, closeTask } from '../kernel/task.ts';
import { staffAs } from '../kernel/vocabulary.ts';
import { type LedgerSlice, withLedger } from '../ledger/state.ts';
import type { RegistrationBeginning, RegistrationEvent } from './events.ts';
import type { RegistrationSlice } from './state.ts';
import { decideApplicationTask, decisionTaskId } from './tasks.ts';

type Needs = KernelState & RegistrationSlice & LedgerSlice;

function startFromApplication({
  data: { deadline, carriedLedger: _carried, statedProfile: _stated, hardshipAsked: _asked, ...application },
  at,
  actor,
}: RegistrationEvent<'application-submitted'>): CaseStart & RegistrationSlice {
  return {
    ...application,
    phase: 'applied',
    submittedAt: at,
    deadlines: { [deadline.id]: deadline },
    ...staffAs('enteredBy', actor),
    ...provenAtStart(application.identity, at, actor),
  };
}

const withScreening = <State extends Needs>(
  state: State,
  { data, at }: RegistrationEvent<'application-screened'>,
): State => ({ ...state, screening: { at, evidence: data.evidence } });

const withInformationRequest = <State extends Needs>(
  state: State,
  { data: { taskId, items }, at }: RegistrationEvent<'information-requested'>,
): State => ({
  ...clearEscalation(state, taskId, true),
  informationRequest: { items, requestedAt: at },
});

function withInformation<State extends Needs>(
  state: State,
  { at }: RegistrationEvent<'information-provided'>,
): State {
  const { informationRequest } = state;
  const answered = clearEscalation(state, decisionTaskId, false);
  return informationRequest
    ? { ...answered, informationRequest: { ...informationRequest, answeredAt: at } }
    : answered;
}

function withApproval<State extends Needs & FollowUpSlice>(
  state: State,
  { data, at, actor }: RegistrationEvent<'application-approved'>,
): State {
  const { taskId } = data;
  const decided = closeTask(state, decideApplicationTask, taskId, 'approved', at);
  return withRegistration({ ...decided, ...staffAs('decidedBy', actor) }, data, at);
}

/**
 * Registers the person, as of the day on which the application was accepted (Social Insurance Law art. 50; D3.9). Events from
 * before that rule have no such day, and their registrations count from the approval.
 */
export function withRegistration<State extends Needs & FollowUpSlice>(
  state: State,
  { followUp, reIncluded, registeredAt, tags }: RegistrationBeginning,
  at: string,
): State {
  return {
    ...withFirstFollowUp(tags ? withLedger(state, { facts: [], tags }, at) : state, followUp),
    phase: 'registered',
    registeredAt: registeredAt ?? at,
    ...(registeredAt !== undefined && { approvedAt: at }),
    ...(reIncluded && { reIncluded }),
  };
}

const withRefusal = <State extends Needs>(
  state: State,
  { data, at, actor }: RegistrationEvent<'application-refused'>,
): State => ({
  ...closeTask(state, decideApplicationTask, data.taskId, 'refused', at),
  ...staffAs('decidedBy', actor),
  phase: 'refused',
  endedAt: at,
  refusal: { reason: data.reason, jobSeekerRegistrationOffered: data.jobSeekerRegistrationOffered },
});

const withWithdrawal = <State extends Needs>(
  state: State,
  { at }: RegistrationEvent<'application-withdrawn'>,
): State => ({
  ...closeTask(state, decideApplicationTask, decisionTaskId, 'withdrawn', at),
  phase: 'withdrawn',
  endedAt: at,
});

const withEnd = <State extends Needs>(
  state: State,
  { data, at }: RegistrationEvent<'application-ended'>,
): State => ({
  ...closeTask(state, decideApplicationTask, decisionTaskId, 'withdrawn', at),
  phase: 'withdrawn',
  endedAt: at,
  applicationEnd: { ...data, tellNobody: true },
});

export const registrationBegins = { 'application-submitted': startFromApplication } as const;

/** The reducer of every event of this episode. */
export const registrationReducers = {
  'application-screened': withScreening,
  'information-requested': withInformationRequest,
  'information-provided': withInformation,
  'application-approved': withApproval,
  'application-refused': withRefusal,
  'application-withdrawn': withWithdrawal,
  'application-ended': withEnd,
} as const;
