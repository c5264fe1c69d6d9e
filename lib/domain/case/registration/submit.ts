import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Context } from '../kernel/event.ts';
import { taskDeadline } from '../kernel/task.ts';
import type { Channel, PlaceBasis, Region } from '../kernel/vocabulary.ts';
import type { Ledger } from '../ledger/state.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { PreviousSpell } from './previous-spell.ts';
import type { RegistrationRules } from './rules.ts';
import { decideApplicationTask } from './tasks.ts';

/** What a person applies with, as far as it is kept in clear. */
export interface Application {
  readonly region: Region;
  readonly district: string;
  readonly channel: Channel;
  readonly placeBasis: PlaceBasis;
  readonly applicationNumber: string;
  readonly owner?: string;
  readonly assistance?: RegistrationEvent<'application-submitted'>['data']['assistance'];
  /** The person's registration before this one, if it has ended. */
  readonly previousSpell?: PreviousSpell;
  /** What was learnt in that registration. */
  readonly ledger?: Ledger;
}

/**
 * An application is received. Its legal clock starts at once, on the Beijing day of submission (I-36), and
 * nothing stops it (I-37).
 */
export function submitApplication(
  application: Application,
  rules: RegistrationRules,
  calendar: DueDateCalendar,
  context: Context,
): RegistrationEvent<'application-submitted'> {
  const { assistance, owner, previousSpell, ledger, ...rest } = application;
  return registrationEvent(context, 'application-submitted', {
    ...rest,
    ...(owner && { owner }),
    ...(assistance && { assistance }),
    ...(previousSpell && { previousSpell }),
    ...(ledger && { ledger }),
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
