import { declares, defineEpisode } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { type SentNotice, tellPerson, toPerson, withFullStops, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import type { Role } from '../kernel/vocabulary.ts';
import { lapsesWith } from '../notices/lapsed.ts';
import { type RegistrationEvent, registrationEvents } from './events.ts';
import type { ReEntryRules } from './previous-spell.ts';
import { sensitiveInPreviousSpell } from './previous-spell.ts';
import { provenSpellReactions } from './proven-spell.ts';
import { registrationBegins, registrationReducers } from './reducer.ts';
import type { RegistrationRefusal } from './refusals.ts';
import { type RegistrationSlice, registrationSlice } from './state.ts';
import { decideApplicationTask, decisionTaskId } from './tasks.ts';

/** A person applies for registration, and an officer decides. */
export const registrationEpisode = defineEpisode({
  name: 'registration',
  slice: registrationSlice,
  events: registrationEvents,
  begins: registrationBegins,
  reducers: registrationReducers,
  reactions: provenSpellReactions,
  tasks: [decideApplicationTask],
  taskFacts: {
    [decideApplicationTask.kind]: {
      isUnderWay: ({ informationRequest }: RegistrationSlice) => informationRequest !== undefined,
      isAnswered: ({ informationRequest }: RegistrationSlice) => informationRequest?.answeredAt !== undefined,
    },
  },
  workflow: {
    name: 'registration',
    starts: {
      'application-submitted': () => ({ sequence: '1', input: {}, tasks: [decisionTaskId] }),
    },
  },
  notices: {
    templates: {
      'application-received': toPerson,
      'registration-approved': withLastDay(toPerson),
      'registration-refused': withFullStops(toPerson),
      'application-withdrawn': toPerson,
      'information-requested': toPerson,
    },
    tells: {
      // Online applicants get a receipt in the response; at the counter they are given this one.
      'application-submitted': ({ data }: RegistrationEvent<'application-submitted'>) =>
        data.channel === 'counter' ? tellPerson('application-received') : [],
      // The result of an application (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1).
      'application-approved': () => tellPerson('registration-approved'),
      'application-refused': () => tellPerson('registration-refused'),
      'application-withdrawn': () => tellPerson('application-withdrawn'),
      'information-requested': () => tellPerson('information-requested'),
    },
    lapse: (notice: SentNotice, { endedAt, applicationEnd }: KernelState & RegistrationSlice) =>
      applicationEnd !== undefined && lapsesWith(notice, { endedAt, died: true }),
  },
  actions: {
    'decide-application': {
      roles: { applied: ['officer', 'supervisor'] },
      task: [decideApplicationTask.kind],
    },
    'withdraw-application': {
      roles: { applied: ['applicant', 'officer', 'supervisor'] },
      // At the counter the person tells an officer; online they withdraw it themselves.
      offered: ({ channel }: KernelState, role: Role) => role === 'applicant' || channel === 'counter',
    },
    'end-application': { roles: { applied: ['officer', 'supervisor'] }, offered: () => true },
    'provide-information': {
      roles: { applied: ['applicant', 'representative', 'officer'] },
      offered: ({ informationRequest }: RegistrationSlice) =>
        informationRequest !== undefined && informationRequest.answeredAt === undefined,
    },
  },
  // At the counter, too, it is the person who applies, answers and withdraws.
  hears: {
    'application-submitted': atOnce,
    'information-provided': atOnce,
    'application-withdrawn': atOnce,
  },
  published: {
    'application-submitted': ['channel'],
    'information-requested': ['taskId'],
    'application-approved': ['taskId'],
    'application-refused': ['taskId'],
  },
  sensitive: {
    state: [
      'screening.evidence',
      'refusal.reason',
      'reIncluded',
      'applicationEnd.reason',
      'applicationEnd.evidence',
      ...sensitiveInPreviousSpell,
    ],
    events: {
      'application-submitted': sensitiveInPreviousSpell,
      'application-screened': ['evidence'],
      'application-approved': ['contradictedEvidence', 'reIncluded', 'tags'],
      'application-refused': ['reason'],
      'application-ended': ['reason', 'evidence'],
    },
  },
  rules: declares<ReEntryRules>(),
  refusals: declares<RegistrationRefusal>(),
});
