import type { Query } from '../../api/operations.ts';
import { dropped } from '../../parts/search.ts';

/** The parts of the worklist, each with a count, in the order of the tabs. */
export const tabs = ['all', 'overdue', 'today', 'soon', 'waiting', 'escalated', 'unassigned'] as const;
export type Tab = (typeof tabs)[number];

/** What the address of the worklist says. Officers see their own and what nobody has, unless it says otherwise. */
export interface WorklistSearch {
  readonly tab?: Tab | undefined;
  /** `all`, `none` or a subject; oneself if absent. */
  readonly officer?: string | undefined;
  readonly kind?: string | undefined;
  readonly channel?: 'online' | 'counter' | undefined;
  readonly assisted?: 'yes' | 'no' | undefined;
  readonly district?: string | undefined;
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

/** What is known of a search; anything else is dropped, never an error. */
export function worklistSearchOf(search: Record<string, unknown>): WorklistSearch {
  const tab = oneOf(tabs, search.tab);
  const channel = oneOf(['online', 'counter'], search.channel);
  const assisted = oneOf(['yes', 'no'], search.assisted);
  const { officer, kind, district } = search;
  return {
    ...dropped(['tab', 'officer', 'kind', 'channel', 'assisted', 'district'], search),
    ...(tab && tab !== 'all' && { tab }),
    ...(typeof officer === 'string' && /^[^\s#/]{1,255}$/.test(officer) && officer !== 'me' && { officer }),
    ...(typeof kind === 'string' && /^[a-z-]{1,60}$/.test(kind) && { kind }),
    ...(channel && { channel }),
    ...(assisted && { assisted }),
    ...(/^\d{6}$/.test(String(district)) && { district: String(district) }),
  };
}

type Filters = NonNullable<Query<'GET /worklist/summary'>>;

/** The filters of a search without its tab: what the counts of the tabs are by. */
export const filtersOf = ({
  officer = 'me',
  kind,
  channel,
  assisted,
  district,
}: WorklistSearch): Filters => ({
  ...(officer !== 'all' && { officer }),
  ...(kind !== undefined && { kind: kind as never }),
  ...(channel && { channel }),
  ...(assisted && { assisted: assisted === 'yes' ? 'true' : 'false' }),
  ...(district !== undefined && { district }),
});

/** What a tab adds to the filters, as the description of its count says. */
const ofTab: Readonly<Record<Tab, Filters>> = {
  all: {},
  overdue: { overdue: 'true' },
  today: { due: 'today' },
  soon: { due: 'within-3' },
  waiting: { awaitingInformation: 'true' },
  escalated: { escalated: 'true' },
  unassigned: { officer: 'none' },
};

/** What the list of a search is read by: the same filters that its count is by, and what its tab adds. */
export const listQueryOf = (search: WorklistSearch): Filters => ({
  ...filtersOf(search),
  ...ofTab[search.tab ?? 'all'],
});

/** How many filters are set besides the tab. */
export const filterCount = ({ tab: _, ...filters }: WorklistSearch): number =>
  Object.values(filters).filter((each) => each !== undefined).length;
