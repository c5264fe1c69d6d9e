import { addDays, beijingDate, endOfDay, parseLocalDate, startOfDay } from '../calendar/local-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { findActingOfficer, type StandIn, unavailableReason } from './assignment/officers.ts';

/** The spans within which a task that is not overdue is due: today, or by the end of the third working day after it. */
export const dueSpans = ['today', 'within-3'] as const;
type DueSpan = (typeof dueSpans)[number];

/** The number of working days after today that the longer span covers. */
const workingDaysWithin = 3;

/** The attributes of an open task by which a worklist is filtered. */
export interface ListedTask {
  readonly kind: string;
  readonly dueAt: string;
  readonly escalatedTo?: string | undefined;
  readonly awaitingInformation: boolean;
  readonly forSupervisor?: boolean | undefined;
  readonly officer?: string | undefined;
  /** Who handles it while the case has no officer: an undecided application. */
  readonly takenBy?: string | undefined;
  readonly agency?: string | undefined;
  readonly district: string;
  readonly channel: string;
  readonly assisted?: boolean | undefined;
}

/** The filters of a worklist; an absent one filters nothing. */
export interface WorklistFilter {
  readonly kinds?: readonly string[] | undefined;
  /**
   * Tasks on somebody's list; or on nobody's; or on somebody's own and on nobody's, so that unassigned tasks are hidden from no
   * one.
   */
  readonly officer?: { readonly subject: string; readonly orNobodys?: true } | 'none' | undefined;
  readonly agency?: string | undefined;
  readonly channel?: string | undefined;
  readonly assisted?: boolean | undefined;
  readonly forSupervisor?: boolean | undefined;
  readonly awaitingInformation?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly escalated?: boolean | undefined;
  readonly due?: DueSpan | undefined;
  /** A Beijing day. */
  readonly dueBefore?: string | undefined;
}

/** Finds the lists on which a task appears. */
type ListsOf = (task: Pick<ListedTask, 'officer' | 'takenBy' | 'district'>) => readonly string[];

/**
 * Returns a function that finds the lists on which a task appears today: that of the officer of its case, or of whoever has
 * taken the application, and, while they are away, also that of their deputy. If none of them can do it today (nobody is
 * there, or they no longer work on cases of the district), it is on no list, so that it counts as unassigned and is on the list
 * of everybody of the district.
 * @param without somebody assumed to be away from today on, with their deputy in the directory
 */
export function listsToday(directory: readonly StandIn[], today: string, without?: string): ListsOf {
  const officers = without === undefined ? directory : withAway(directory, without, today);
  const known = new Map<string, readonly string[]>();
  const find = (officer: string, district: string): readonly string[] => {
    const acting = findActingOfficer(officers, officer, today);
    if (unavailableReason(officers, acting, district, today)) return [];
    return [...new Set([officer, acting])].filter((subject) => subject !== without);
  };
  return ({ officer, takenBy, district }) => {
    const responsible = officer ?? takenBy;
    if (responsible === undefined) return [];
    const key = `${district} ${responsible}`;
    const lists = known.get(key) ?? find(responsible, district);
    known.set(key, lists);
    return lists;
  };
}

function withAway(directory: readonly StandIn[], away: string, today: string): readonly StandIn[] {
  const entry = directory.find(({ subject }) => subject === away);
  if (!entry) return directory;
  const deputy = entry.absence?.deputy;
  return [
    ...directory.filter(({ subject }) => subject !== away),
    { ...entry, absence: { from: today, until: today, ...(deputy !== undefined && { deputy }) } },
  ];
}

/** The day and the instant for which a worklist is computed, and the lists of that day. */
export interface WorklistDay {
  /** Milliseconds. */
  readonly now: number;
  readonly calendar: WorkingCalendar;
  readonly lists: ListsOf;
}

/**
 * Makes the filter of a worklist. The list and its counts both use it, so that a count is the length of its list.
 * @example
 * tasks.filter(worklistFilter({ overdue: true }, { now, calendar, lists }));
 */
export function worklistFilter(
  filter: WorklistFilter,
  { now, calendar, lists }: WorklistDay,
): (task: ListedTask) => boolean {
  const present = new Date(now).toISOString();
  const span = filter.due && endOfSpan(filter.due, { now, calendar });
  const before = filter.dueBefore === undefined ? undefined : instantBefore(filter.dueBefore);
  const wanted = (asked: boolean | undefined, is: boolean): boolean => asked === undefined || asked === is;
  return (task) =>
    (filter.kinds?.includes(task.kind) ?? true) &&
    (filter.officer === undefined || isOnList(lists(task), filter.officer)) &&
    (filter.agency === undefined || task.agency === filter.agency) &&
    (filter.channel === undefined || task.channel === filter.channel) &&
    wanted(filter.assisted, task.assisted === true) &&
    wanted(filter.forSupervisor, task.forSupervisor === true) &&
    wanted(filter.awaitingInformation, task.awaitingInformation) &&
    wanted(filter.overdue, task.dueAt <= present) &&
    wanted(filter.escalated, task.escalatedTo !== undefined) &&
    (span === undefined || (task.dueAt > present && task.dueAt <= span)) &&
    (before === undefined || task.dueAt <= before);
}

function isOnList(lists: readonly string[], officer: NonNullable<WorklistFilter['officer']>): boolean {
  if (officer === 'none') return lists.length === 0;
  return lists.includes(officer.subject) || (officer.orNobodys === true && lists.length === 0);
}

/** The latest due instant of a task whose last day is within the span. */
function endOfSpan(span: DueSpan, { now, calendar }: Pick<WorklistDay, 'now' | 'calendar'>): string {
  const today = beijingDate(now);
  const last =
    span === 'today' ? today : addDays(calendar.addWorkingDays(today, workingDaysWithin + 1).date, -1);
  return new Date(endOfDay(last)).toISOString();
}

const instantBefore = (day: string): string => new Date(startOfDay(parseLocalDate(day))).toISOString();

/**
 * The instants between which all tasks are due that a filter can pass, so that no more of a list need be read: after the first,
 * and up to the second (inclusive).
 */
export function dueRange(
  { overdue, due, dueBefore }: WorklistFilter,
  day: Pick<WorklistDay, 'now' | 'calendar'>,
): { readonly after?: string; readonly until?: string } {
  const present = new Date(day.now).toISOString();
  const ends = [
    ...(overdue === true ? [present] : []),
    ...(due ? [endOfSpan(due, day)] : []),
    ...(dueBefore === undefined ? [] : [instantBefore(dueBefore)]),
  ].toSorted();
  const [until] = ends;
  return {
    ...((overdue === false || due) && { after: present }),
    ...(until !== undefined && { until }),
  };
}

/** The counts of a worklist, with the filter that opens the list of each. It replaces an existing filter of the same kind. */
export const worklistTiles = {
  total: {},
  overdue: { overdue: true },
  dueToday: { due: 'today' },
  dueWithin3: { due: 'within-3' },
  awaitingInformation: { awaitingInformation: true },
  escalated: { escalated: true },
  forSupervisor: { forSupervisor: true },
  unassigned: { officer: 'none' },
} as const satisfies Readonly<Record<string, WorklistFilter>>;
type Tile = keyof typeof worklistTiles;

interface Counted {
  readonly total: number;
  readonly overdue: number;
}

interface WorklistSummary extends Readonly<Record<Tile, number>> {
  /**
   * By kind, and by the subject of each officer with tasks on their list: the lengths of the lists that `kinds` and `officer`
   * would open.
   */
  readonly byKind: ReadonlyMap<string, Counted>;
  readonly byOfficer: ReadonlyMap<string, Counted>;
}

/**
 * Counts a worklist by a filter: each number is the length of the list opened by that filter combined with that of its tile,
 * kind or officer.
 * @param tasks all open tasks of the districts, unfiltered
 */
export function worklistSummary(
  tasks: readonly ListedTask[],
  filter: WorklistFilter,
  day: WorklistDay,
): WorklistSummary {
  const listed = (narrowed: WorklistFilter): readonly ListedTask[] =>
    tasks.filter(worklistFilter({ ...filter, ...narrowed }, day));
  const tiles = Object.fromEntries(
    Object.entries(worklistTiles).map(([tile, narrowed]) => [tile, listed(narrowed).length]),
  ) as Record<Tile, number>;
  const byGroup = (without: WorklistFilter, groupsOf: (task: ListedTask) => readonly string[]) => {
    const groups = new Map<string, { total: number; overdue: number }>();
    for (const [counted, all] of [
      ['total', listed(without)],
      ['overdue', listed({ ...without, overdue: true })],
    ] as const)
      for (const task of all)
        for (const group of groupsOf(task)) {
          const counts = groups.get(group) ?? { total: 0, overdue: 0 };
          counts[counted] += 1;
          groups.set(group, counts);
        }
    return groups;
  };
  return {
    ...tiles,
    byKind: byGroup({ kinds: undefined }, ({ kind }) => [kind]),
    byOfficer: byGroup({ officer: undefined }, day.lists),
  };
}
