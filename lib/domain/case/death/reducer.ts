import { beijingDate } from '../../calendar/local-date.ts';
import { checksLeft, withoutChecks } from '../after-placement/left.ts';
import { outlivingTasks } from '../data-rights/tasks.ts';
import { type KernelState, without } from '../kernel/state.ts';
import { closeEverything } from '../kernel/task.ts';
import { decideObjectionTask } from '../objection/tasks.ts';
import type { PostEvent } from '../public-post/events.ts';
import type { DeathEvent } from './events.ts';
import type { DeathSlice } from './state.ts';

type Needs = KernelState & DeathSlice;

/** What was to be asked of the person ends. A review of a decision, claims and what other bodies have go on, as after a closure. */
function withDeath<State extends Needs>(
  state: State,
  at: string,
  evidence: NonNullable<DeathSlice['death']>['evidence'],
): State {
  const checks = checksLeft(state, at);
  const ended = closeEverything(withoutChecks(state, at), at, [...outlivingTasks, decideObjectionTask.kind]);
  return { ...ended, death: { recordedAt: at, evidence, checks } };
}

const withDeathRecorded = <State extends Needs>(
  state: State,
  { data: { evidence }, at }: DeathEvent<'death-recorded'>,
): State => withDeath(state, at, evidence);

const withDeathWithdrawn = <State extends Needs>(
  state: State,
  { data: { checks } }: DeathEvent<'death-record-withdrawn'>,
): State => ({
  ...without(state, 'death'),
  scheduledActions: { ...state.scheduledActions, ...checks },
});

/** A placement that ended with a death records it on a case that has ended; a registration is closed for it by a human. */
export const withDeathInPost = <State extends Needs>(
  state: State,
  { data: { tellNobody }, at }: PostEvent<'public-post-ended'>,
): State => {
  if (!tellNobody || state.phase !== 'closed' || state.death) return state;
  return withDeath(state, at, { kind: 'statement-of-the-family', on: beijingDate(Date.parse(at)) });
};

/** The reducer of every event of this episode. */
export const deathReducers = {
  'death-recorded': withDeathRecorded,
  'death-record-withdrawn': withDeathWithdrawn,
} as const;
