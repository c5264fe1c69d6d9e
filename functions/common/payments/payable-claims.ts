import { sendPayment } from '../../../lib/domain/case/claim/pay.ts';
import { type Claim, claimOf } from '../../../lib/domain/case/claim/state.ts';
import { fundKeyOf } from '../../../lib/domain/payments/fund-report.ts';
import { type Payable, payableIn } from '../../../lib/store/payment-runs.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { contextOf } from '../cases/contexts.ts';
import { resolveDistricts } from '../cases/districts.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { RequestContext } from '../http/request-context.ts';
import { requireDivision } from './division.ts';

/** The most claims that are looked at for one run: each is opened to know its scheme and its amount. */
const mostInRun = 500;

/** By what the claims of a run are chosen. */
export interface PayableFilter {
  readonly division?: string | undefined;
  readonly scheme?: string | undefined;
  readonly fund?: string | undefined;
}

/** An approved claim that is to be paid. */
export interface PayableClaim extends Payable {
  readonly claim: Claim;
  readonly fen: number;
  /** The code of the reason why it cannot enter a run now. */
  readonly leftOut?: string;
}

/**
 * What is payable of a jurisdiction, oldest first: the claims that a filter names, each with whether it could be sent now.
 * @returns also whether there are more than one run takes
 * @throws Problem `outside-jurisdiction`
 */
export async function payableClaims(
  { table, cases }: CaseRecords,
  { division, scheme, fund }: PayableFilter,
  asked: Pick<RequestContext, 'principal' | 'now'>,
): Promise<{ readonly claims: readonly PayableClaim[]; readonly more: boolean }> {
  if (division !== undefined) requireDivision(asked.principal, division);
  const districts = resolveDistricts(asked.principal, undefined).filter((each) =>
    each.startsWith(division ?? ''),
  );
  const listed = await payableIn(table, districts, mostInRun + 1);
  const entries = listed.slice(0, mostInRun);
  const loaded = new Map(
    (await cases.loadMany([...new Set(entries.map(({ caseId }) => caseId))])).map((each) => [
      each.state.caseId,
      each,
    ]),
  );
  const claims = entries.flatMap((entry) => {
    const found = loaded.get(entry.caseId);
    const claim = found && claimOf(found.state, entry.number);
    // The index is a moment behind: what has been sent meanwhile is no longer payable.
    if (!found || claim?.payment?.status !== 'queued') return [];
    if (scheme !== undefined && claim.terms.code !== scheme) return [];
    if (fund !== undefined && fundKeyOf(claim.terms) !== fund) return [];
    const because = whyLeftOut(found, entry.number, asked);
    return [
      { ...entry, claim, fen: claim.amountFen ?? 0, ...(because !== undefined && { leftOut: because }) },
    ];
  });
  return { claims, more: listed.length > mostInRun };
}

/** Why a claim could not be sent now: as the decision itself says. */
function whyLeftOut(
  { state }: LoadedCase,
  number: number,
  asked: Pick<RequestContext, 'principal' | 'now'>,
): string | undefined {
  const decision = sendPayment(state, number, 'preview', contextOf(asked));
  return decision.ok ? undefined : decision.failure.reason;
}
