import { endOfDay, parseLocalDate } from '../../calendar/local-date.ts';
import { deadlineIdOf } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';

/** The parts of a case that show when the person was in touch, from the slices of several episodes. */
export interface InTouch
  extends Pick<KernelState, 'submittedAt' | 'heardAt' | 'endedTasks' | 'metDeadlines'> {
  /** The months in which they were reached, and by whom. */
  readonly followUp?:
    | {
        readonly months: Readonly<
          Record<string, { readonly by?: string | undefined; readonly endedAt?: string | undefined }>
        >;
      }
    | undefined;
  /** Their own reports. */
  readonly signals?: readonly { readonly origin: string; readonly at: string }[];
  /** The services that they took, or declined with a reason. */
  readonly plan?: {
    readonly services: readonly {
      readonly on: string;
      readonly outcome: string;
      readonly refusal?: { readonly reason: string } | undefined;
    }[];
  };
}

/**
 * The last instant (milliseconds) at which the person was certainly in touch: their application, the first contact, a follow-up
 * that reached them, a report here or at another place, a service that they took or declined, or anything else that they did or
 * said (`heardAt`). A data comparison contacts nobody, and silence after an offer does not count.
 */
export function lastContactAt(state: InTouch): number {
  const { submittedAt, heardAt = submittedAt, endedTasks, metDeadlines, followUp, signals, plan } = state;
  const contacted = Object.values(endedTasks)
    .filter(({ kind, outcome }) => kind === 'make-first-contact' && outcome === 'contacted')
    .flatMap(({ number }) => metDeadlines[deadlineIdOf('first-contact', number)]?.metAt ?? []);
  const followedUp = Object.values(followUp?.months ?? {})
    .filter(({ by }) => by === 'officer' || by === 'first-contact')
    .flatMap(({ endedAt }) => endedAt ?? []);
  const reported = (signals ?? [])
    .filter(({ origin }) => origin === 'person' || origin === 'other-place')
    .map(({ at }) => at);
  const served = (plan?.services ?? [])
    .filter(
      ({ outcome, refusal }) =>
        outcome === 'taken' || (refusal !== undefined && refusal.reason !== 'no-answer-in-time'),
    )
    .map(({ on }) => endOfDay(parseLocalDate(on)));
  return Math.max(
    ...[submittedAt, heardAt, ...contacted, ...followedUp, ...reported].map((at) => Date.parse(at)),
    ...served,
  );
}
