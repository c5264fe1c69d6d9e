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
 * What follows for a registration from the spell before it once it is proven whose it is: whoever is taken back under assistance is
 * so from that day on (YN-5.1.3). Nothing where there is none to prove. An application that has not been decided has it with its approval.
 */
export function onceProven(
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

/** The spell before becomes that of the case, with what the event says follows from it. */
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

/** It is proven whose the case is: by a document at the counter, or by a sign-in whose issuer has verified the number. */
export const provenSpellReactions = reactsTo(personEvents, {
  'identity-confirmed': withProvenSpell,
  'account-linked': withProvenSpell,
});
