import { beijingDate } from '../../calendar/local-date.ts';
import type { KernelState } from '../kernel/state.ts';
import { closeTask, openTasksOf, withWatchedTask } from '../kernel/task.ts';
import type { Actor } from '../kernel/vocabulary.ts';
import { type LedgerSlice, withLedger } from '../ledger/state.ts';
import { withPlanAdjustment } from '../plan-adjustment/open-adjustment.ts';
import { noHardship } from './chain.ts';
import type { AskedHardship, ContinuedHardship, HardshipEvent, HardshipStart } from './events.ts';
import { type Hardship, type HardshipSlice, hardshipTag, type Recognition, type TakenStep } from './state.ts';
import {
  assistancePlanTask,
  candidateTask,
  chainTasks,
  checkTask,
  decisionTask,
  firstTaskOf,
  noticeObjectionTask,
  noticeTask,
  objectionTask,
  outcomeBefore,
  publicationTask,
  reviewTask,
} from './tasks.ts';

type Needs = KernelState & HardshipSlice & LedgerSlice;
type Next = HardshipEvent<'hardship-step-taken'>['data']['next'];

const withHardship = <State extends Needs>(state: State, change: (now: Hardship) => Hardship): State => ({
  ...state,
  hardship: change(state.hardship ?? noHardship),
});

const withRecognition = <State extends Needs>(
  state: State,
  number: number,
  change: (now: Recognition) => Partial<Recognition>,
): State =>
  withHardship(state, (hardship) => ({
    ...hardship,
    recognitions: hardship.recognitions.map((each) =>
      each.number === number ? { ...each, ...change(each) } : each,
    ),
  }));

const withNewRecognition = <State extends Needs>(state: State, recognition: Recognition): State =>
  withHardship(state, ({ asked: _done, ...hardship }) => ({
    ...hardship,
    recognitions: [...hardship.recognitions, recognition],
  }));

/** Keeps a request made in one form with the registration. */
export const withAsked = <State extends Needs>(state: State, asked: AskedHardship): State =>
  withHardship(state, (hardship) => ({ ...hardship, asked }));

/** Begins a recognition, whichever event carries it. */
export function withStart<State extends Needs>(
  state: State,
  { check, ...start }: HardshipStart,
  at: string,
): State {
  const begun = withNewRecognition(state, {
    ...start,
    status: 'checking',
    startedAt: at,
    round: 1,
    steps: [],
    notices: [],
  });
  return withWatchedTask(begun, checkTask, check, at);
}

/** Continues a recognition from an earlier case. */
export function withContinued<State extends Needs>(
  state: State,
  { plan, ...continued }: ContinuedHardship,
  at: string,
  actor: Actor,
): State {
  const begun = withNewRecognition(state, {
    ...continued,
    status: 'recognised',
    startedAt: at,
    round: 1,
    chain: ['decision'],
    steps: [],
    notices: [],
    decidedBy: actor.subject,
    plan: { taskId: plan.taskId },
  });
  return withWatchedTask(withTag(begun, true, at), assistancePlanTask, plan, at);
}

const withTag = <State extends Needs>(
  state: State,
  applies: boolean,
  at: string,
  on: string = beijingDate(Date.parse(at)),
): State => withLedger(state, { facts: [], tags: [hardshipTag(applies, on)] }, at);

const statusOf: Readonly<Record<Next['step'], Recognition['status']>> = {
  'public-notice': 'to-publish',
  review: 'reviewing',
  decision: 'deciding',
};

const taken = (
  { steps, round }: Recognition,
  step: TakenStep['step'],
  positive: boolean,
  at: string,
  { subject: by }: Actor,
): Pick<Recognition, 'steps'> => ({ steps: [...steps, { step, round, by, at, positive }] });

/** Opens the task of the next step. */
const withNext = <State extends Needs>(
  state: State,
  number: number,
  { step, deadline }: Next,
  at: string,
): State =>
  withWatchedTask(
    withRecognition(state, number, () => ({ status: statusOf[step] })),
    firstTaskOf[step],
    deadline,
    at,
    step === 'decision',
  );

function withStep<State extends Needs>(
  state: State,
  { data: { number, step, taskId, positive, next }, at, actor }: HardshipEvent<'hardship-step-taken'>,
): State {
  const task = step === 'check' ? checkTask : reviewTask;
  const done = withRecognition(closeTask(state, task, taskId, outcomeBefore[next.step], at), number, (now) =>
    taken(now, step, positive, at, actor),
  );
  return withNext(done, number, next, at);
}

function withNotice<State extends Needs>(
  state: State,
  { data: { number, taskId, result, ...notice }, at }: HardshipEvent<'hardship-notice-published'>,
): State {
  const up = withRecognition(
    closeTask(state, publicationTask, taskId, 'published', at),
    number,
    ({ notices, round }) => ({
      status: 'on-notice',
      notices: [...notices, { ...notice, round, objections: [] }],
    }),
  );
  return withWatchedTask(up, noticeTask, result, at);
}

function withNoticeObjection<State extends Needs>(
  state: State,
  { data: { number, taskId, deadline }, at }: HardshipEvent<'hardship-notice-objected'>,
): State {
  const objected = withRecognition(state, number, ({ notices, round }) => ({
    notices: notices.map((notice) =>
      notice.round === round ? { ...notice, objections: [...notice.objections, { taskId, at }] } : notice,
    ),
  }));
  return withWatchedTask(objected, noticeObjectionTask, deadline, at);
}

const withNoticeObjectionAnswer = <State extends Needs>(
  state: State,
  { data: { number, taskId, upheld }, at }: HardshipEvent<'hardship-notice-objection-answered'>,
): State =>
  withRecognition(closeTask(state, noticeObjectionTask, taskId, 'answered', at), number, ({ notices }) => ({
    notices: notices.map((notice) => ({
      ...notice,
      objections: notice.objections.map((each) =>
        each.taskId === taskId ? { ...each, answeredAt: at, upheld } : each,
      ),
    })),
  }));

/** Removes the shown names: a notice that is no longer up keeps nothing of the name. */
export const withNoticesDown = <State extends HardshipSlice>(state: State): State =>
  state.hardship
    ? {
        ...state,
        hardship: {
          ...state.hardship,
          recognitions: state.hardship.recognitions.map((each) => ({
            ...each,
            notices: each.notices.map(({ shownAs: _down, ...notice }) => notice),
          })),
        },
      }
    : state;

function withNoticeEnded<State extends Needs>(
  state: State,
  { data: { number, taskId, next }, at, actor }: HardshipEvent<'hardship-notice-ended'>,
): State {
  const ended = withRecognition(
    closeTask(state, noticeTask, taskId, outcomeBefore[next.step], at),
    number,
    (now) => {
      const objections = now.notices.find(({ round }) => round === now.round)?.objections ?? [];
      const positive = objections.every(({ upheld }) => upheld === false);
      return taken(now, 'public-notice', positive, at, actor);
    },
  );
  return withNext(withNoticesDown(ended), number, next, at);
}

type Recognised = NonNullable<HardshipEvent<'hardship-objection-decided'>['data']['recognised']>;

/** Recognises the person: they get the tag, and the task of making the individual plan opens if one is due. */
function withRecognised<State extends Needs>(
  state: State,
  number: number,
  { recognisedOn, categories, plan, opens }: Recognised,
  at: string,
  actor: Actor,
): State {
  const recognised = withRecognition(state, number, (now) => ({
    ...taken(now, 'decision', true, at, actor),
    status: 'recognised',
    recognisedOn,
    categories,
    decidedBy: actor.subject,
    ...(plan && { plan: { taskId: plan.taskId } }),
  }));
  const tagged = withTag(recognised, true, at, recognisedOn);
  const planned = plan ? withWatchedTask(tagged, assistancePlanTask, plan, at) : tagged;
  return withPlanAdjustment(planned, opens, at);
}

const withDecision = <State extends Needs>(
  state: State,
  { data, at, actor }: HardshipEvent<'hardship-recognised'>,
): State =>
  withRecognised(closeTask(state, decisionTask, data.taskId, 'recognised', at), data.number, data, at, actor);

const withRefusal = <State extends Needs>(
  state: State,
  { data: { number, taskId, reason }, at, actor }: HardshipEvent<'hardship-refused'>,
): State =>
  withRecognition(closeTask(state, decisionTask, taskId, 'refused', at), number, (now) => ({
    ...taken(now, 'decision', false, at, actor),
    status: 'refused',
    refusalReason: reason,
    decidedBy: actor.subject,
  }));

/** Starts another round, from the first step. */
const withAgain = <State extends Needs>(
  state: State,
  number: number,
  { round, check }: HardshipEvent<'hardship-returned'>['data']['again'],
  at: string,
): State =>
  withWatchedTask(
    withRecognition(state, number, () => ({ round, status: 'checking' })),
    checkTask,
    check,
    at,
  );

const withReturn = <State extends Needs>(
  state: State,
  { data: { number, taskId, again }, at }: HardshipEvent<'hardship-returned'>,
): State => withAgain(closeTask(state, decisionTask, taskId, 'returned', at), number, again, at);

function withWithdrawal<State extends Needs>(
  state: State,
  { data: { number }, at }: HardshipEvent<'hardship-withdrawn'>,
): State {
  let ended = withRecognition(state, number, () => ({ status: 'withdrawn' }));
  for (const task of [...chainTasks, noticeObjectionTask])
    for (const { id } of openTasksOf(state, task)) ended = closeTask(ended, task, id, 'withdrawn', at);
  return withNoticesDown(ended);
}

function withPlan<State extends Needs>(
  state: State,
  { data: { number, taskId, contact, assistance, subsidies }, at }: HardshipEvent<'assistance-plan-made'>,
): State {
  const plan = {
    taskId,
    madeOn: beijingDate(Date.parse(at)),
    contact,
    assistance,
    ...(subsidies && { subsidies }),
  };
  return withRecognition(closeTask(state, assistancePlanTask, taskId, 'made', at), number, () => ({ plan }));
}

function withExit<State extends Needs>(
  state: State,
  { data: { number, reason, exitedOn: on }, at, actor }: HardshipEvent<'hardship-exited'>,
): State {
  let exited = withRecognition(state, number, () => ({
    status: 'exited',
    exit: { reason, on, by: actor.subject },
  }));
  for (const { id } of openTasksOf(state, assistancePlanTask))
    exited = closeTask(exited, assistancePlanTask, id, 'exited', at);
  return withTag(exited, false, at, on);
}

function withObjection<State extends Needs>(
  state: State,
  { data: { number, against, taskId, deadline }, at }: HardshipEvent<'hardship-objected'>,
): State {
  const objected = withRecognition(state, number, ({ round }) => ({
    objection: { taskId, against, round, at, status: 'open' },
  }));
  return withWatchedTask(objected, objectionTask, deadline, at, true);
}

function withObjectionDecided<State extends Needs>(
  state: State,
  {
    data: { number, taskId, upheld, recognised, again, plan, mayAskAgain },
    at,
    actor,
  }: HardshipEvent<'hardship-objection-decided'>,
): State {
  const status = upheld ? 'upheld' : 'dismissed';
  const decided = withRecognition(closeTask(state, objectionTask, taskId, status, at), number, (now) => ({
    ...(now.objection && { objection: { ...now.objection, status, by: actor.subject } }),
  }));
  if (!upheld || mayAskAgain) return decided;
  if (recognised) return withRecognised(decided, number, recognised, at, actor);
  if (again) return withAgain(decided, number, again, at);
  const undone = withHardship(decided, (hardship) => ({
    ...hardship,
    recognitions: hardship.recognitions.map((each) => {
      if (each.number !== number) return each;
      const { exit: _undone, ...recognition } = each;
      return {
        ...recognition,
        status: 'recognised' as const,
        ...(plan && { plan: { taskId: plan.taskId } }),
      };
    }),
  }));
  const tagged = withTag(undone, true, at);
  return plan ? withWatchedTask(tagged, assistancePlanTask, plan, at) : tagged;
}

const withCandidate = <State extends Needs>(
  state: State,
  { data: { deadline, ...candidate }, at }: HardshipEvent<'hardship-candidate-found'>,
): State =>
  withWatchedTask(
    withHardship(state, (hardship) => ({
      ...hardship,
      candidates: [...hardship.candidates, { ...candidate, at }],
    })),
    candidateTask,
    deadline,
    at,
  );

const withCandidateAnswer = <State extends Needs>(
  state: State,
  { data: { taskId, answer }, at }: HardshipEvent<'hardship-candidate-answered'>,
): State =>
  withHardship(closeTask(state, candidateTask, taskId, answer, at), (hardship) => ({
    ...hardship,
    candidates: hardship.candidates.map((each) => (each.taskId === taskId ? { ...each, answer } : each)),
  }));

/** The reducer of every event of this episode. */
export const hardshipReducers = {
  'hardship-candidate-found': withCandidate,
  'hardship-candidate-answered': withCandidateAnswer,
  // The recognition that it carries is applied like that of any other event.
  'hardship-applied-for': <State>(state: State): State => state,
  'hardship-step-taken': withStep,
  'hardship-notice-published': withNotice,
  'hardship-notice-objected': withNoticeObjection,
  'hardship-notice-objection-answered': withNoticeObjectionAnswer,
  'hardship-notice-ended': withNoticeEnded,
  'hardship-recognised': withDecision,
  'hardship-refused': withRefusal,
  'hardship-returned': withReturn,
  'hardship-withdrawn': withWithdrawal,
  'assistance-plan-made': withPlan,
  'hardship-exited': withExit,
  'hardship-objected': withObjection,
  'hardship-objection-decided': withObjectionDecided,
} as const;
