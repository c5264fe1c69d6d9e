import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { lastHandedOverOn } from '../../../../lib/domain/case/hand-over/hand-over.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { coverageOfDistrict } from '../../../../lib/store/registrations.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { outwardView } from '../../../common/views/outward-view.ts';
import { operation } from './operation.ts';

export const handle =
  ({ table, cases }: CaseRecords): Handler<typeof operation> =>
  async ({ query: { district, month, limit, after }, principal, language, now }) => {
    const region = servedRegionOf(principal, district);
    const pack = (await currentRules(table)).packAt(region, now);
    const listed = await coverageOfDistrict(table, district, { limit: limit + 1, after });
    const { entries, ...next } = pageOf(listed, limit, ({ place }) => place);
    const loaded = await cases.loadMany(entries.map(({ caseId }) => caseId));
    // Few cases have hand-overs: only those are decrypted.
    const handing = loaded.filter(({ state }) => !state.destroyed && lastHandedOverOn(state) !== undefined);
    const found = await cases.withPersons(handing.map(({ state }) => state.caseId));
    const handOvers = found.flatMap(({ loaded: { state }, person }) =>
      handOversOf(state, pack, language)
        .filter(({ at }) => month === undefined || monthOf(beijingDate(Date.parse(at))) === month)
        .map((each) => ({
          ...each,
          caseId: state.caseId,
          applicationNumber: state.applicationNumber,
          applicant: applicantView(person, 'agency').name,
        })),
    );
    return { body: { handOvers, asOf: toInstant(now), ...next } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The hand-overs of a case: to whom, and what came back; neither the ground nor the data. */
function handOversOf(state: CaseState, pack: Pack, language: Language) {
  const { referrals = [], loans = [] } = outwardView(state, pack, 'agency', language);
  const all = [
    ...referrals.map((each) => ({ ...each, kind: 'referral' as const, answeredOn: each.answer?.on })),
    ...loans.map((each) => ({ ...each, kind: 'loan' as const })),
  ];
  return all.flatMap(({ kind, handedOver, statusText, receipt, answeredOn }) =>
    handedOver
      ? [
          {
            kind,
            key: handedOver.key,
            to: handedOver.to,
            way: handedOver.way,
            at: handedOver.at,
            statusText,
            ...(receipt && { receivedOn: receipt.on }),
            ...(answeredOn !== undefined && { answeredOn }),
          },
        ]
      : [],
  );
}
