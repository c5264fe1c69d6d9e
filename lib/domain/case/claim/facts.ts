import { beijingDate } from '../../calendar/local-date.ts';
import type { Person } from '../../person.ts';
import { retiresOn } from '../../retirement-age.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { type HardshipSlice, isRecognisedAsHardship } from '../hardship/state.ts';
import type { KernelState } from '../kernel/state.ts';
import type { LedgerSlice } from '../ledger/state.ts';
import type { SignalKind } from '../signals/events.ts';
import type { SignalSlice } from '../signals/state.ts';
import type { KnownFacts } from './assess.ts';
import type { StatedFacts } from './stated.ts';

export type FactsState = KernelState & ClosureSlice & HardshipSlice & LedgerSlice & SignalSlice;

/** Closure reasons by which somebody went into work. */
const byWork: readonly string[] = ['employed', 'self-employed', 'stable-income'];

/**
 * The current continuous spell of registration (I-12): from the day of registration, and where it has ended to the first
 * day in work that the evidence names, or else the day of the closure. A registration that moved goes on elsewhere.
 */
function spellOf({ registeredAt, phase, closure }: FactsState): KnownFacts['spell'] | undefined {
  if (registeredAt === undefined) return undefined;
  const from = beijingDate(Date.parse(registeredAt));
  if (phase !== 'closed' || closure?.status !== 'closed' || closure.closedOn === undefined) return { from };
  const since = closure.evidence.flatMap((each) => each.since ?? []).sort()[0];
  const isWork = byWork.includes(closure.reason);
  return { from, ended: { on: isWork && since !== undefined ? since : closure.closedOn, byWork: isWork } };
}

/**
 * What the case knows for a claim, also by what comparison sources have said of the person. They speak of the time up to
 * their day, so that only one of a day after the contract or the business began says anything of it.
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

/** Groups by which an officer has marked the person, or found that they are not in. What somebody stated is to be found. */
function groupsOf({ ledger }: LedgerSlice): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(ledger.tags).flatMap(([group, { applies, source }]) =>
      source === 'person' ? [] : [[group, applies]],
    ),
  );
}
