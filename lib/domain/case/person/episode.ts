import { beijingDate } from '../../calendar/local-date.ts';
import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { atOnce } from '../kernel/heard.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { phases, type Role } from '../kernel/vocabulary.ts';
import { personEvents } from './events.ts';
import { personReducers } from './reducer.ts';
import type { PersonRefusal } from './refusals.ts';
import { personSlice } from './state.ts';
import { answerCorrectionTask, type CorrectionRules } from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;
const always = (roles: readonly Role[]): RolesByPhase =>
  Object.fromEntries(phases.map((phase) => [phase, roles]));

/** The person of a case: their data, and how their identity is known. */
export const personEpisode = defineEpisode({
  name: 'person',
  slice: personSlice,
  events: personEvents,
  reducers: personReducers,
  tasks: [answerCorrectionTask],
  notices: {
    templates: { 'person-corrected': toPerson, 'correction-answered': toPerson },
    tells: {
      // A refusal gives its reasons (PIPL art. 50). Earlier answers were only in the history of the case.
      'correction-answered': ({ at }: AnyEvent) =>
        beijingDate(Date.parse(at)) < '2026-12-02' ? [] : tellPerson('correction-answered'),
      // The person gets no notice of their own act.
      'person-corrected': ({ actor }: AnyEvent) =>
        actor.role === 'applicant' ? [] : tellPerson('person-corrected'),
    },
  },
  hears: {
    // The person requests a correction (PIPL art. 46). Besides, attempts made with wrong contact data prove nothing.
    'person-corrected': atOnce,
    'identity-confirmed': atOnce,
    'account-linked': atOnce,
  },
  actions: {
    'correct-person': { roles: always(['applicant', ...staff]) },
    'request-correction': { roles: always(['applicant', 'representative']) },
    'answer-correction': { roles: always(staff), task: [answerCorrectionTask.kind] },
    'reveal-personal-data': { roles: always(staff) },
    'confirm-identity': {
      roles: { applied: staff, registered: staff, 'job-seeker': staff },
      offered: ({ identity }: KernelState) => identity !== 'counter',
    },
    'link-account': { roles: always(['applicant']) },
  },
  // Which part was corrected, or is said to be wrong, may reveal that somebody has a disability.
  sensitive: {
    events: {
      'person-corrected': ['parts'],
      'correction-requested': ['part'],
      'identity-confirmed': ['reIncluded', 'tags'],
      'account-linked': ['reIncluded', 'tags'],
    },
  },
  rules: declares<CorrectionRules>(),
  refusals: declares<PersonRefusal>(),
});
