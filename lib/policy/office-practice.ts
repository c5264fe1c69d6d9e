import type { OfficeHours } from '../domain/case/notices/not-before.ts';
import type { Pack } from './packs.ts';

/** Between which times of a working day persons are messaged: the closing time of the counter ends them. */
export const officeHours = ({ values }: Pick<Pack, 'values'>): OfficeHours => ({
  opens: values.officePractice.value.messagesFrom,
  closes: values.dayEndCounter.value.time,
});

/** For how long what was revealed to a member of staff is shown, in seconds. */
export const revealShownSeconds = ({ values }: Pick<Pack, 'values'>): number =>
  values.officePractice.value.revealShownSeconds;
