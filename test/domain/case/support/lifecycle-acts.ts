import fc from 'fast-check';
import { placementFindings } from '../../../../lib/domain/case/after-placement/events.ts';
import { recordPlacementCheck } from '../../../../lib/domain/case/after-placement/placement-check.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import {
  type CaseEvent,
  type CaseRefusal,
  openTask,
  reinstatement,
  runScheduledAction,
  type TaskKind,
  taskKinds,
} from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import { attemptMeans } from '../../../../lib/domain/case/follow-up/events.ts';
import { escalateDeadline } from '../../../../lib/domain/case/kernel/core.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { makePlan } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { signalKinds, signalOrigins } from '../../../../lib/domain/case/signals/events.ts';
import { handleSignal } from '../../../../lib/domain/case/signals/handle-signal.ts';
import { signalOfMatch } from '../../../../lib/domain/case/signals/match.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { comparedFacts } from '../../../../lib/domain/comparison.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import {
  calendar,
  day,
  hour,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
  system,
} from './cases.ts';
import { by, having } from './decisions.ts';

/** Something tried with a case that is registered, or once was. */
export interface LifecycleAct {
  readonly name: string;
  /** How long after the previous act, in milliseconds. */
  readonly after: number;
  readonly attempt: (state: CaseState, now: number) => Result<CaseEvent, CaseRefusal> | CaseEvent | undefined;
}

const rules = (state: CaseState, now: number) => lifecycleOf(state.region, now);
const dayOf = (now: number): string => new Date(now + 8 * hour).toISOString().slice(0, 10);
const taskOf = (state: CaseState, kind: TaskKind): string =>
  Object.values(state.tasks).find((task) => task.kind === kind)?.id ?? `${kind}-1`;

const actors: readonly Actor[] = [officer, secondOfficer, supervisor, secondSupervisor, system];
const closures: readonly (readonly [string, string])[] = [
  ['employed', 'employment-record'],
  ['employed', 'hearsay'],
  ['self-employed', 'business-match'],
  ['pension', 'pension-match'],
  ['imprisoned', 'other-match'],
  ['unreachable', 'contact-attempt-records'],
  ['refused-service', 'refusal-records'],
];

type Attempt = Omit<LifecycleAct, 'after'>;
const of = <Choice>(
  choices: fc.Arbitrary<Choice>,
  make: (choice: Choice) => Attempt,
): fc.Arbitrary<Attempt> => choices.map(make);

const attempts: readonly (readonly [number, fc.Arbitrary<Attempt>])[] = [
  [
    4,
    of(fc.tuple(fc.constantFrom(...signalKinds), fc.constantFrom(...signalOrigins)), ([kind, origin]) => ({
      name: `${origin} tells ${kind}`,
      attempt: (state, now) =>
        receiveSignal(
          state,
          { kind, origin, asOf: dayOf(now) },
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    2,
    of(fc.constantFrom(...comparedFacts), (fact) => ({
      name: `match of ${fact}`,
      attempt: (state, now) => {
        const signal = signalOfMatch(state, { fact, source: 'source', asOf: dayOf(now) });
        return signal && receiveSignal(state, signal, rules(state, now), calendar, by(officer, now));
      },
    })),
  ],
  [
    3,
    of(fc.constantFrom(...closures), ([reason, kind]) => ({
      name: `propose ${reason} on ${kind}`,
      attempt: (state, now) =>
        proposeClosure(
          state,
          reason,
          [{ kind, source: 'register', on: dayOf(now) }],
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    4,
    of(fc.tuple(fc.constantFrom(...actors), fc.boolean()), ([actor, close]) => ({
      name: `${actor.role} decides to close: ${close}`,
      attempt: (state, now) =>
        decideClosure(state, taskOf(state, 'decide-closure'), { close }, rules(state, now), by(actor, now)),
    })),
  ],
  [
    3,
    of(fc.constant(undefined), () => ({
      name: 'object',
      attempt: (state, now) => raiseObjection(state, rules(state, now), calendar, by(officer, now)),
    })),
  ],
  [
    3,
    of(fc.tuple(fc.constantFrom(...actors), fc.boolean()), ([actor, uphold]) => ({
      name: `${actor.role} upholds the objection: ${uphold}`,
      attempt: (state, now) =>
        decideObjection(
          state,
          taskOf(state, 'decide-objection'),
          uphold,
          reinstatement(state, rules(state, now), calendar, now),
          by(actor, now),
        ),
    })),
  ],
  [
    2,
    of(fc.constantFrom(...taskKinds), (kind) => ({
      name: `handle ${kind}`,
      attempt: (state, now) => handleSignal(state, taskOf(state, kind), by(officer, now)),
    })),
  ],
  [
    4,
    of(fc.constantFrom(...attemptMeans), (means) => ({
      name: `try ${means}`,
      attempt: (state, now) =>
        attemptFollowUp(
          state,
          `follow-up-${dayOf(now).slice(0, 7)}`,
          means,
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    2,
    of(fc.constant(undefined), () => ({
      name: 'follow up',
      attempt: (state, now) =>
        completeFollowUp(
          state,
          `follow-up-${dayOf(now).slice(0, 7)}`,
          {
            by: 'officer',
            method: 'phone',
            progress: 'still-looking',
            service: 'keep',
          },
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    3,
    of(fc.boolean(), (reached) => ({
      name: `first contact: ${reached}`,
      attempt: (state, now) =>
        recordContact(
          state,
          taskOf(state, 'make-first-contact'),
          { method: 'phone', reached },
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    3,
    of(fc.constant(undefined), () => ({
      name: 'make the plan',
      attempt: (state, now) => {
        const { plan } = rules(state, now);
        const tierGrounds = plan.tierGrounds.slice(0, 1);
        const choice = { track: 'employment', tier: 'one-to-one', tierGrounds } as const;
        const taskId = taskOf(state, 'make-service-plan');
        return makePlan(state, taskId, choice, rules(state, now), calendar, by(officer, now));
      },
    })),
  ],
  [
    5,
    of(fc.constantFrom('pay-too-low', 'pay-too-low', 'pay-too-low', 'health', undefined), (reason) => ({
      name: `service: ${reason ?? 'taken'}`,
      attempt: (state, now) =>
        recordService(
          state,
          {
            type: state.plan.current?.items[0]?.serviceTypes[0] ?? '',
            on: dayOf(now),
            outcome: reason === undefined ? 'taken' : 'refused',
            ...(reason !== undefined && { refusalReason: reason }),
          },
          '1990-03-07',
          rules(state, now),
          calendar,
          by(officer, now),
        ),
    })),
  ],
  [
    6,
    of(fc.constantFrom(...placementFindings), (finding) => ({
      name: `placement: ${finding}`,
      attempt: (state, now) =>
        recordPlacementCheck(
          state,
          taskOf(state, 'check-placement'),
          { finding, method: 'phone' },
          rules(state, now),
          by(officer, now),
        ),
    })),
  ],
];

/** Any act, soon or weeks after the previous one. */
export const lifecycleAct: fc.Arbitrary<LifecycleAct> = fc
  .tuple(
    fc.oneof(...attempts.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
    fc.oneof(fc.integer({ min: 0, max: 3 * hour }), fc.integer({ min: 0, max: 20 * day })),
  )
  .map(([what, after]) => ({ ...what, after }));

const kindOfTask: readonly (readonly [string, TaskKind])[] = taskKinds.map((kind) => [`${kind}-`, kind]);

/**
 * What happens automatically until an instant: the sweep runs scheduled actions and carries out steps, and workflows open the
 * tasks for which they wait.
 */
export function* byItself(state: CaseState, now: number): Generator<CaseEvent, CaseState> {
  let current = state;
  for (;;) {
    const event = nextByItself(current, now);
    if (!event) return current;
    yield event;
    current = having(current, event);
  }
}

function nextByItself(state: CaseState, now: number): CaseEvent | undefined {
  for (const [id, { at }] of Object.entries(state.scheduledActions)) {
    const context = by(system, Math.max(Date.parse(at), lastInstant(state)));
    const event =
      Date.parse(at) <= now
        ? runScheduledAction(state, id, rules(state, Date.parse(at)), calendar, context)
        : undefined;
    if (event) return event;
  }
  for (const { taskId, id } of Object.values(state.deadlines)) {
    const kind = kindOfTask.find(([prefix]) => taskId.startsWith(prefix))?.[1];
    const opened = kind && openTask(state, taskId, kind, by(system, now));
    const escalated = escalateDeadline(state, id, by(system, now));
    if (opened ?? escalated) return opened ?? escalated;
  }
  return undefined;
}

const lastInstant = (state: CaseState): number => Date.parse(state.registeredAt ?? state.submittedAt);
