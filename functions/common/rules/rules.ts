import { type DueDateCalendar, dueDates } from '../../../lib/domain/calendar/due-date.ts';
import { beijingDate, firstDayOf, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import type { CaseState, DeadlineRules, LifecycleRules } from '../../../lib/domain/case/case.ts';
import { workingDaysLeftInMonth } from '../../../lib/domain/case/follow-up/first-month.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { RegistrationStart } from '../../../lib/domain/case/registration/decide.ts';
import type { RegistrationRules } from '../../../lib/domain/case/registration/rules.ts';
import type { LayerSet } from '../../../lib/policy/layers.ts';
import { lifecycleRules } from '../../../lib/policy/lifecycle-rules.ts';
import { type Pack, resolvePack } from '../../../lib/policy/packs.ts';
import { registrationRules } from '../../../lib/policy/registration-rules.ts';
import { currentCalendar } from '../../../lib/store/calendar.ts';
import { ruleLoads } from '../../../lib/store/loaded-rules.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { RequestContext } from '../http/request-context.ts';
import { currentLayers } from './amendments.ts';

/** The rules for one request: the packs with the loaded amendments, and the calendar. */
export interface Rules {
  readonly layers: LayerSet;
  readonly workingCalendar: WorkingCalendar;
  readonly calendar: DueDateCalendar;
  /** The rules in force in a region at an instant (its Beijing day). */
  packAt(region: Region, instant: number): Pack;
  /** The rules to which a case is pinned: those of the day on which it was submitted. */
  packOf(state: Pick<CaseState, 'region' | 'submittedAt'>): Pack;
  registrationOf(state: Pick<CaseState, 'region' | 'submittedAt'>): RegistrationRules;
  /** The rules of an episode that begins or continues at an instant: a new pack applies from the next episode. */
  lifecycleAt(state: Pick<CaseState, 'region'>, instant: number): LifecycleRules;
  /** The rules for running a scheduled action: for a month, those of its first day. */
  ofScheduledAction(
    state: Pick<CaseState, 'region'>,
    scheduledAction: CaseState['scheduledActions'][string],
  ): LifecycleRules;
  /** The rules for making a deadline: for its decision those of the case, for everything else those of the day. */
  ofDeadline(state: CaseState, deadlineId: string): DeadlineRules;
  /** The rules for what an approval at an instant begins: those of that day, and how much of the month is left (I-06). */
  beginningAt(
    state: Pick<CaseState, 'region'>,
    instant: number,
  ): RegistrationStart & { readonly lifecycle: LifecycleRules };
}

const readFor = new WeakMap<RequestContext, Promise<Rules>>();

/**
 * Reads the rules that are in force now, at the beginning of a request.
 * @param request given if several parts of it need the rules, which are then read once for all of them
 */
export function currentRules(table: Table, request?: RequestContext): Promise<Rules> {
  if (!request) return readRules(table);
  const before = readFor.get(request);
  if (before) return before;
  const reading = readRules(table);
  // A request that fails before it awaits its rules fails for that reason alone.
  reading.catch(() => undefined);
  readFor.set(request, reading);
  return reading;
}

async function readRules(table: Table): Promise<Rules> {
  const loads = ruleLoads(table);
  const [layers, calendar] = await Promise.all([currentLayers(table, loads), currentCalendar(table, loads)]);
  return makeRules(layers, calendar);
}

/** Makes the rules of given layers and a given calendar. */
export function makeRules(layers: LayerSet, workingCalendar: WorkingCalendar): Rules {
  // A list asks for the rules of each of its cases.
  const packs = new Map<string, Pack>();
  const packAt: Rules['packAt'] = (region, instant) => {
    const day = beijingDate(instant);
    const name = `${region} ${day}`;
    const pack = packs.get(name) ?? resolvePack(region, day, layers);
    packs.set(name, pack);
    return pack;
  };
  const packOf: Rules['packOf'] = ({ region, submittedAt }) => packAt(region, Date.parse(submittedAt));
  const registrationOf: Rules['registrationOf'] = (state) => registrationRules(packOf(state));
  const lifecycleAt: Rules['lifecycleAt'] = ({ region }, instant) => lifecycleRules(packAt(region, instant));
  return {
    layers,
    workingCalendar,
    calendar: dueDates(workingCalendar),
    packAt,
    packOf,
    registrationOf,
    lifecycleAt,
    ofScheduledAction: (state, scheduledAction) =>
      lifecycleAt(
        state,
        scheduledAction.kind === 'follow-up'
          ? startOfDay(firstDayOf(scheduledAction.month))
          : Date.parse(scheduledAction.at),
      ),
    ofDeadline: (state, deadlineId) => ({
      registration: registrationOf(state),
      lifecycle: lifecycleAt(state, Date.parse(state.deadlines[deadlineId]?.countsFrom ?? state.submittedAt)),
    }),
    beginningAt: (state, instant) => ({
      lifecycle: lifecycleAt(state, instant),
      workingDaysLeftInMonth: workingDaysLeftInMonth(beijingDate(instant), workingCalendar),
    }),
  };
}
