import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { onDay } from '../kernel/heard.ts';
import {
  type SentNotice,
  tellPerson,
  toAgency,
  toPerson,
  withFullStops,
  withLastDay,
  withoutObjection,
} from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { lapsesWith } from '../notices/lapsed.ts';
import { type ClosureEvent, type ClosureProposal, closureEvents, statementOfThePerson } from './events.ts';
import { closureReducers, withProposal } from './reducer.ts';
import type { ClosureRefusal } from './refusals.ts';
import { type ClosureSlice, closureSlice } from './state.ts';
import { type ClosureRules, decideClosureTask } from './tasks.ts';

/** Ends a registration: a person, or a count of records, proposes it, and a human decides (PIPL art. 24). */
export const closureEpisode = defineEpisode({
  name: 'closure',
  slice: closureSlice,
  events: closureEvents,
  reducers: closureReducers,
  carries: {
    closureProposal: {
      apply: withProposal,
      starts: ({ number, taskId }: ClosureProposal) => ({
        sequence: String(number),
        input: { taskId },
        tasks: [taskId],
      }),
      tells: ({ decidedBy }: ClosureProposal, { district }: Place) =>
        decidedBy === 'supervisor'
          ? [{ template: 'closure-for-supervisor', to: { kind: 'district-supervisors', district } }]
          : [],
      sensitive: ['reason', 'basis', 'evidence'],
    },
  },
  tasks: [decideClosureTask],
  taskFacts: {
    [decideClosureTask.kind]: {
      isForSupervisor: ({ closure }: ClosureSlice, taskId: string) =>
        closure?.taskId === taskId && closure.decidedBy === 'supervisor',
    },
  },
  workflow: { name: 'closure' },
  notices: {
    templates: {
      'closure-declined': toPerson,
      'registration-closed': withFullStops(withoutObjection(toPerson)),
      'closure-for-supervisor': withFullStops(withLastDay(toAgency)),
    },
    tells: {
      // They read that their registration is being looked at, in a letter or on their page: they learn the result, too.
      'closure-declined': ({ data }: ClosureEvent<'closure-declined'>) =>
        data.tellsPerson ? tellPerson('closure-declined') : [],
      // For exempt reasons the person gets no notice (DOMAIN C5).
      'registration-closed': ({ data }: ClosureEvent<'registration-closed'>) =>
        data.noticeExempt ? [] : tellPerson('registration-closed'),
    },
    lapse: (notice: SentNotice, { closure, endedAt }: Pick<KernelState, 'endedAt'> & ClosureSlice) =>
      closure?.status === 'closed' &&
      closure.noticeExempt &&
      lapsesWith(notice, { endedAt, died: closure.tellNobody === true, objectedAt: closure.objection?.at }),
  },
  actions: {
    'propose-closure': {
      roles: { registered: ['officer', 'supervisor'] },
      offered: ({ closure }: ClosureSlice) => closure?.status !== 'proposed',
    },
    'decide-closure': { roles: { registered: ['officer', 'supervisor'] }, task: [decideClosureTask.kind] },
  },
  hears: {
    'closure-proposed': (event: ClosureEvent<'closure-proposed'>) =>
      event.data.closureProposal.evidence
        .filter(({ kind }) => kind === statementOfThePerson)
        .map(({ on }) => onDay(on, event))
        .sort()
        .at(-1),
  },
  published: {
    'closure-declined': ['taskId'],
    'registration-closed': ['taskId'],
  },
  // The reason reveals what was found: that somebody draws a pension, or has joined the army.
  sensitive: {
    state: ['closure.reason', 'closure.basis', 'closure.evidence', 'closure.employmentDifficulty'],
    events: { 'registration-closed': ['reason'] },
  },
  rules: declares<ClosureRules>(),
  refusals: declares<ClosureRefusal>(),
});
