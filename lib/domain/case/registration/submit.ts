import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { AskedHardship } from '../hardship/events.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline } from '../kernel/task.ts';
import type { Channel, IdentityBasis, PlaceBasis, Region } from '../kernel/vocabulary.ts';
import type { CarriedLedger, Profile } from '../ledger/events.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { PreviousSpell } from './previous-spell.ts';
import type { RegistrationRules } from './rules.ts';
import { decideApplicationTask } from './tasks.ts';

/** The data of an application that are stored unsealed. */
export interface Application {
  readonly region: Region;
  readonly district: string;
  readonly channel: Channel;
  readonly placeBasis: PlaceBasis;
  readonly applicationNumber: string;
  readonly owner?: string;
  /** The agency at which it is made, by its id in the directory of the region (YN-1.1.1). */
  readonly agency?: string;
  /** How it is known that the applicant is the person. */
  readonly identity?: IdentityBasis;
  /** The version of the notice on personal data that was shown (PIPL art. 17). */
  readonly dataNotice?: string;
  readonly assistance?: RegistrationEvent<'application-submitted'>['data']['assistance'];
  /** The person's registration before this one, if it has ended. */
  readonly previousSpell?: PreviousSpell;
  /** The previous spell of a number that the person has only stated. */
  readonly spellToProve?: PreviousSpell;
  /** Ledger data carried over from earlier cases of the same person. */
  readonly carriedLedger?: CarriedLedger;
  /** What the person states about themselves. */
  readonly statedProfile?: Profile;
  /** The groups for which the person requests recognition in the same form (YN-5.1.1). */
  readonly hardshipAsked?: AskedHardship;
}

/**
 * Receives an application. Its legal clock starts at once, on the Beijing day of submission (I-36), and nothing stops it
 * (I-37).
 */
export function submitApplication(
  application: Application,
  rules: RegistrationRules,
  calendar: DueDateCalendar,
  context: Context,
): RegistrationEvent<'application-submitted'> {
  return registrationEvent(context, 'application-submitted', {
    ...application,
    packVersion: rules.packVersion,
    deadline: taskDeadline(
      decideApplicationTask,
      { number: 1, channel: application.channel },
      rules,
      calendar,
      context.now,
    ),
  });
}
