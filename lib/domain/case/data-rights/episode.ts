import { declares, defineEpisode, type Place, type RolesByPhase } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import {
  type SentNotice,
  tellPerson,
  toAgency,
  toPerson,
  withLastDay,
  withoutObjection,
} from '../kernel/notice.ts';
import { phases, type Role } from '../kernel/vocabulary.ts';
import { type DataRightsEvent, dataRightsEvents, destructionActionSchema } from './events.ts';
import { dataRightsReactions, dataRightsReducers } from './reducer.ts';
import type { DataRightsRefusal } from './refusals.ts';
import { runDestruction } from './retention.ts';
import { type DataRightsSlice, dataRightsSlice } from './state.ts';
import { type DataRightsRules, decideDeletionTask } from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;
const always = (roles: readonly Role[]): RolesByPhase =>
  Object.fromEntries(phases.map((phase) => [phase, roles]));

/**
 * The rights of a person over their data (PIPL arts 44 to 50), and the end of the records: a copy, a restriction, a deletion,
 * and destruction when the retention period is over. A correction is an act of `person`.
 */
export const dataRightsEpisode = defineEpisode({
  name: 'data-rights',
  slice: dataRightsSlice,
  events: dataRightsEvents,
  reducers: dataRightsReducers,
  reactions: dataRightsReactions,
  tasks: [decideDeletionTask],
  scheduledActions: {
    'destroy-records': { schema: destructionActionSchema, run: runDestruction },
  },
  notices: {
    templates: {
      'processing-restricted': toPerson,
      'restriction-lifted': toPerson,
      'deletion-answered': withoutObjection(toPerson),
      'deletion-to-decide': withLastDay(toAgency),
    },
    tells: {
      // The person gets no notice of their own act.
      'processing-restricted': ({ actor }: DataRightsEvent<'processing-restricted'>) =>
        actor.role === 'applicant' ? [] : tellPerson('processing-restricted'),
      'restriction-lifted': ({ actor }: DataRightsEvent<'restriction-lifted'>) =>
        actor.role === 'applicant' ? [] : tellPerson('restriction-lifted'),
      'deletion-requested': (_event: DataRightsEvent<'deletion-requested'>, { district }: Place) => [
        { template: 'deletion-to-decide', to: { kind: 'district-supervisors', district } },
      ],
      'deletion-decided': () => tellPerson('deletion-answered'),
    },
    // After destruction nobody can tell what the notice was about, or where it should go.
    lapse: (_notice: SentNotice, { destroyed }: DataRightsSlice) => destroyed !== undefined,
  },
  // The person asks for each of these themselves, showing their document at the counter.
  hears: {
    'record-copied': atOnce,
    'processing-restricted': atOnce,
    'restriction-lifted': atOnce,
    'deletion-requested': atOnce,
    'data-notice-shown': atOnce,
  },
  actions: {
    'copy-record': { roles: always(['applicant', ...staff]) },
    'show-data-notice': { roles: always(['applicant', ...staff]) },
    'restrict-processing': { roles: always(['applicant', ...staff]) },
    'lift-restriction': { roles: always(['applicant', ...staff]) },
    'request-deletion': { roles: always(['applicant', ...staff]) },
    'decide-deletion': { roles: always(['supervisor']), task: [decideDeletionTask.kind] },
    'destroy-records': {
      roles: {
        refused: ['supervisor'],
        withdrawn: ['supervisor'],
        'job-seeker-ended': ['supervisor'],
        closed: ['supervisor'],
      },
    },
  },
  published: {
    'records-destroyed': ['recordClass'],
  },
  rules: declares<DataRightsRules>(),
  refusals: declares<DataRightsRefusal>(),
});
