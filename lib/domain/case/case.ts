import * as z from 'zod';
import type { DueDateCalendar } from '../calendar/due-date.ts';
import { episodes } from './episodes.ts';
import { checkHouseholdTask, decideHouseholdTask } from './household/tasks.ts';
import type { Context } from './kernel/event.ts';
import { makeCaseModel } from './model/case-model.ts';
import type { EffectOf } from './model/effects.ts';
import type { CoreFinding } from './model/invariants.ts';
import type {
  ActOf,
  CaseEventOf,
  DeadlineKindOf,
  EventTypeOf,
  FindingOf,
  LifecycleRulesOf,
  OfferedActOf,
  RefusalOf,
  StateOf,
  TaskKindOf,
  TemplateOf,
  WorkflowOf,
} from './model/joined.ts';
import type { NoticeOf } from './model/notices.ts';
import { resumptionOf } from './objection/resumption.ts';
import type { RegistrationRules } from './registration/rules.ts';

type All = typeof episodes;

/** A case as its history has made it. Only `evolve` makes one. */
export type CaseState = StateOf<All>;
export type EventType = EventTypeOf<All>;
/**
 * Something that has happened to a case, as decided: who did it, when, and the facts. Nothing in it identifies a person,
 * and what is sensitive of it is stored encrypted, as is what people wrote in their own words, which travels beside it.
 */
export type CaseEvent<Type extends EventType = EventType> = CaseEventOf<All, Type>;
/** What an officer is asked to do. */
export type TaskKind = TaskKindOf<All>;
/** A deadline of a case, while it is open. */
export type CaseDeadline = CaseState['deadlines'][string];
/** What a deadline watches over. */
export type DeadlineKind = DeadlineKindOf<All>;
/** The workflows that a case begins, by name. */
export type WorkflowName = WorkflowOf<All>;
export type NoticeTemplate = TemplateOf<All>;
export type Notice = NoticeOf<NoticeTemplate>;
/** Why an act on a case is not done. Each has one problem code at the API. */
export type CaseRefusal = RefusalOf<All>;
/** The rules of a region on a day for everything after the decision. `lib/policy` makes them. */
export interface LifecycleRules extends LifecycleRulesOf<All> {}
/** What can be done with a case that no task asks for, each by the name of its operation. */
export type Action = OfferedActOf<All>;
/** Any act on a case, by the name of its operation. */
export type Act = ActOf<All>;
/** Broken invariants of a case. Each is counted daily and raises an alarm. */
export type Finding = CoreFinding | FindingOf<All>;
export type Effect = EffectOf<WorkflowName>;

const model = makeCaseModel(episodes);

export const {
  actionMatrix,
  acts,
  actsOnTask,
  attemptsFor,
  brokenInvariants,
  caseStateSchema,
  deadlineKinds,
  effectsOf,
  escalate,
  eventDataSchemas,
  eventTypes,
  evolve,
  findings,
  hasLapsed,
  heardAt,
  noticesOf,
  noticeTemplateNames,
  noticeTemplates,
  openTask,
  overdueReason,
  parseEvent,
  possibleActions,
  runScheduledAction,
  openEventSchema,
  openStateSchema,
  sensitivePlaces,
  splitEvent,
  splitState,
  startOf,
  taskKinds,
  tasksBegunBy,
  tasksNotBegun,
  touchOf,
  withholdEvent,
  withholdState,
} = model;
export const actions = model.offeredActs;
/** A kind of task, of any episode. */
export const taskKindSchema = z.enum(taskKinds);
/** A kind of deadline, of any episode. */
export const deadlineKindSchema = z.enum(deadlineKinds);

/** The rules that a deadline follows: those of the day from which it counts. */
export interface DeadlineRules {
  readonly registration: RegistrationRules;
  readonly lifecycle: LifecycleRules;
}

/**
 * Moves a deadline to where a changed calendar or a changed pack puts it; undefined when it stays where it is.
 * @param because what changed, for the record: `holiday-arrangement-2027`, `policy-...`
 */
export const moveDeadline = (
  state: CaseState,
  deadlineId: string,
  because: string,
  { registration, lifecycle }: DeadlineRules,
  calendar: DueDateCalendar,
  context: Context,
) => model.moveDeadline(state, deadlineId, because, { ...registration, ...lifecycle }, calendar, context);

/**
 * What begins again when a wrong closure is undone. All its time limits count from `now`, in milliseconds.
 * @param householdElsewhere whether somebody of the household that was left undecided belongs to another one by now
 */
export const reinstatement = (
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
  { householdElsewhere = false }: { readonly householdElsewhere?: boolean } = {},
) => {
  const left: readonly string[] = householdElsewhere
    ? [checkHouseholdTask.kind, decideHouseholdTask.kind]
    : [];
  const resumable = model.resumable.filter(({ task }) => !left.includes(task.kind));
  return resumptionOf(state, resumable, rules, calendar, now);
};
