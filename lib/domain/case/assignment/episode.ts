import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { tellPerson, toAgency } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvents } from './events.ts';
import { assignmentReducers, withOfficerWanted } from './reducer.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type AssignmentSlice, assignmentSlice } from './state.ts';
import { nameOfficerTask, type OfficerRules } from './tasks.ts';

/** The officer who answers for a registration. */
export const assignmentEpisode = defineEpisode({
  name: 'assignment',
  slice: assignmentSlice,
  events: assignmentEvents,
  reducers: assignmentReducers,
  carries: {
    officerWanted: {
      apply: withOfficerWanted,
      tells: (_wanted: unknown, { district }: Place) => [
        { template: 'officer-wanted', to: { kind: 'district-supervisors', district } },
      ],
    },
  },
  tasks: [nameOfficerTask],
  taskFacts: { [nameOfficerTask.kind]: { isForSupervisor: () => true } },
  notices: {
    templates: {
      'officer-assigned': {
        tells: 'person',
        versions: [
          { version: 1, from: '2022-01-01' },
          // Names the officer and how to reach them.
          { version: 2, from: '2026-12-01' },
        ],
      },
      'case-assigned': toAgency,
      'officer-wanted': toAgency,
    },
    tells: {
      'officer-assigned': ({ data }: AssignmentEvent<'officer-assigned'>) => [
        ...tellPerson('officer-assigned'),
        { template: 'case-assigned', to: { kind: 'officer', subject: data.officer } },
      ],
    },
  },
  actions: {
    'reassign-case': {
      roles: { registered: ['supervisor'], 'job-seeker': ['supervisor'] },
      task: [nameOfficerTask.kind],
    },
  },
  invariants: {
    findings: ['officer-missing'],
    broken: (
      state: KernelState & AssignmentSlice,
      _now: number,
      isLate: (at: string | undefined) => boolean,
    ) =>
      state.phase === 'registered' && !state.assignment && isLate(state.registeredAt)
        ? ['officer-missing']
        : [],
  },
  rules: declares<OfficerRules>(),
  refusals: declares<AssignmentRefusal>(),
});
