import { endOfDay, lastDayOf } from '../../../lib/domain/calendar/local-date.ts';
import { type CaseDeadline, type CaseState, evolve } from '../../../lib/domain/case/case.ts';
import type { FollowUpMonth } from '../../../lib/domain/case/follow-up/state.ts';
import { endedWithRegistration } from '../../../lib/domain/case/kernel/task.ts';
import { type Role, toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import { eventText } from '../../episodes/event-text.ts';
import { deadlineTexts } from '../../episodes/registry.ts';
import { workflowView } from '../executions/workflow-texts.ts';
import type { Audience } from './audience.ts';
import type { Axis, AxisItem } from './axis-schema.ts';
import { linksOf } from './event-links.ts';
import { phaseTextOf } from './texts.ts';

/** Returns the events of a case up to an instant: all before the first that happened later. */
export function historyUntil(history: readonly StoredEvent[], instant: number): readonly StoredEvent[] {
  const later = history.findIndex(({ event }) => Date.parse(event.at) > instant);
  return later < 0 ? history : history.slice(0, later);
}

/** The source of the axis of a case. */
export interface AxisParts {
  readonly caseId: string;
  /** The part of the history to show: from the first event to the instant `asOf`. */
  readonly history: readonly StoredEvent[];
  /** The instant as of which the axis is shown, in milliseconds. */
  readonly asOf: number;
  readonly past: boolean;
  readonly audience: Audience;
  readonly role: Role;
  readonly language: Language;
  /** How many of the newest items are shown. */
  readonly shown: number;
}

/**
 * Returns a case on one axis, in the order of the events that brought its items. It uses the history alone, so it can show any
 * instant.
 * @throws Error if the history is empty
 */
export function axisView(parts: AxisParts): Axis {
  const { caseId, history, asOf, past, language, shown } = parts;
  const { state, deadlines, months, executions } = walk(caseId, history);
  const items = [
    ...history.map((stored) => eventItem(stored, state, parts)),
    ...[...deadlines.values()].map((each) => deadlineItem(each, state, parts)),
    ...[...months].map(([month, sequence]) => monthItem(month, sequence, state, language)),
    ...(parts.role === 'administrator'
      ? [...executions.values()].map(
          ({ name, workflow, at, sequence }): AxisItem => ({
            at,
            lane: 'execution',
            id: name,
            sequence,
            text: workflowView(workflow, language).text,
            state: 'begun',
            link: { execution: name },
          }),
        )
      : []),
  ].sort((a, b) => a.sequence - b.sequence);
  return {
    caseId,
    asOf: toInstant(asOf),
    version: state.version,
    phase: state.phase,
    phaseText: phaseTextOf(state, language),
    past,
    omitted: Math.max(0, items.length - shown),
    items: items.slice(-shown),
  };
}

interface Came<Value> {
  readonly sequence: number;
  readonly last: Value;
}

/** The case after its events, and which of them brought each deadline, month and execution. */
function walk(caseId: string, history: readonly StoredEvent[]) {
  let state: CaseState | undefined;
  const deadlines = new Map<string, Came<CaseDeadline>>();
  const months = new Map<string, number>();
  const executions = new Map<string, CaseState['executions'][number] & { readonly sequence: number }>();
  for (const { sequence, event } of history) {
    state = evolve(state, caseId, event);
    for (const deadline of Object.values(state.deadlines))
      deadlines.set(deadline.id, {
        sequence: deadlines.get(deadline.id)?.sequence ?? sequence,
        last: deadline,
      });
    for (const month of Object.keys(state.followUp?.months ?? {}))
      if (!months.has(month)) months.set(month, sequence);
    for (const execution of state.executions)
      if (!executions.has(execution.name)) executions.set(execution.name, { ...execution, sequence });
  }
  if (!state) throw new Error(`case ${caseId} has no history`);
  return { state, deadlines, months, executions };
}

function eventItem(
  { sequence, event }: StoredEvent,
  state: CaseState,
  { audience, role, language }: AxisParts,
): AxisItem {
  const { level: _level, ...link } = linksOf(event, sequence, state, { audience, role });
  return {
    at: event.at,
    lane: 'event',
    id: String(sequence),
    sequence,
    text: eventText(event, language),
    state: 'happened',
    link,
  };
}

function deadlineItem(
  { sequence, last }: Came<CaseDeadline>,
  state: CaseState,
  { asOf, language }: AxisParts,
): AxisItem {
  const { id, kind, taskId, countsFrom, dueAt, provisional } = last;
  const met = state.metDeadlines[id];
  const fellAway = state.endedTasks[taskId]?.outcome === endedWithRegistration;
  return {
    at: countsFrom,
    until: met?.metAt ?? dueAt,
    lane: 'deadline',
    id,
    sequence,
    text: deadlineTexts[kind][language],
    state: met
      ? met.late
        ? 'met-late'
        : fellAway
          ? 'lapsed'
          : 'met'
      : asOf >= Date.parse(dueAt)
        ? 'overdue'
        : 'open',
    ...(provisional && !met && { provisional }),
    link: { taskId, deadlineId: id },
  };
}

const monthStates = {
  open: 'open',
  done: 'met',
  'done-late': 'met-late',
  excused: 'excused',
  missed: 'missed',
} as const satisfies Record<FollowUpMonth['status'], AxisItem['state']>;

function monthItem(month: string, sequence: number, state: CaseState, language: Language): AxisItem {
  const record = state.followUp?.months[month];
  if (!record) throw new Error(`case ${state.caseId} has no month ${month}`);
  return {
    at: record.openedAt,
    until: record.endedAt ?? endOfMonthAt(month),
    lane: 'month',
    id: month,
    sequence,
    text: monthText(month, language),
    state: monthStates[record.status],
    link: { month, taskId: record.taskId },
  };
}

/** The first instant after a month, in Beijing time. */
const endOfMonthAt = (month: string): string => toInstant(endOfDay(lastDayOf(month)));

function monthText(month: string, language: Language): string {
  const [year, number] = month.split('-');
  return language === 'zh' ? `${year}年${Number(number)}月跟踪回访` : `Follow-up of ${month}`;
}
