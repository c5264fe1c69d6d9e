import fc from 'fast-check';
import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  moveDeadline,
  openTask,
} from '../../../../lib/domain/case/case.ts';
import { endJobSeekerRegistration } from '../../../../lib/domain/case/job-seeker/end.ts';
import { escalateDeadline } from '../../../../lib/domain/case/kernel/core.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { approveApplication, refuseApplication } from '../../../../lib/domain/case/registration/decide.ts';
import {
  askForInformation,
  provideInformation,
} from '../../../../lib/domain/case/registration/information.ts';
import { recordScreening } from '../../../../lib/domain/case/registration/screening.ts';
import { decisionDeadlineId, decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { asJobSeeker, beginningOf, calendar, lifecycleOf, officer, rulesOf } from './cases.ts';

/** Something that somebody tries to do with a case. The test examines how the domain responds. */
export interface Act {
  readonly name: string;
  /** How long after the previous act it is tried, in milliseconds. */
  readonly after: number;
  readonly attempt: (state: CaseState, context: Context) => Attempt;
}

/** The resulting event, the refusal, or undefined if there is nothing to do. */
export type Attempt = Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;

/** The event of an attempt, if it led to one. */
export const eventOf = (attempt: Attempt): CaseEvent | undefined =>
  attempt && ('ok' in attempt ? (attempt.ok ? attempt.value : undefined) : attempt);

const taskId = fc.oneof(
  { weight: 6, arbitrary: fc.constant(decisionTaskId) },
  { weight: 2, arbitrary: fc.constant('make-first-contact-1') },
  { weight: 1, arbitrary: fc.constantFrom('decide-application-2', 'constructor') },
);
const deadlineId = fc.constantFrom(decisionDeadlineId, decisionDeadlineId, 'first-contact-1', 'decision-2');
const rules = (state: CaseState) => rulesOf(state.region, Date.parse(state.submittedAt));
/** Like the workflow: the first contact is opened once the person is registered. */
const mayOpen = (state: CaseState, task: string) => task === decisionTaskId || state.phase === 'registered';

/** The acts, weighted by the first number: a withdrawal ends a case, so it is rare. */
const attempts: readonly (readonly [number, fc.Arbitrary<Pick<Act, 'name' | 'attempt'>>])[] = [
  [
    6,
    fc.constantFrom<'match' | 'clear'>('match', 'clear', 'clear').map((finding) => ({
      name: `screen: ${finding}`,
      attempt: (state, context) =>
        recordScreening(
          state,
          [{ check: 'pension', finding, source: 'social-insurance', clause: 'D3.4' }],
          context,
        ),
    })),
  ],
  [
    10,
    fc.constantFrom(decisionTaskId, decisionTaskId, 'make-first-contact-1').map((task) => ({
      name: `open ${task}`,
      attempt: (state, context) =>
        mayOpen(state, task)
          ? openTask(
              state,
              task,
              task === decisionTaskId ? 'decide-application' : 'make-first-contact',
              context,
            )
          : undefined,
    })),
  ],
  [
    3,
    fc
      .tuple(taskId, fc.constantFrom<string[]>(['pension'], ['pension', 'age'], ['age'], []))
      .map(([task, overruled]) => ({
        name: `approve ${task} overruling ${overruled}`,
        attempt: (state, context) =>
          approveApplication(state, task, overruled, beginningOf(state.region), calendar, context),
      })),
  ],
  [
    3,
    fc
      .tuple(taskId, fc.constantFrom('in-employment', 'under-age', 'not-insured', '__proto__'))
      .map(([task, reason]) => ({
        name: `refuse ${task}: ${reason}`,
        attempt: (state, context) => refuseApplication(state, task, reason, rules(state), context),
      })),
  ],
  [
    6,
    fc
      .tuple(
        taskId,
        fc.constantFrom('unemployment-date', 'unemployment-date', '离职证明', 'nonsense'),
        fc.constantFrom('', '', '请说明', '请上传离职证明'),
      )
      .map(([task, item, message]) => ({
        name: `ask in ${task} for ${item} ${message}`,
        attempt: (state, context) => askForInformation(state, task, [item], message, rules(state), context),
      })),
  ],
  [6, fc.constant({ name: 'provide', attempt: provideInformation })],
  [1, fc.constant({ name: 'withdraw', attempt: withdrawApplication })],
  [4, fc.constant({ name: 'register as job-seeker', attempt: asJobSeeker })],
  [
    2,
    fc.constant({
      name: 'end as job-seeker',
      attempt: (state, context) => endJobSeekerRegistration(state, 'own-wish', context),
    }),
  ],
  [
    8,
    fc.tuple(taskId, fc.boolean()).map(([task, reached]) => ({
      name: `contact ${task} reached ${reached}`,
      attempt: (state, context) =>
        recordContact(
          state,
          task,
          { method: 'phone', reached },
          lifecycleOf(state.region),
          calendar,
          context,
        ),
    })),
  ],
  [
    8,
    deadlineId.map((deadline) => ({
      name: `escalate ${deadline}`,
      attempt: (state, context) => escalateDeadline(state, deadline, context),
    })),
  ],
  [
    4,
    fc.tuple(deadlineId, fc.integer({ min: -1, max: 3 })).map(([deadline, days]) => ({
      name: `move ${deadline} by ${days} days`,
      attempt: (state, context) =>
        moveDeadline(
          state,
          deadline,
          'holiday-arrangement',
          { registration: rules(state), lifecycle: lifecycleOf(state.region) },
          shifted(days),
          context,
        ),
    })),
  ],
];

/** Any act, soon or long after the previous one. */
export const act: fc.Arbitrary<Act> = fc
  .tuple(
    fc.oneof(...attempts.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
    fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 3_600_000 }),
      fc.integer({ min: 0, max: 100_000_000 }),
    ),
  )
  .map(([what, after]) => ({ ...what, after }));

/** The calendar as if some working days had become holidays, or vice versa. Deadlines due at once stay. */
function shifted(days: number): typeof calendar {
  return {
    due: (from, term, closes) => {
      const moves = 'workingDays' in term && term.workingDays > 0;
      return calendar.due(from, moves ? { workingDays: Math.max(1, term.workingDays + days) } : term, closes);
    },
    shift: calendar.shift,
  };
}

/** Tries acts one after another from an instant on, and returns their events and the refusals on the way. */
export function play(
  begin: { readonly caseId: string; readonly event: CaseEvent<'application-submitted'> },
  acts: readonly Act[],
  evolve: (state: CaseState | undefined, caseId: string, event: CaseEvent) => CaseState,
  observe: (step: {
    readonly before: CaseState;
    readonly after: CaseState;
    readonly attempt: Attempt;
    readonly act: Act;
    readonly now: number;
  }) => void = () => {},
) {
  const events: CaseEvent[] = [begin.event];
  let state = evolve(undefined, begin.caseId, begin.event);
  let now = Date.parse(begin.event.at);
  for (const each of acts) {
    now += each.after;
    const attempt = each.attempt(state, { now, actor: officer });
    const event = eventOf(attempt);
    const after = event ? evolve(state, begin.caseId, event) : state;
    observe({ before: state, after, attempt, act: each, now });
    if (event) events.push(event);
    state = after;
  }
  return { events, state, now };
}
