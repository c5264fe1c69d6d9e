import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { tellPerson, toAgency, toPerson, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { type AssignmentEvent, assignmentEvents } from './events.ts';
import { assignmentReducers, withOfficerNeeded } from './reducer.ts';
import type { AssignmentRefusal } from './refusals.ts';
import { type AssignmentSlice, assignmentSlice } from './state.ts';
import { type AssignmentRules, nameOfficerTask } from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;

const tellSupervisors = ({ district }: Place) =>
  [{ template: 'officer-needed', to: { kind: 'district-supervisors', district } }] as const;

/** Which officer answers for a registration, and who is barred from it. */
export const assignmentEpisode = defineEpisode({
  name: 'assignment',
  slice: assignmentSlice,
  events: assignmentEvents,
  reducers: assignmentReducers,
  carries: {
    officerNeeded: {
      apply: withOfficerNeeded,
      tells: (_needed: unknown, place: Place) => tellSupervisors(place),
    },
  },
  tasks: [nameOfficerTask],
  resumes: [
    {
      task: nameOfficerTask,
      isResumed: ({ assignment }: AssignmentSlice) => assignment === undefined,
      forSupervisor: true,
    },
  ],
  notices: {
    templates: {
      'officer-assigned': {
        tells: 'person',
        versions: [
          { version: 1, from: '2022-01-01' },
          // Names the officer and how to reach them.
          { version: 2, from: '2026-12-01' },
          { version: 3, from: '2026-12-02' },
        ],
      },
      'case-assigned': {
        tells: 'agency',
        versions: [
          { version: 1, from: '2022-01-01' },
          // Says whether it is about somebody unemployed or a job-seeker.
          { version: 2, from: '2026-12-01' },
        ],
      },
      'officer-needed': withLastDay(toAgency),
      'interest-declared': toAgency,
      'application-taken': toAgency,
      'agency-late': withLastDay(toPerson),
    },
    tells: {
      'officer-assigned': ({ data }: AssignmentEvent<'officer-assigned'>) => [
        ...tellPerson('officer-assigned'),
        { template: 'case-assigned', to: { kind: 'officer', subject: data.officer } },
      ],
      // An officer who takes an application knows; one who is given it is told.
      'application-taken': ({ data: { officer: subject }, actor }: AssignmentEvent<'application-taken'>) =>
        subject === actor.subject
          ? []
          : [{ template: 'application-taken', to: { kind: 'officer', subject } }],
      'officer-needed': (_event: AssignmentEvent<'officer-needed'>, place: Place) => tellSupervisors(place),
      // The new officer is told, and the supervisors in any case: they are responsible for recusals.
      'interest-declared': (
        { data: { officer, taker }, actor }: AssignmentEvent<'interest-declared'>,
        { district }: Place,
      ) => [
        ...(officer
          ? [
              ...tellPerson('officer-assigned'),
              { template: 'case-assigned', to: { kind: 'officer' as const, subject: officer.officer } },
            ]
          : []),
        ...(taker !== undefined && taker !== actor.subject
          ? [{ template: 'application-taken', to: { kind: 'officer' as const, subject: taker } }]
          : []),
        { template: 'interest-declared', to: { kind: 'district-supervisors' as const, district } },
      ],
      // Somebody beyond the officer answers for the work now. The person is told once for each deadline that they wait for.
      'deadline-escalated': ({ data }: AnyEvent) => (data.late ? tellPerson('agency-late') : []),
    },
  },
  actions: {
    'reassign-case': {
      roles: {
        // For an undecided application: who handles it.
        applied: ['officer', 'supervisor', 'unit-administrator'],
        registered: ['officer', 'supervisor', 'unit-administrator'],
        'job-seeker': ['officer', 'supervisor', 'unit-administrator'],
      },
      task: [nameOfficerTask.kind],
      offered: () => true,
    },
    'declare-interest': {
      roles: {
        applied: staff,
        registered: staff,
        refused: staff,
        'job-seeker': staff,
        'job-seeker-ended': staff,
        closed: staff,
      },
    },
  },
  invariants: {
    findings: ['officer-missing', 'officer-unable'],
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
