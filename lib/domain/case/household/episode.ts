import { declares, defineEpisode } from '../kernel/episode.ts';
import { isOfNumber, taskIdOf } from '../kernel/ids.ts';
import { reworded, tellPerson, toPerson, withFullStops, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf } from '../kernel/task.ts';
import { type HouseholdEvent, householdEvents } from './events.ts';
import {
  householdReducers,
  withHouseholdMoved,
  withHouseholdResumed,
  withNothingUndecided,
} from './reducer.ts';
import type { HouseholdRefusal } from './refusals.ts';
import { type HouseholdSlice, householdSlice, isOpenHousehold, lastHousehold } from './state.ts';
import {
  checkHouseholdTask,
  decideHouseholdTask,
  type HouseholdRules,
  helpHouseholdTask,
  householdPlace,
} from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;

const hasNoneOpen = (state: HouseholdSlice): boolean => {
  const last = lastHousehold(state);
  return last === undefined || !isOpenHousehold(last);
};

/** Whether a task belongs to the application that the end of the registration left undecided. */
const isUndecided =
  (kind: string) =>
  (state: HouseholdSlice, taskId: string): boolean => {
    const last = lastHousehold(state);
    return last?.status === 'lapsed' && isOfNumber(kind, taskId, last.number);
  };

/** A household without work: recognised on application, and helped until a member works ([L1] art. 56, DOMAIN C7). */
export const householdEpisode = defineEpisode({
  name: 'household',
  slice: householdSlice,
  events: householdEvents,
  reducers: householdReducers,
  // By name, so that the closure episode's use of this one does not make an import cycle.
  reactions: {
    'registration-closed': withNothingUndecided,
    'registration-transferred-out': withHouseholdMoved,
    'registration-reinstated': withHouseholdResumed,
  },
  tasks: [checkHouseholdTask, decideHouseholdTask, helpHouseholdTask],
  resumes: [
    { task: checkHouseholdTask, isResumed: isUndecided(checkHouseholdTask.kind), place: householdPlace },
    { task: decideHouseholdTask, isResumed: isUndecided(decideHouseholdTask.kind), place: householdPlace },
  ],
  workflow: {
    name: 'household',
    starts: {
      'household-applied-for': ({ data }: HouseholdEvent<'household-applied-for'>) => {
        const checkTaskId = data.check.taskId;
        const decisionTaskId = taskIdOf(decideHouseholdTask.kind, data.number);
        return {
          sequence: String(data.number),
          input: { checkTaskId, decisionTaskId },
          tasks: [checkTaskId, decisionTaskId],
        };
      },
    },
  },
  notices: {
    templates: {
      // The wording makes clear that we set the day; from then on it mentions if that is the day of the recognition itself.
      'household-confirmed': reworded(reworded(withLastDay(toPerson), '2026-12-02'), '2026-12-03'),
      'household-refused': withFullStops(toPerson),
      // From then on it cites the law behind its reason, and then says only after an end by work that the help can resume.
      'household-ended': reworded(reworded(toPerson, '2026-12-02'), '2026-12-03'),
      'household-reopened': reworded(reworded(withLastDay(toPerson), '2026-12-02'), '2026-12-03'),
      'household-membership-begun': toPerson,
      'household-membership-ended': toPerson,
    },
    tells: {
      'household-confirmed': () => tellPerson('household-confirmed'),
      'household-refused': () => tellPerson('household-refused'),
      'household-ended': () => tellPerson('household-ended'),
      'household-reopened': () => tellPerson('household-reopened'),
      'household-membership-begun': () => tellPerson('household-membership-begun'),
      'household-membership-ended': () => tellPerson('household-membership-ended'),
    },
  },
  actions: {
    'apply-for-household': { roles: { registered: ['applicant', ...staff] }, offered: hasNoneOpen },
    'withdraw-household': {
      roles: { registered: ['applicant', ...staff] },
      offered: (state: HouseholdSlice) =>
        ['applied-for', 'checked'].includes(lastHousehold(state)?.status ?? ''),
    },
    'check-household': { roles: { registered: staff }, task: [checkHouseholdTask.kind] },
    'decide-household': { roles: { registered: staff }, task: [decideHouseholdTask.kind] },
    'end-household': { roles: { registered: staff, closed: staff }, task: [helpHouseholdTask.kind] },
    'reopen-household': {
      roles: { registered: staff, closed: staff },
      offered: (state: HouseholdSlice) => {
        const last = lastHousehold(state);
        return last?.status === 'ended' && last.end?.reason === 'member-in-work';
      },
    },
  },
  published: {
    'household-applied-for': ['number'],
    'household-checked': ['taskId'],
    'household-confirmed': ['taskId'],
    'household-refused': ['taskId'],
    'household-ended': ['taskId'],
  },
  sensitive: {
    state: [
      'household.applications.*.members',
      'household.applications.*.checks',
      'household.applications.*.end',
    ],
    events: {
      'household-applied-for': ['members'],
      'household-compared': ['found'],
      'household-checked': ['checks'],
      'household-refused': ['reason'],
      'household-ended': ['end'],
      'household-reopened': ['evidence'],
    },
  },
  invariants: {
    findings: ['household-without-help'],
    // A recognised household is helped until a member works.
    broken: (state: KernelState & HouseholdSlice) =>
      lastHousehold(state)?.status === 'confirmed' && openTasksOf(state, helpHouseholdTask).length === 0
        ? ['household-without-help']
        : [],
  },
  rules: declares<HouseholdRules>(),
  refusals: declares<HouseholdRefusal>(),
});
