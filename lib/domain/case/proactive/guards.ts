import type { Guard } from '../claim/guards.ts';
import { grantKey, writtenKey } from './find.ts';
import { foundGrantsOf, type ProactiveSlice } from './state.ts';

/**
 * The guards that found grants hold for good across all cases of the person, so that no grant is told twice. The store takes
 * them in the transaction of the event, as it does for claims.
 */
export function newGrantGuards(
  before: ProactiveSlice,
  after: ProactiveSlice,
): readonly { readonly number: number; readonly guard: Guard }[] {
  const known = foundGrantsOf(before).length;
  return foundGrantsOf(after)
    .slice(known)
    .flatMap((each) =>
      [...new Set([writtenKey(each), grantKey(each)])].map((key) => ({
        number: each.number,
        guard: { kind: 'only' as const, name: `found:${key}` },
      })),
    );
}
