import * as z from 'zod';
import type { DueDateCalendar } from '../calendar/due-date.ts';
import { episodes } from './episodes.ts';
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

/** A case in the state that follows from its history. Only `evolve` makes one. */
export type CaseState = StateOf<All>;
export type EventType = EventTypeOf<All>;
/**
 * Something that has happened to a case, as decided: who did it, when, and the event data. It contains nothing that identifies
 * a person. Sensitive parts are stored encrypted, and so is free text, which travels beside the event.
 */
export type CaseEvent<Type extends EventType = EventType> = CaseEventOf<All, Type>;
/** What an officer is asked to do. */
export type TaskKind = TaskKindOf<All>;
/** An open deadline of a case. */
export type CaseDeadline = CaseState['deadlines'][string];
/** The kind of work that a deadline watches over. */
export type DeadlineKind = DeadlineKindOf<All>;
/** The workflows that a case starts, by name. */
export type WorkflowName = WorkflowOf<All>;
export type NoticeTemplate = TemplateOf<All>;
export type Notice = NoticeOf<NoticeTemplate>;
/** Why an act on a case is refused. Each reason has one problem code at the API. */
export type CaseRefusal = RefusalOf<All>;
/** The rules of a region on a day for everything after the decision. `lib/policy` makes them. */
export interface LifecycleRules extends LifecycleRulesOf<All> {}
/** The acts possible on a case without a task, by the names of their operations. */
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

/** The rules for a deadline: those of the day from which it counts. */
export interface DeadlineRules {
  readonly registration: RegistrationRules;
  readonly lifecycle: LifecycleRules;
}

/**
 * Moves a deadline after a change of the calendar or of a pack; undefined if it stays the same.
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
 * What resumes when a wrong closure is undone. All its time limits count from `now`, in milliseconds.
 * @param taken what only one case can have and another has taken meanwhile, by name
 */
export const reinstatement = (
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
  taken: readonly string[] = [],
) => resumptionOf(state, model.resumable, rules, calendar, now, taken);
