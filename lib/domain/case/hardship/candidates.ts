import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { addMonths, ageOn, beijingDate, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import type { ComparisonRecord } from '../../comparison.ts';
import type { Person } from '../../person.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { hasTag } from '../ledger/one-to-one.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import { beginHardship } from './begin.ts';
import { isHardshipContested, openRecognition } from './chain.ts';
import { type HardshipEvent, hardshipEvent } from './events.ts';
import type { HardshipRefusal } from './refusals.ts';
import type { HardshipCategory, HardshipCriterion, HardshipRules } from './rules.ts';
import { type Ground, type HardshipSlice, isRecognisedAsHardship } from './state.ts';
import { candidateTask } from './tasks.ts';

type Needs = KernelState & HardshipSlice & LedgerSlice;

/** What is known of somebody besides their case: their own statements, and records of comparison sources. */
export interface KnownOfPerson {
  readonly person: Pick<Person, 'birthDate' | 'sex' | 'disabilityGrade'>;
  readonly records: readonly Pick<ComparisonRecord, 'fact'>[];
}

/**
 * Whether a numeric criterion of a source is met on a day: an age from the birthday on, months from the corresponding day on
 * (I-64).
 */
export function meetsCriterion(
  criterion: HardshipCriterion,
  { birthDate, sex }: KnownOfPerson['person'],
  registeredOn: LocalDate,
  today: LocalDate,
): boolean {
  if (criterion.kind === 'months-registered') return today >= addMonths(registeredOn, criterion.months);
  return ageOn(parseLocalDate(birthDate), today) >= (sex === 'female' ? criterion.women : criterion.men);
}

/** All signs that somebody may belong to a group of the region today. They are hints for an officer, and decide nothing. */
function groundsOf(
  state: Needs,
  { person, records }: KnownOfPerson,
  { code: category, criterion, tags, compared, statedDisability }: HardshipCategory,
  today: LocalDate,
): readonly Ground[] {
  const registeredOn = beijingDate(Date.parse(state.registeredAt ?? state.submittedAt));
  const found = [
    ...tags.filter((tag) => hasTag(state, tag)),
    ...compared.filter((fact) => records.some((record) => record.fact === fact)),
    ...(statedDisability && person.disabilityGrade ? ['stated-disability'] : []),
    ...(criterion && meetsCriterion(criterion, person, registeredOn, today) ? [criterion.kind] : []),
  ];
  return [...new Set(found)].map((foundBy) => ({ category, foundBy }));
}

/**
 * Whether somebody may become a candidate: the region's groups are known, and they are registered, not recognised, with no
 * recognition or review under way and no candidate task open. It reads no sealed data, so nothing is unsealed for people who
 * cannot be candidates.
 */
export const mayBeCandidate = (
  state: KernelState & HardshipSlice,
  { hardship }: Pick<HardshipRules, 'hardship'>,
  { now }: Pick<Context, 'now'>,
): boolean =>
  hardship.categories.length > 0 &&
  state.phase === 'registered' &&
  !openRecognition(state) &&
  !isHardshipContested(state) &&
  !isRecognisedAsHardship(state, beijingDate(now)) &&
  !state.hardship?.candidates.some(({ answer }) => answer === undefined);

/**
 * Makes somebody a candidate whose data suggest employment difficulty (随发现; SX-6.1, WH-3.1): one task, to be dealt with within
 * the region's time limit (I-13). Nobody becomes a candidate who is recognised, under examination, or a candidate already; nor
 * twice on the same ground, whatever the first answer was. Undefined if there is nothing new.
 */
export function findCandidate(
  state: Needs,
  known: KnownOfPerson,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): HardshipEvent<'hardship-candidate-found'> | undefined {
  if (!mayBeCandidate(state, rules, context)) return undefined;
  const today = beijingDate(context.now);
  const candidates = state.hardship?.candidates ?? [];
  const before = candidates.flatMap(({ grounds }) => grounds);
  const grounds = rules.hardship.categories
    .flatMap((category) => groundsOf(state, known, category, today))
    .filter(
      ({ category, foundBy }) =>
        !before.some((each) => each.category === category && each.foundBy === foundBy),
    );
  if (grounds.length === 0) return undefined;
  const number = candidates.length + 1;
  const deadline = taskDeadline(candidateTask, { number }, rules, calendar, context.now);
  return hardshipEvent(context, 'hardship-candidate-found', {
    number,
    taskId: deadline.taskId,
    deadline,
    grounds,
  });
}

/** The answer about a candidate: a recognition begins for some groups, the person does not want it, or the hint is wrong. */
export interface CandidateAnswer {
  readonly answer: 'begun' | 'declined' | 'not-so';
  readonly categories: readonly string[];
}

/**
 * Records the answer about a candidate, after an officer has asked the person, and begins the recognition if they want it.
 * Nobody is recognised against their will.
 */
export function answerCandidate(
  state: KernelState & HardshipSlice,
  taskId: string,
  { answer, categories }: CandidateAnswer,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HardshipEvent<'hardship-candidate-answered'>, HardshipRefusal> {
  const notOpen = taskRefusal(state, taskId, [candidateTask]);
  if (notOpen) return refused(notOpen);
  if (answer !== 'begun')
    return success(hardshipEvent(context, 'hardship-candidate-answered', { taskId, answer }));
  const begun = beginHardship(state, 'candidate', categories, rules, calendar, context.now);
  if (!begun.ok) return begun;
  return success(
    hardshipEvent(context, 'hardship-candidate-answered', {
      taskId,
      answer,
      hardshipBegun: begun.value,
    }),
  );
}
