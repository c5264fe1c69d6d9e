import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { tellPerson, toAgency, toPerson } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvents } from './events.ts';
import { assignmentReducers } from './reducer.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type AssignmentSlice, assignmentSlice } from './state.ts';
import { type AssignmentRules, nameOfficerTask } from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;

/** The officer who answers for a registration, and who takes no step in it. */
export const assignmentEpisode = defineEpisode({
  name: 'assignment',
  slice: assignmentSlice,
  events: assignmentEvents,
  reducers: assignmentReducers,
  tasks: [nameOfficerTask],
  notices: {
    templates: { 'officer-assigned': toPerson, 'case-assigned': toAgency, 'officer-needed': toAgency },
    tells: {
      'officer-assigned': ({ data }: AssignmentEvent<'officer-assigned'>) => [
        ...tellPerson('officer-assigned'),
        { template: 'case-assigned', to: { kind: 'officer', subject: data.officer } },
      ],
      'officer-needed': (_event: AssignmentEvent<'officer-needed'>, { district }: Place) => [
        { template: 'officer-needed', to: { kind: 'district-supervisors', district } },
      ],
    },
  },
  actions: {
    'reassign-case': { roles: { registered: ['supervisor'] }, task: [nameOfficerTask.kind] },
    'declare-interest': {
      roles: {
        applied: staff,
        registered: staff,
        refused: staff,
        'job-seeker': staff,
        closed: staff,
      },
    },
  },
  invariants: {
    findings: ['officer-missing'],
    broken: (
      state: KernelState & AssignmentSlice & { readonly approvedAt?: string | undefined },
      _now: number,
      isLate: (at: string | undefined) => boolean,
    ) =>
      state.phase === 'registered' && !state.assignment && isLate(state.approvedAt ?? state.registeredAt)
        ? ['officer-missing']
        : [],
  },
  rules: declares<AssignmentRules>(),
  refusals: declares<AssignmentRefusal>(),
});
