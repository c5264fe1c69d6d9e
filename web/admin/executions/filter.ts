import type { Query } from '../../api/operations.ts';
import { dayIn, endOf, type Search, startOf, textIn, wordIn } from '../search.ts';
import { type ExecutionStatus, statuses } from './texts.ts';

/** The filters of the list as the address has them: one object for the list, its tabs and its batches. */
export type ExecutionFilter = {
  readonly number?: string | undefined;
  readonly officer?: string | undefined;
  readonly district?: string | undefined;
  readonly workflow?: string | undefined;
  readonly status?: ExecutionStatus | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
  readonly begunFrom?: string | undefined;
  readonly begunUntil?: string | undefined;
  readonly endedFrom?: string | undefined;
  readonly endedUntil?: string | undefined;
};

const texts = ['number', 'officer', 'district', 'workflow', 'state', 'error'] as const;
const days = ['begunFrom', 'begunUntil', 'endedFrom', 'endedUntil'] as const;

/** The filters in an address. */
export function filterIn(search: Search): ExecutionFilter {
  const found: Record<string, string> = {};
  for (const name of texts) {
    const text = textIn(search, name);
    if (text !== undefined) found[name] = text;
  }
  for (const name of days) {
    const day = dayIn(search, name);
    if (day !== undefined) found[name] = day;
  }
  const status = wordIn(search, 'status', statuses);
  return { ...found, ...(status && { status }) };
}

/** Whether any filter besides the status is set. */
export const isNarrowed = ({ status: _, ...rest }: ExecutionFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined);

const caseNumber = /^[0-9A-HJKMNP-TV-Z]{26}$/;

type Filters = NonNullable<Query<'GET /executions'>>;

/** The filters for the API: days become the instants at which they begin and end in Beijing. */
export function filtersOf({ number, ...filter }: ExecutionFilter): Omit<Filters, 'limit' | 'after'> {
  const { begunFrom, begunUntil, endedFrom, endedUntil, ...rest } = filter;
  const isCase = number !== undefined && caseNumber.test(number.toUpperCase());
  const made: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) made[name] = value;
  if (number !== undefined)
    made[isCase ? 'caseId' : 'applicationNumber'] = isCase ? number.toUpperCase() : number;
  if (begunFrom !== undefined) made.begunFrom = startOf(begunFrom);
  if (begunUntil !== undefined) made.begunUntil = endOf(begunUntil);
  if (endedFrom !== undefined) made.endedFrom = startOf(endedFrom);
  if (endedUntil !== undefined) made.endedUntil = endOf(endedUntil);
  return made as Omit<Filters, 'limit' | 'after'>;
}
