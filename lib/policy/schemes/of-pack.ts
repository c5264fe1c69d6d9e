import type { SchemeTerms } from '../../domain/case/claim/scheme.ts';
import type { Pack } from '../packs.ts';
import { referenceOf } from '../registration-rules.ts';
import type { SubsidySchemes } from '../values/grants.ts';

/**
 * The schemes of a region on the day of its pack: those of all its layers, and where several state one of the same code the
 * most local. A scheme whose time to claim is over is among them, so that people are told that it is closed.
 */
export function schemesOf(pack: Pack): readonly SchemeTerms[] {
  const stated = pack.values.subsidySchemes.statements.flatMap((each) =>
    each.says === 'value' ? [each.value] : [],
  );
  return laidOver(...stated.toReversed()).schemes.map(({ citation, basis, ...scheme }) => ({
    ...scheme,
    citation: referenceOf(citation),
    basis,
  }));
}

/** A scheme of a region by its code. */
export const schemeOf = (pack: Pack, code: string): SchemeTerms | undefined =>
  schemesOf(pack).find((each) => each.code === code);

/** Lists of schemes laid over each other, the later over the earlier, by their codes. */
export const laidOver = (...lists: readonly SubsidySchemes[]): SubsidySchemes => ({
  schemes: [...new Map(lists.flatMap(({ schemes }) => schemes).map((each) => [each.code, each])).values()],
});
