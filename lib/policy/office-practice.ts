import type { OfficeHours } from '../domain/case/notices/not-before.ts';
import type { Pack } from './packs.ts';

/** The hours of a working day in which people are sent messages. They end when the counter closes. */
export const officeHours = ({ values }: Pick<Pack, 'values'>): OfficeHours => ({
  opens: values.officePractice.value.messagesFrom,
  closes: values.dayEndCounter.value.time,
});

/** How long revealed data stay visible to a member of staff, in seconds. */
export const revealShownSeconds = ({ values }: Pick<Pack, 'values'>): number =>
  values.officePractice.value.revealShownSeconds;
