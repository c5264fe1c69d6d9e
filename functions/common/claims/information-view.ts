import type * as z from 'zod';
import { isAsked } from '../../../lib/domain/case/claim/information.ts';
import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { schemeTexts } from '../../episodes/claim/scheme-texts.ts';
import { freeTextOf } from '../cases/case-access.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { claimInformationSchema } from './claim-schema.ts';

type View = z.infer<typeof claimInformationSchema>;

/** Returns what claimants of a case were asked to add, and their answers, by the number of the claim. */
export async function informationOf(
  records: CaseRecords,
  loaded: LoadedCase,
  claims: readonly Claim[],
  language: Language,
): Promise<ReadonlyMap<number, View>> {
  const asked = claims.flatMap((claim) => (claim.information ? [{ claim, of: claim.information }] : []));
  if (asked.length === 0) return new Map();
  const said = (await records.cases.history(loaded.state.caseId)).filter(
    ({ event: { type } }) => type === 'claim-information-requested' || type === 'claim-information-provided',
  );
  const words = await freeTextOf(records, loaded, said);
  const wordOf = (type: string, number: number, name: string): string | undefined => {
    const found = said.findLast(
      ({ event }) => event.type === type && 'number' in event.data && event.data.number === number,
    );
    const word = found && words.get(found.sequence)?.[name];
    return typeof word === 'string' ? word : undefined;
  };
  return new Map(
    asked.map(({ claim, of }) => {
      const message = wordOf('claim-information-requested', claim.number, 'message');
      const answer = wordOf('claim-information-provided', claim.number, 'answer');
      const view: View = {
        items: [
          ...of.facts.map((code) => ({ code, text: schemeTexts.asked[code][language] })),
          ...of.documents.map((code) => ({
            code,
            text: claim.terms.documents.find((each) => each.code === code)?.[language] ?? code,
          })),
        ],
        ...(message !== undefined && { message }),
        requestedAt: of.requestedAt,
        ...(of.answeredAt && { answeredAt: of.answeredAt }),
        ...(answer !== undefined && { answer }),
        open: isAsked(claim),
      };
      return [claim.number, view];
    }),
  );
}
