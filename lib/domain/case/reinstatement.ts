import { type DueDateCalendar, type LadderStep, makeDeadline, type TimeLimit } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { nextFollowUp } from './follow-up.ts';
import { servicePlanNames } from './ids.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import type { CaseState } from './state.ts';
import { withDeadline, withTask } from './tasks.ts';
import type { TaskKind } from './vocabulary.ts';

/** What a registration that is reinstated has to do again. */
export type Resumption = Omit<CaseEvent<'registration-reinstated'>['data'], 'taskId'>;
type Resumed = Resumption['resumes'][number];

/** The work that a wrong closure has cut off and that goes on, with the time it has from then on. */
const resumable: Partial<
  Record<
    TaskKind,
    (rules: LifecycleRules) => {
      readonly kind: Resumed['deadline']['kind'];
      readonly limit: TimeLimit;
      readonly ladder: readonly LadderStep[];
    }
  >
> = {
  'carry-out-plan': ({ plan, ladders }) => ({
    kind: 'plan-items',
    limit: plan.fulfilWithin,
    ladder: ladders['plan-item'],
  }),
  'adjust-plan': ({ plan, ladders }) => ({
    kind: 'plan-adjustment',
    limit: plan.adjustWithin,
    ladder: ladders['closure-decision'],
  }),
  'assess-signal': ({ handleSignalWithin, ladders }) => ({
    kind: 'signal',
    limit: handleSignalWithin,
    ladder: ladders['closure-decision'],
  }),
  'arrange-transfer': ({ arrangeTransferWithin, ladders }) => ({
    kind: 'transfer',
    limit: arrangeTransferWithin,
    ladder: ladders['closure-decision'],
  }),
};

/**
 * What begins again when a wrong closure is undone, so that nobody is forgotten by it: the monthly follow-ups; the
 * first contact and the plan where there is none yet, as a new episode; and the tasks that the closure cut off,
 * under new names, since the old ones have ended for good. All time limits count from now.
 */
export function reinstatement(
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): Resumption {
  const followUp = nextFollowUp(state, rules, now);
  const resumes = cutOff(state).map(([replaces, kind]): Resumed => {
    const taskId = `${replaces}-${again}${state.closure?.number ?? 0}`;
    const { kind: kindOfDeadline, limit, ladder } = timing(kind, rules);
    const deadline = makeDeadline({ id: taskId, kind: kindOfDeadline, taskId }, now, limit, ladder, calendar);
    return { replaces, kind, deadline };
  });
  if (state.plan.current) return { followUp, resumes };
  const episodes = state.executions.filter(({ workflow }) => workflow === 'service-plan').length;
  const { contact, contactDeadline } = servicePlanNames(episodes + 1);
  return {
    followUp,
    resumes,
    firstContact: makeDeadline(
      { id: contactDeadline, kind: 'first-contact', taskId: contact },
      now,
      rules.firstContact,
      rules.ladders['first-contact'],
      calendar,
    ),
  };
}

const again = 'again-';

function timing(kind: TaskKind, rules: LifecycleRules) {
  const of = resumable[kind];
  if (!of) throw new Error(`a task ${kind} is not resumed`);
  return of(rules);
}

/** Tasks that ended with the registration, and have not been taken up again after an earlier reinstatement. */
function cutOff(state: CaseState): readonly [string, TaskKind][] {
  const kinds = Object.keys(resumable) as TaskKind[];
  return Object.entries(state.outcomes).flatMap(([taskId, outcome]): [string, TaskKind][] => {
    const kind = kinds.find((each) => taskId.startsWith(`${each}-`));
    const takenUp = Object.keys(state.outcomes).some((other) => other.startsWith(`${taskId}-${again}`));
    const superseded = kind === 'carry-out-plan' && taskId !== state.plan.current?.taskId;
    return kind && outcome === 'closed' && !takenUp && !superseded ? [[taskId, kind]] : [];
  });
}

/** The tasks that go on stand before the officer again; the plan knows its own by the new name. */
export function withResumption(state: CaseState, event: CaseEvent<'registration-reinstated'>): CaseState {
  const { firstContact, resumes } = event.data;
  const begun = firstContact ? withDeadline(state, firstContact) : state;
  return resumes.reduce((each, { replaces, kind, deadline }) => {
    const opened = withTask(withDeadline(each, deadline), deadline.taskId, kind, event.at);
    const { current } = opened.plan;
    return current?.taskId === replaces
      ? { ...opened, plan: { ...opened.plan, current: { ...current, taskId: deadline.taskId } } }
      : opened;
  }, begun);
}
