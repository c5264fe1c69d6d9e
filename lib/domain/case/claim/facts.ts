import type { Person } from '../../person.ts';
import { retiresOn } from '../../retirement-age.ts';
import { spellOf } from '../closure/spell.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { type HardshipSlice, isRecognisedAsHardship } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { SignalKind } from '../signals/events.ts';
import type { SignalSlice } from '../signals/state.ts';
import type { KnownFacts } from './assess.ts';
import type { StatedFacts } from './stated.ts';

export type FactsState = KernelState & ClosureSlice & HardshipSlice & LedgerSlice & SignalSlice;

/**
 * What the case knows for a claim, including what comparison sources have shown about the person. A source covers the time up
 * to its day, so only one dated on or after the start of the contract or business says anything about it.
 * @param on the Beijing day of the claim
 */
export function knownFacts(
  state: FactsState,
  person: Pick<Person, 'birthDate' | 'sex' | 'originalStatutoryAge'>,
  { contract, business }: StatedFacts,
  on: string,
): KnownFacts {
  const spell = spellOf(state);
  const retirement = retiresOn(person);
  const says = (kind: SignalKind, since: string | undefined): boolean =>
    since !== undefined &&
    state.signals.some((each) => each.kind === kind && each.origin === 'comparison' && each.asOf >= since);
  return {
    ...(spell && { spell }),
    inHardship: isRecognisedAsHardship(state, on),
    groups: groupsOf(state),
    ...(says('found-work', contract?.from) && { insured: true as const }),
    ...(says('started-business', business?.openedOn) && { ownsBusiness: true as const }),
    ...(retirement && { retiresOn: retirement }),
  };
}

/** The groups that an officer has tagged, or found not to apply. What the person stated must still be checked. */
function groupsOf({ ledger }: LedgerSlice): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(ledger.tags).flatMap(([group, { applies, source }]) =>
      source === 'person' ? [] : [[group, applies]],
    ),
  );
}
