import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { continueHardship } from '../hardship/begin.ts';
import type { HardshipRules } from '../hardship/rules.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import { reactsTo } from '../kernel/episode.ts';
import type { KernelState } from '../kernel/state.ts';
import { without } from '../kernel/state.ts';
import { type LedgerSlice, withLedger } from '../ledger/state.ts';
import { type PersonEvent, personEvents } from '../person/events.ts';
import type { RegistrationSlice } from './state.ts';

/**
 * The effects of the previous spell on a registration once identity is proven: a person who qualifies is re-included from that
 * day on (YN-5.1.3). Empty if there is no spell to prove. For an undecided application the effects come with its approval.
 */
export function effectsOfProof(
  state: KernelState & RegistrationSlice & HardshipSlice,
  rules: HardshipRules,
  calendar: DueDateCalendar,
  now: number,
): Pick<PersonEvent<'identity-confirmed'>['data'], 'reIncluded' | 'tags' | 'hardshipContinued'> {
  const { spellToProve, phase } = state;
  if (phase !== 'registered' || !spellToProve?.reIncludes || state.reIncluded) return {};
  const tag = { group: 'employment-difficulty', applies: true, source: 'carried-over' } as const;
  const { recognition } = spellToProve;
  return {
    reIncluded: true,
    tags: [{ ...tag, on: beijingDate(now) }],
    ...(recognition &&
      !state.hardship?.recognitions.length && {
        hardshipContinued: continueHardship(state, 're-entry', recognition, rules, calendar, now),
      }),
  };
}

type Proving = PersonEvent<'identity-confirmed' | 'account-linked'>;

/** Makes the spell to prove the previous spell of the case, with the effects that the event states. */
function withProvenSpell<State extends KernelState & RegistrationSlice & LedgerSlice>(
  state: State,
  { data: { reIncluded, tags }, at }: Proving,
): State {
  const { spellToProve } = state;
  if (!spellToProve) return state;
  const proven = { ...without(state, 'spellToProve'), previousSpell: spellToProve };
  const marked = tags ? withLedger(proven, { facts: [], tags }, at) : proven;
  return reIncluded ? { ...marked, reIncluded } : marked;
}

/** Events that prove identity: a document at the counter, or a sign-in whose issuer has verified the number. */
export const provenSpellReactions = reactsTo(personEvents, {
  'identity-confirmed': withProvenSpell,
  'account-linked': withProvenSpell,
});
