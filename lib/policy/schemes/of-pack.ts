import type { SchemeTerms } from '../../domain/case/claim/scheme.ts';
import type { Pack } from '../packs.ts';
import { referenceOf } from '../registration-rules.ts';
import type { SubsidySchemes } from '../values/grants.ts';

/**
 * Returns the schemes of a region on the day of its pack: those of all its layers. If several layers state one code, the
 * most local holds. Includes schemes that can no longer be claimed, so that people are told that they are closed.
 */
export function schemesOf(pack: Pack): readonly SchemeTerms[] {
  const stated = pack.values.subsidySchemes.statements.flatMap((each) =>
    each.says === 'value' ? [each.value] : [],
  );
  return mergeSchemes(...stated.toReversed()).schemes.map(({ citation, basis, ...scheme }) => ({
    ...scheme,
    citation: referenceOf(citation),
    basis,
  }));
}

/** Finds a scheme of a region by its code. */
export const schemeOf = (pack: Pack, code: string): SchemeTerms | undefined =>
  schemesOf(pack).find((each) => each.code === code);

/** Merges lists of schemes by code; later lists replace schemes of earlier ones. */
export const mergeSchemes = (...lists: readonly SubsidySchemes[]): SubsidySchemes => ({
  schemes: [...new Map(lists.flatMap(({ schemes }) => schemes).map((each) => [each.code, each])).values()],
});
