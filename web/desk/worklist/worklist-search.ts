import type { Query } from '../../api/operations.ts';
import { dropped } from '../../parts/search.ts';

/** The parts of the worklist, each with a count, in the order of the tabs. */
export const tabs = ['all', 'overdue', 'today', 'soon', 'waiting', 'escalated', 'unassigned'] as const;
export type Tab = (typeof tabs)[number];

/** The search parameters of the worklist. By default, officers see their own tasks and unassigned ones. */
export interface WorklistSearch {
  readonly tab?: Tab | undefined;
  /** `all`, `none` or a subject; the user themself if absent. */
  readonly officer?: string | undefined;
  readonly kind?: string | undefined;
  readonly channel?: 'online' | 'counter' | undefined;
  readonly assisted?: 'yes' | 'no' | undefined;
  readonly district?: string | undefined;
}

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

/** Reads the known search parameters. Anything else is dropped and is never an error. */
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

/** The filters of a search without its tab, as the counts of the tabs use them. */
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

/** The filters that a tab adds, as the description of its count says. */
const ofTab: Readonly<Record<Tab, Filters>> = {
  all: {},
  overdue: { overdue: 'true' },
  today: { due: 'today' },
  soon: { due: 'within-3' },
  waiting: { awaitingInformation: 'true' },
  escalated: { escalated: 'true' },
  unassigned: { officer: 'none' },
};

/** The query of the list: the filters of its count, and those that its tab adds. */
export const listQueryOf = (search: WorklistSearch): Filters => ({
  ...filtersOf(search),
  ...ofTab[search.tab ?? 'all'],
});

/** The number of filters that are set besides the tab. */
export const filterCount = ({ tab: _, ...filters }: WorklistSearch): number =>
  Object.values(filters).filter((each) => each !== undefined).length;
