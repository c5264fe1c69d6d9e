import { beijingDate, monthOf } from '../domain/calendar/local-date.ts';
import type { CaseEvent, CaseState } from '../domain/case/case.ts';
import { claimOf } from '../domain/case/claim/state.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/*
 * How many claims were received, approved, refused and paid in a district, and how many payments came back, by scheme and by the
 * month in which that was: counts, and nobody. Found grants that were confirmed are claims like any other. A claim that is refused, reviewed and approved counts
 * under both; one that is paid, in the month of the day that finance says, as in the accounts of the funds.
 */

/** The outcomes of claims of a scheme in a month. */
export interface ClaimCounts {
  readonly scheme: string;
  readonly received: number;
  readonly approved: number;
  readonly refused: number;
  readonly paid: number;
  /** Of those paid then or earlier, what came back. */
  readonly returned: number;
}
type Counted = Exclude<keyof ClaimCounts, 'scheme'>;

/** The write that counts an event of a claim; none for nearly all events. */
export function claimCountWrites(table: Table, event: CaseEvent, after: CaseState): readonly Write[] {
  const counted = countedBy(event);
  if (!counted) return [];
  const { number, name, day } = counted;
  const claim = claimOf(after, number);
  if (!claim) return [];
  return [
    table.updateItem(
      {
        PK: keys.grantCounts(after.district),
        SK: keys.claimCountsOf(monthOf(day), claim.terms.code),
      },
      `ADD ${name} :one`,
      { ':one': 1 },
    ),
  ];
}

function countedBy(
  event: CaseEvent,
): { readonly number: number; readonly name: Counted; readonly day: string } | undefined {
  const today = beijingDate(Date.parse(event.at));
  switch (event.type) {
    case 'claim-made':
      return { number: event.data.number, name: 'received', day: today };
    case 'claim-approved':
      return { number: event.data.number, name: 'approved', day: today };
    case 'claim-refused':
      return { number: event.data.number, name: 'refused', day: today };
    case 'claim-paid':
      return { number: event.data.number, name: 'paid', day: event.data.paidOn };
    case 'claim-payment-returned':
      return { number: event.data.number, name: 'returned', day: event.data.returnedOn };
    default:
      return undefined;
  }
}

/** The counts of a district for the claims of a month, by scheme. */
export async function claimCounts(table: Table, district: string, month: string): Promise<ClaimCounts[]> {
  const prefix = keys.claimCountsOf(month, '');
  const items = await table.list(keys.grantCounts(district), prefix);
  return items.map((item) => ({
    scheme: String(item.SK).slice(prefix.length),
    received: Number(item.received ?? 0),
    approved: Number(item.approved ?? 0),
    refused: Number(item.refused ?? 0),
    paid: Number(item.paid ?? 0),
    returned: Number(item.returned ?? 0),
  }));
}
