import type { Guard } from '../claim/guards.ts';
import { grantKey } from './find.ts';
import { foundGrantsOf, type ProactiveSlice } from './state.ts';

/**
 * What a grant that was found holds of the person across all their cases, for good: that nobody is told of it twice. The
 * store takes it in the transaction of the event, as it does for claims.
 */
export function newGrantGuards(
  before: ProactiveSlice,
  after: ProactiveSlice,
): readonly { readonly number: number; readonly guard: Guard }[] {
  const known = foundGrantsOf(before).length;
  return foundGrantsOf(after)
    .slice(known)
    .map((each) => ({ number: each.number, guard: { kind: 'only', name: `found:${grantKey(each)}` } }));
}
