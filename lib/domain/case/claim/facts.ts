import { beijingDate, firstDayOf, lastDayOf } from '../../calendar/local-date.ts';
import type { Person } from '../../person.ts';
import { retiresOn } from '../../retirement-age.ts';
import { spellOf } from '../closure/spell.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { type HardshipSlice, isRecognisedAsHardship, wasRecognisedBetween } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { SignalKind } from '../signals/events.ts';
import type { SignalSlice } from '../signals/state.ts';
import type { TransferSlice } from '../transfer/state.ts';
import type { KnownFacts } from './assess.ts';
import { deathOf, type RecordedDeath } from './death.ts';
import { claimedMonths, type StatedFacts } from './stated.ts';

export type FactsState = KernelState &
  ClosureSlice &
  HardshipSlice &
  LedgerSlice &
  SignalSlice &
  TransferSlice &
  RecordedDeath;

/**
 * What the case knows for a claim, including what comparison sources have shown about the person. A source covers the time up
 * to its day, so only one dated on or after the start of the contract or business says anything about it.
 * @param on the Beijing day of the claim
 */
export function knownFacts(
  state: FactsState,
  person: Pick<Person, 'birthDate' | 'sex' | 'originalStatutoryAge'>,
  stated: StatedFacts,
  on: string,
): KnownFacts {
  const { contract, business } = stated;
  const spell = spellOf(state);
  const retirement = retiresOn(person);
  const diedOn = deathOf(state);
  const says = (kind: SignalKind, since: string | undefined): boolean =>
    since !== undefined &&
    state.signals.some((each) => each.kind === kind && each.origin === 'comparison' && each.asOf >= since);
  return {
    ...(spell && { spell }),
    ...hardshipOf(state, claimedMonths(stated), on),
    groups: groupsOf(state),
    ...(says('found-work', contract?.from) && { insured: true as const }),
    ...(says('started-business', business?.openedOn) && { ownsBusiness: true as const }),
    ...(retirement && { retiresOn: retirement }),
    ...(diedOn !== undefined && { diedOn }),
  };
}

/**
 * Whether the person is in employment difficulty for a claim. A month counts if the person is recognised on any of its days: a
 * recognition begins and ends on a day (I-60), and the subsidy is for months (I-77). After a transfer the recognition is a matter of
 * the other place (I-62): of months that begin later, this case knows nothing.
 */
function hardshipOf(
  state: HardshipSlice & TransferSlice & Pick<KernelState, 'endedAt'>,
  months: readonly string[],
  on: string,
): Pick<KnownFacts, 'inHardship' | 'wasInHardship'> {
  const leftOn = state.transferredTo && state.endedAt && beijingDate(Date.parse(state.endedAt));
  const isElsewhere = (day: string): boolean => leftOn !== undefined && day > leftOn;
  const isNow = !isElsewhere(on) && isRecognisedAsHardship(state, on);
  const recognised = months.map(
    (month) =>
      !isElsewhere(firstDayOf(month)) && wasRecognisedBetween(state, firstDayOf(month), lastDayOf(month)),
  );
  const wasInHardship = isNow || recognised.includes(true);
  const asked = months.length > 0 ? months.map(firstDayOf) : [on];
  const isKnown = recognised.every((each) => each === wasInHardship) && !asked.some(isElsewhere);
  return { ...(isKnown && { inHardship: wasInHardship }), wasInHardship };
}

/** The groups that an officer has tagged, or found not to apply. What the person stated must still be checked. */
function groupsOf({ ledger }: LedgerSlice): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(ledger.tags).flatMap(([group, { applies, source }]) =>
      source === 'person' ? [] : [[group, applies]],
    ),
  );
}
