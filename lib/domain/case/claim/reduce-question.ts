import { lookIntoClaimTask } from '../claim-tasks/tasks.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeTask, withWatchedTask } from '../kernel/task.ts';
import type { ClaimEvent } from './events.ts';
import { type Claim, type ClaimSlice, claimOf, wasFoundUndue, withClaim } from './state.ts';

type Needs = KernelState & ClaimSlice;

/** The task of looking into the latest question about a claim. */
export const lookTaskOf = ({ number, questions }: Pick<Claim, 'number' | 'questions'>): string =>
  taskIdOf(lookIntoClaimTask.kind, `${number}-${questions}`);

export const withQuestion = <State extends Needs>(
  state: State,
  { data: { number, look }, at }: ClaimEvent<'claim-questioned' | 'claim-contested'>,
): State => withQuestionOpen(withWatchedTask(state, lookIntoClaimTask, look, at), number);

/** A claim whose question was opened. */
export const withQuestionOpen = <State extends Needs>(state: State, number: number): State =>
  withLookForSupervisor(
    withClaim(state, number, (claim) => ({ ...claim, questions: claim.questions + 1, question: 'open' })),
    number,
  );

/** Gives the open question about a claim to a supervisor, if only a supervisor may close it (`dropQuestion`, I-91). */
export function withLookForSupervisor<State extends Needs>(state: State, number: number): State {
  const claim = claimOf(state, number);
  const task = claim && state.tasks[lookTaskOf(claim)];
  if (!task || !wasFoundUndue(claim)) return state;
  return { ...state, tasks: { ...state.tasks, [task.id]: { ...task, forSupervisor: true } } };
}

export const withQuestionDropped = <State extends Needs>(
  state: State,
  { data: { number, taskId }, at }: ClaimEvent<'claim-question-dropped'>,
): State =>
  withClaim(closeTask(state, lookIntoClaimTask, taskId, 'dropped', at), number, (claim) =>
    without(claim, 'question'),
  );

/** Ends an open question once nothing is left of the claim that it could lead to. */
export function withoutQuestion<State extends Needs>(state: State, number: number, at: string): State {
  const claim = claimOf(state, number);
  if (claim?.question !== 'open') return state;
  return withClaim(closeTask(state, lookIntoClaimTask, lookTaskOf(claim), 'dropped', at), number, (each) =>
    without(each, 'question'),
  );
}
