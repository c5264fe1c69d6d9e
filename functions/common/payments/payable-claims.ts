import { sendPayment } from '../../../lib/domain/case/claim/pay.ts';
import { type Claim, claimOf } from '../../../lib/domain/case/claim/state.ts';
import { fundKeyOf } from '../../../lib/domain/payments/fund-report.ts';
import { type Payable, payableIn, placeOfPayable } from '../../../lib/store/payment-runs.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { contextOf } from '../cases/contexts.ts';
import { resolveDistricts } from '../cases/districts.ts';
import type { CaseRecords } from '../connections/records.ts';
import type { RequestContext } from '../http/request-context.ts';
import { requireDivision } from './division.ts';

/**
 * How many claims a run lists at most, and how many one request examines for it: each case is read to know the scheme, the
 * amount and whether it can be sent. At 30 ms a case, eight at a time, a request ends well within its 10 s.
 */
const inOneRun = { listed: 500, lookedAt: 1000, atOnce: 250 };

/** The filter that selects the claims of a run. */
export interface PayableFilter {
  readonly division?: string | undefined;
  readonly scheme?: string | undefined;
  readonly fund?: string | undefined;
}

/** An approved claim that is to be paid. */
export interface PayableClaim extends Payable {
  readonly claim: Claim;
  readonly fen: number;
  /** The code of the reason why the claim cannot enter a run now. */
  readonly leftOut?: string;
}

/** A part of the payable claims. `next` is the `after` of the next part; absent if there is none. */
export interface PayablePart {
  readonly claims: readonly PayableClaim[];
  readonly next?: string;
}

/**
 * Finds the payable claims of a jurisdiction that match a filter, oldest first, each with whether it could be sent now. Claims
 * that do not match or cannot be sent do not hide those behind them: it reads on until a run is full, the list ends, or it has
 * examined as many as one request may.
 * @throws Problem `outside-jurisdiction`
 */
export async function payableClaims(
  { table, cases }: CaseRecords,
  { after, ...filter }: PayableFilter & { readonly after?: string | undefined },
  asked: Asked,
  most: typeof inOneRun = inOneRun,
): Promise<PayablePart> {
  const { division } = filter;
  if (division !== undefined) requireDivision(asked.principal, division);
  const districts = resolveDistricts(asked.principal, undefined).filter((each) =>
    each.startsWith(division ?? ''),
  );
  const claims: PayableClaim[] = [];
  let listed = 0;
  let at = after;
  for (let lookedAt = 0; lookedAt < most.lookedAt; ) {
    const limit = Math.min(most.atOnce, most.lookedAt - lookedAt);
    const { entries, next } = await payableIn(table, districts, { limit, after: at });
    const found = await openedOf(cases, entries, filter, asked);
    for (const [index, entry] of entries.entries()) {
      const claim = found[index];
      if (claim) claims.push(claim);
      if (claim && claim.leftOut === undefined) listed++;
      const isLast = next === undefined && index === entries.length - 1;
      if (listed === most.listed) return { claims, ...(!isLast && { next: placeOfPayable(entry) }) };
    }
    if (next === undefined) return { claims };
    at = next;
    lookedAt += entries.length;
  }
  return { claims, ...(at !== undefined && { next: at }) };
}

type Asked = Pick<RequestContext, 'principal' | 'now'>;

/** The claims for entries of the list, in the same order; undefined for one that is not payable or does not match. */
async function openedOf(
  cases: CaseRecords['cases'],
  entries: readonly Payable[],
  { scheme, fund }: PayableFilter,
  asked: Asked,
): Promise<readonly (PayableClaim | undefined)[]> {
  const loaded = new Map(
    (await cases.loadMany([...new Set(entries.map(({ caseId }) => caseId))])).map((each) => [
      each.state.caseId,
      each,
    ]),
  );
  return entries.map((entry) => {
    const found = loaded.get(entry.caseId);
    const claim = found && claimOf(found.state, entry.number);
    // The index lags a little: a claim that was sent meanwhile is no longer payable.
    if (!found || claim?.payment?.status !== 'queued') return undefined;
    if (scheme !== undefined && claim.terms.code !== scheme) return undefined;
    if (fund !== undefined && fundKeyOf(claim.terms) !== fund) return undefined;
    const because = whyLeftOut(found, entry.number, asked);
    return { ...entry, claim, fen: claim.amountFen ?? 0, ...(because !== undefined && { leftOut: because }) };
  });
}

/** Returns why a claim could not be sent now, according to the decision itself; undefined if it could. */
function whyLeftOut({ state }: LoadedCase, number: number, asked: Asked): string | undefined {
  const decision = sendPayment(state, number, 'preview', contextOf(asked));
  return decision.ok ? undefined : decision.failure.reason;
}
