import { reactsTo } from '../kernel/episode.ts';
import type { AnyEvent } from '../kernel/event.ts';
import { isStaff } from '../kernel/vocabulary.ts';
import { type PersonEvent, personEvents } from '../person/events.ts';
import type { MandateEvent } from './events.ts';
import type { Mandate, MandateSlice } from './state.ts';

const withMandate = <State extends MandateSlice>(
  state: State,
  { data: { mandateId, subject, from, until }, at, actor }: MandateEvent<'mandate-granted'>,
): State => ({
  ...state,
  mandates: [
    ...(state.mandates ?? []),
    {
      mandateId,
      subject,
      from,
      until,
      grantedAt: at,
      ...(!isStaff(actor.role) && { grantedBy: actor.subject }),
    },
  ],
});

const withoutMandates = <State extends MandateSlice>(
  state: State,
  at: string,
  ends: (mandate: Mandate) => boolean,
): State =>
  state.mandates
    ? {
        ...state,
        mandates: state.mandates.map((each) =>
          each.revokedAt === undefined && ends(each) ? { ...each, revokedAt: at } : each,
        ),
      }
    : state;

const withoutMandate = <State extends MandateSlice>(
  state: State,
  { data, at }: MandateEvent<'mandate-revoked'>,
): State => withoutMandates(state, at, ({ mandateId }) => mandateId === data.mandateId);

/** The reducer of every event of this episode. */
export const mandateReducers = {
  'mandate-granted': withMandate,
  'mandate-revoked': withoutMandate,
} as const;

/** When a sign-in loses the case because it is not the person's, the mandates that it granted end too. */
export const mandateReactions = reactsTo(personEvents, {
  'identity-confirmed': <State extends MandateSlice>(
    state: State,
    { data, at }: PersonEvent<'identity-confirmed'>,
  ): State =>
    data.ownerRemoved ? withoutMandates(state, at, ({ grantedBy }) => grantedBy !== undefined) : state,
  'account-linked': <State extends MandateSlice>(
    state: State,
    { data, at }: PersonEvent<'account-linked'>,
  ): State =>
    withoutMandates(state, at, ({ grantedBy }) => grantedBy !== undefined && grantedBy !== data.owner),
});

/** A mandate ends with the death of the person (Civil Code art. 173), whichever event records it. */
export const withoutMandatesAfterDeath = <State extends MandateSlice>(
  state: State,
  { at }: AnyEvent,
): State => withoutMandates(state, at, () => true);

/** The same for an end whose reason may be a death. */
export const withoutMandatesIfDead = <State extends MandateSlice>(state: State, event: AnyEvent): State =>
  event.data.reason === 'deceased' ? withoutMandatesAfterDeath(state, event) : state;
