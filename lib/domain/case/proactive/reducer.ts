import type { KernelState } from '../kernel/state.ts';
import type { ProactiveEvent } from './events.ts';
import { foundGrantsOf, type ProactiveSlice } from './state.ts';

type Needs = KernelState & ProactiveSlice;

const withFound = <State extends Needs>(
  state: State,
  { data: { packVersion: _, ...found }, at }: ProactiveEvent<'grant-found'>,
): State => ({
  ...state,
  foundGrants: [...foundGrantsOf(state), { ...found, foundAt: at, district: state.district }],
});

const withDeclined = <State extends Needs>(
  state: State,
  { data: { number }, at }: ProactiveEvent<'grant-declined'>,
): State => ({
  ...state,
  foundGrants: foundGrantsOf(state).map((each) =>
    each.number === number ? { ...each, declinedAt: at } : each,
  ),
});

/** The reducer of every event of this episode. */
export const proactiveReducers = { 'grant-found': withFound, 'grant-declined': withDeclined } as const;
