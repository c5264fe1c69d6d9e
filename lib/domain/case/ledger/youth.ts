import { addMonths, compareDates, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import type { Profile } from './events.ts';
import { hasTag } from './one-to-one.ts';
import { type LedgerSlice, withFound } from './state.ts';

/** The tag of young people long without work (长期未就业青年, SX-2.5, I-53). */
export const longUnemployedYouth = 'long-unemployed-youth';

/** The part of a service by which a plan is searched for it. */
interface Coded {
  readonly code: string;
}

/** The rules of a region whose circular names the group. */
export interface YouthRules<Service extends Coded = Coded> {
  /** The services for the group, whatever the track. */
  readonly services: readonly Service[];
  /** Who belongs to it, by age and time without work; absent while no source says so, and then officers tag people by hand. */
  readonly who?:
    | { readonly minimumAge: number; readonly maximumAge: number; readonly monthsWithoutWork: number }
    | undefined;
}

/** The rules for the group, in a region that may have none. */
export interface MaybeYouthRules<Service extends Coded = Coded> {
  readonly plan: { readonly youth?: YouthRules<Service> | undefined };
}

/** The person's statements that show whether they belong to it. */
interface Stated {
  readonly birthDate: string;
  readonly unemploymentDate?: string | undefined;
}

/**
 * The day from which a person is suggested as young and long without work; undefined if no source defines the group, or they
 * are not in it today. An officer confirms it or not; an answer of that day or later prevails (SX-2.5).
 */
export function putForwardSince(
  { ledger }: LedgerSlice,
  { birthDate, unemploymentDate }: Stated,
  { plan: { youth } }: MaybeYouthRules,
  today: LocalDate,
): LocalDate | undefined {
  if (!youth?.who || unemploymentDate === undefined) return undefined;
  const { minimumAge, maximumAge, monthsWithoutWork } = youth.who;
  const birthday = (age: number) => addMonths(parseLocalDate(birthDate), age * 12);
  const longSince = addMonths(parseLocalDate(unemploymentDate), monthsWithoutWork);
  const since = compareDates(longSince, birthday(minimumAge)) < 0 ? birthday(minimumAge) : longSince;
  const isNow = compareDates(since, today) <= 0 && compareDates(today, birthday(maximumAge + 1)) < 0;
  const answered = ledger.tags[longUnemployedYouth];
  return isNow && !(answered && answered.on >= since) ? since : undefined;
}

/** The services owed to a person as a member of the group; none for anybody else. */
export const servicesForYouth = <Service extends Coded>(
  state: LedgerSlice,
  { plan: { youth } }: MaybeYouthRules<Service>,
): readonly Service[] => (youth && hasTag(state, longUnemployedYouth) ? youth.services : []);

/** Whether the findings entitle a person to services for the group that their plan lacks. */
export function lacksYouthServices(
  state: LedgerSlice & {
    readonly plan: { readonly current?: { readonly items: readonly Coded[] } | undefined };
  },
  found: Profile,
  rules: MaybeYouthRules,
): boolean {
  const held = state.plan.current?.items;
  if (!held) return false;
  const owed = servicesForYouth({ ledger: withFound(state.ledger, found) }, rules);
  return owed.some(({ code }) => !held.some((item) => item.code === code));
}
