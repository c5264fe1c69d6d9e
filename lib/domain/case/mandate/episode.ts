import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { atOnce } from '../kernel/heard.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import { type Phase, phases, type Role } from '../kernel/vocabulary.ts';
import { mandateEvents } from './events.ts';
import {
  mandateReactions,
  mandateReducers,
  withoutMandatesAfterDeath,
  withoutMandatesIfDead,
} from './reducer.ts';
import type { MandateRefusal } from './refusals.ts';
import { mandateSlice } from './state.ts';

const inPhases = (some: readonly Phase[], roles: readonly Role[]): RolesByPhase =>
  Object.fromEntries(some.map((phase) => [phase, roles]));

/** Who acts for the person, and until when. */
export const mandateEpisode = defineEpisode({
  name: 'mandate',
  slice: mandateSlice,
  events: mandateEvents,
  reducers: mandateReducers,
  // Those of episodes above by name, so that no import cycle comes about.
  reactions: {
    ...mandateReactions,
    'registration-closed': withoutMandatesIfDead,
    'job-seeker-registration-ended': withoutMandatesIfDead,
    'application-ended': withoutMandatesIfDead,
    'death-recorded': withoutMandatesAfterDeath,
  },
  notices: {
    templates: { 'mandate-granted': toPerson, 'mandate-revoked': toPerson },
    tells: {
      // The person must learn of a mandate recorded at the counter, and of a representative who has stopped; not of their own
      // act.
      'mandate-granted': ({ actor }: AnyEvent) =>
        actor.role === 'applicant' ? [] : tellPerson('mandate-granted'),
      'mandate-revoked': ({ actor }: AnyEvent) =>
        actor.role === 'applicant' ? [] : tellPerson('mandate-revoked'),
    },
  },
  // At the counter the person has shown their document (`seen`).
  hears: { 'mandate-granted': atOnce },
  actions: {
    // In a withdrawn case there is nothing left to do, but earlier mandates can still be revoked.
    'grant-mandate': {
      roles: inPhases(
        phases.filter((phase) => phase !== 'withdrawn'),
        ['applicant', 'officer', 'supervisor'],
      ),
    },
    'revoke-mandate': { roles: inPhases(phases, ['applicant', 'representative', 'officer', 'supervisor']) },
  },
  refusals: declares<MandateRefusal>(),
});
