import type * as z from 'zod';
import { fundKeyOf } from '../../../lib/domain/payments/fund-report.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { districtView } from '../views/district-view.ts';
import type { PayableClaim } from './payable-claims.ts';
import { becauseView } from './run-view.ts';
import type { previewSchema } from './schemas.ts';

type Preview = Omit<z.output<typeof previewSchema>, 'next'>;

/** Returns the sums that a run would list, and what it would leave out. */
export function previewView(claims: readonly PayableClaim[], language: Language): Preview {
  const listed = claims.filter(({ leftOut }) => leftOut === undefined);
  const left = claims.filter(({ leftOut }) => leftOut !== undefined);
  return {
    total: sumOf(listed),
    byDistrict: groupsOf(listed, ({ district }) => district).map(([district, of]) => ({
      district: districtView(district, language),
      ...sumOf(of),
    })),
    byScheme: groupsOf(listed, ({ claim: { terms } }) => `${terms.code} ${terms.fund?.zh ?? ''}`).flatMap(
      ([, of]) => {
        const terms = of[0]?.claim.terms;
        if (!terms) return [];
        return [
          {
            scheme: { code: terms.code, text: terms[language] },
            ...(terms.fund && { fund: terms.fund[language] }),
            fundKey: fundKeyOf(terms),
            ...sumOf(of),
          },
        ];
      },
    ),
    leftOut: groupsOf(left, ({ leftOut }) => leftOut ?? '').map(([code, of]) => ({
      because: becauseView(code, language),
      ...sumOf(of),
    })),
  };
}

const sumOf = (claims: readonly PayableClaim[]) => ({
  count: claims.length,
  fen: claims.reduce((sum, { fen }) => sum + fen, 0),
});

function groupsOf(
  claims: readonly PayableClaim[],
  groupOf: (claim: PayableClaim) => string,
): [string, PayableClaim[]][] {
  const groups = Map.groupBy(claims, groupOf);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
