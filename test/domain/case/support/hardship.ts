import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { type CaseState, openTask } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { makeAssistancePlan } from '../../../../lib/domain/case/hardship/assistance-plan.ts';
import { applyForHardship } from '../../../../lib/domain/case/hardship/begin.ts';
import { answerCandidate, findCandidate } from '../../../../lib/domain/case/hardship/candidates.ts';
import { decideHardship, type HardshipDecision } from '../../../../lib/domain/case/hardship/decide.ts';
import {
  decideHardshipObjection,
  exitHardship,
  objectToHardship,
} from '../../../../lib/domain/case/hardship/exit.ts';
import {
  answerNoticeObjection,
  endNotice,
  objectToNotice,
  publishNotice,
} from '../../../../lib/domain/case/hardship/public-notice.ts';
import type { Recognition } from '../../../../lib/domain/case/hardship/state.ts';
import { takeHardshipStep } from '../../../../lib/domain/case/hardship/take-step.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import {
  applicant,
  beginningOf,
  calendar,
  day,
  lifecycleOf,
  newCaseId,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
  system,
} from './cases.ts';
import { closureTask } from './closed.ts';
import { planned, ToldCase } from './told.ts';

/** The reviewer after the first check. */
export const township: Actor = { role: 'officer', subject: 'officer-township' };

/** The id of the open task of a kind. @throws Error when there is none */
export function openTaskId(state: CaseState, kind: string): string {
  const task = Object.values(state.tasks).find((each) => each.kind === kind);
  if (!task) throw new Error(`no ${kind} is to be done`);
  return task.id;
}

/** The latest recognition. */
export function recognitionOf({ hardship }: CaseState): Recognition {
  const last = hardship?.recognitions.at(-1);
  if (!last) throw new Error('no recognition');
  return last;
}

const rules = (state: CaseState, now: number) => lifecycleOf(state.region, now);
/** A group of the region. */
export const groupOf = (region: Region): string => lifecycleOf(region).hardship.categories[0]?.code ?? '';

// Each act as a step of a story, decided by the rules of its day.

export const applying =
  (...categories: string[]) =>
  (state: CaseState, context: { now: number; actor: Actor }) =>
    applyForHardship(
      state,
      categories.length > 0 ? categories : [groupOf(state.region)],
      rules(state, context.now),
      calendar,
      context,
    );
export const checking =
  (positive = true, kind: 'check-hardship' | 'review-hardship' = 'check-hardship') =>
  (state: CaseState, context: { now: number; actor: Actor }) =>
    takeHardshipStep(state, openTaskId(state, kind), positive, rules(state, context.now), calendar, context);
export const publishing =
  (until: string, hasSource = true) =>
  (state: CaseState, context: { now: number; actor: Actor }) =>
    publishNotice(
      state,
      openTaskId(state, 'publish-hardship-notice'),
      { until, hasSource },
      { reference: 'GS-TEST0001', shownAs: '张某' },
      rules(state, context.now),
      calendar,
      context,
    );
export const objectingToNotice = (on: string) => (state: CaseState, context: { now: number; actor: Actor }) =>
  objectToNotice(state, on, rules(state, context.now), calendar, context);
export const answeringNotice =
  (upheld: boolean) => (state: CaseState, context: { now: number; actor: Actor }) =>
    answerNoticeObjection(state, openTaskId(state, 'answer-hardship-notice-objection'), upheld, context);
export const endingNotice = (state: CaseState, context: { now: number; actor: Actor }) =>
  endNotice(state, openTaskId(state, 'record-hardship-notice'), rules(state, context.now), calendar, context);
export const deciding =
  (outcome: HardshipDecision['outcome'], change: Partial<HardshipDecision> = {}) =>
  (state: CaseState, context: { now: number; actor: Actor }) =>
    decideHardship(
      state,
      openTaskId(state, 'decide-hardship'),
      {
        outcome,
        categories: outcome === 'recognise' ? recognitionOf(state).categories : [],
        ...(outcome === 'refuse' && { reason: 'criterion-not-met' as const }),
        ...change,
      },
      rules(state, context.now),
      calendar,
      context,
    );
export const exiting = (reason: string) => (state: CaseState, context: { now: number; actor: Actor }) =>
  exitHardship(state, reason, rules(state, context.now), context);
export const objecting = (state: CaseState, context: { now: number; actor: Actor }) =>
  objectToHardship(state, rules(state, context.now), calendar, context);
export const reviewing = (uphold: boolean) => (state: CaseState, context: { now: number; actor: Actor }) =>
  decideHardshipObjection(
    state,
    openTaskId(state, 'decide-hardship-objection'),
    uphold,
    rules(state, context.now),
    calendar,
    context,
  );
export const planningAssistance = (state: CaseState, context: { now: number; actor: Actor }) =>
  makeAssistancePlan(
    state,
    openTaskId(state, 'make-assistance-plan'),
    {
      contact: officer.subject,
      assistance: secondOfficer.subject,
      subsidies: [{ scheme: 'training-subsidy', standing: 'claimable' }],
    },
    () => true,
    context,
  );

/** Somebody with a plan who has applied for recognition. */
export const appliedForHardship = (region: Region): ToldCase => planned(region).next(applying(), applicant);

/** A recognition on public notice, if the region requires one. The notice runs from 2026-11-21, a Saturday, until the 27th. */
export const onNotice = (region: Region): ToldCase =>
  appliedForHardship(region).next(checking()).next(publishing('2026-11-27'), secondOfficer, day);

/** A recognition with all of its steps, ready for the decision. */
export function toDecide(region: Region): ToldCase {
  const life = appliedForHardship(region).next(checking());
  if (!lifecycleOf(region).hardship.chain.includes('public-notice')) return life;
  return life
    .next(publishing('2026-11-27'), secondOfficer, day)
    .next(endingNotice, secondOfficer, 7 * day)
    .next(checking(true, 'review-hardship'), township);
}

export const recognised = (region: Region): ToldCase =>
  toDecide(region).next(deciding('recognise'), supervisor);

export const refusedHardship = (region: Region): ToldCase =>
  appliedForHardship(region).next(checking(false)).next(deciding('refuse'), supervisor);

/** A recognition that has ended. */
export const exited = (region: Region, reason = 'own-wish'): ToldCase =>
  recognised(region).next(exiting(reason), supervisor, 30 * day);

/** A life whose registration has then ended because the person is in work. */
export const closedInWork = (life: ToldCase): ToldCase =>
  life
    .next((state, context) =>
      proposeClosure(
        state,
        'employed',
        [{ kind: 'employment-record', source: 'register', on: beijingDate(context.now) }],
        rules(state, context.now),
        calendar,
        context,
      ),
    )
    .next((state, context) => openTask(state, closureTask(state), 'decide-closure', context), system)
    .next(
      (state, context) =>
        decideClosure(state, closureTask(state), { close: true }, rules(state, context.now), context),
      secondSupervisor,
    );

/** All notices to a person about a recognition: the lives in which each of them is written. */
export const hardshipLives = (region: Region): readonly ToldCase[] => [
  putForward(region, 'declined'),
  recognisedAgain(region),
  recognised(region).next(planningAssistance),
  exited(region).next(objecting, applicant).next(reviewing(false), secondSupervisor),
  exited(region).next(objecting, applicant).next(reviewing(true), secondSupervisor),
  refusedHardship(region).next(objecting, applicant).next(reviewing(true), secondSupervisor),
  refusedHardship(region).next(objecting, applicant).next(reviewing(false), secondSupervisor),
  closedInWork(refusedHardship(region)).next(objecting, applicant).next(reviewing(true), secondSupervisor),
  toDecide(region)
    .next(deciding('refuse'), supervisor)
    .next(objecting, applicant)
    .next(reviewing(true), secondSupervisor),
];

/** A candidate found by the daily search who wants to be recognised, or not. */
export const putForward = (region: Region, answer: 'begun' | 'declined'): ToldCase =>
  planned(region)
    .next(
      (state, context) =>
        findCandidate(
          state,
          {
            person: { birthDate: '1980-01-01', sex: 'female', disabilityGrade: '2' },
            records: [{ fact: 'minimum-living-guarantee' }],
          },
          rules(state, context.now),
          calendar,
          context,
        ),
      system,
    )
    .next((state, context) =>
      answerCandidate(
        state,
        openTaskId(state, 'look-at-hardship-candidate'),
        { answer, categories: [groupOf(region)] },
        rules(state, context.now),
        calendar,
        context,
      ),
    );

/** Somebody whose recognition continues with a new registration (YN-5.1.3). */
const recognisedAgain = (region: Region): ToldCase =>
  new ToldCase(region, {
    previousSpell: {
      caseId: newCaseId(),
      closedOn: '2026-09-20',
      inWorkSince: '2026-06-01',
      reason: 'employed',
      employmentDifficulty: true,
      recognition: {
        caseId: newCaseId(),
        number: 1,
        recognisedOn: '2026-01-05',
        categories: [groupOf(region)],
      },
      reIncludes: true,
    },
  })
    .next((state, context) => openTask(state, decisionTaskId, 'decide-application', context))
    .next((state, context) =>
      approveApplication(state, decisionTaskId, [], beginningOf(region), calendar, context),
    );
