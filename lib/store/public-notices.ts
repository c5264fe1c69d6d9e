import { createHash } from 'node:crypto';
import * as z from 'zod';
import { endOfDay, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { CaseState } from '../domain/case/case.ts';
import { publicNoticeOf } from '../domain/case/claim/notice.ts';
import { claimsOf } from '../domain/case/claim/state.ts';
import { noticePutUp } from '../domain/case/hardship/public-notice.ts';
import { localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import type { Person } from '../domain/person.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { indexKeys, keys, lists } from './keys.ts';
import type { Item, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * The public notice board of a district: what the public reads, and nothing else of it, but for the case that it is about, which
 * is never answered to the public. An entry is written with the event that puts a notice up, and emptied with the one that ends
 * what it is about. Its end needs no writing: it is the day that decides what is shown. By its number an officer finds the case,
 * also when it was taken down, until the entry is forgotten.
 */

export const publicNoticeKinds = ['claim', 'hardship'] as const;

const wordsSchema = z.strictObject({ zh: z.string(), en: z.string() });
const entrySchema = z.strictObject({
  kind: z.enum(publicNoticeKinds),
  /** The number by which an objection refers to it, which says nothing of the person. */
  reference: z.string(),
  shownAs: z.string(),
  subject: wordsSchema,
  from: localDateSchema,
  until: localDateSchema,
  caseId: z.string(),
  number: z.int().positive(),
});
/** A public notice with its case. */
export type PublicNoticeEntry = z.infer<typeof entrySchema>;

/** A notice of a case that is up, with what distinguishes it from every other. */
interface Up {
  readonly reference: string;
  readonly until: string;
  readonly make: (name: string) => PublicNoticeEntry | undefined;
}

/** The number of a notice, from which nobody can tell its case. */
const referenceOf = (caseId: string, ...of: readonly (string | number)[]): string =>
  `GS-${createHash('sha256')
    .update([caseId, ...of].join('#'))
    .digest('hex')
    .slice(0, 12)
    .toUpperCase()}`;

/** The public notices of a case, until they are taken down or their day is over. */
const upIn = (state: CaseState): readonly Up[] =>
  state.destroyed ? [] : [...recognitionUpIn(state), ...claimsUpIn(state)];

const recognition = { zh: '就业困难人员认定', en: 'Recognition of employment difficulty' };

/** The public notice of a hardship recognition. The state contains the name as it was displayed. */
function recognitionUpIn(state: CaseState): readonly Up[] {
  const up = noticePutUp(state);
  if (!up) return [];
  const { reference, shownAs, from, until } = up.notice;
  const { caseId } = state;
  const entry = { kind: 'hardship', reference, shownAs, subject: recognition, from, until } as const;
  return [{ reference, until, make: () => ({ ...entry, caseId, number: up.number }) }];
}

function claimsUpIn(state: CaseState): readonly Up[] {
  const { caseId } = state;
  return claimsOf(state).flatMap((claim): Up[] => {
    const { number, round, notice, status } = claim;
    if (status !== 'checked' || !notice) return [];
    const reference = referenceOf(caseId, 'claim', number, round);
    const make = (name: string): PublicNoticeEntry | undefined => {
      const shown = publicNoticeOf(claim, name);
      if (!shown) return undefined;
      const { shownAs, scheme: subject, from, until } = shown;
      return { kind: 'claim', reference, shownAs, subject, from, until, caseId, number };
    };
    return [{ reference, until: notice.until, make }];
  });
}

/**
 * The writes by which a case puts up and takes down public notices with an event; none for nearly all events.
 * @param personOf the person as of after the event; only called if something is put up
 * @param renamed whether the person was corrected: then notices that are up are put up anew
 */
export async function publicNoticeWrites(
  table: Table,
  personOf: () => Promise<Pick<Person, 'name'>>,
  before: CaseState,
  after: CaseState,
  renamed: boolean,
): Promise<readonly Write[]> {
  const [was, is] = [upIn(before), upIn(after)];
  const itemOf = ({ until, reference }: Up) => ({
    PK: keys.publicNotices(after.district),
    SK: keys.publicNotice(until, reference),
    caseId: after.caseId,
    ...indexKeys(lists.caseOfPublicNotice.partition(reference), lists.caseOfPublicNotice.sort(after.caseId)),
    expiresAt: expiryAfter(endOfDay(parseLocalDate(until)), keptDays.publicNotices),
  });
  const isIn = (all: readonly Up[], one: Up): boolean =>
    all.some(({ reference, until }) => reference === one.reference && until === one.until);
  const down = was
    .filter((each) => !isIn(is, each))
    .map((each) => table.putItem({ ...itemOf(each), takenDown: true }));
  const put = is.filter((each) => renamed || !isIn(was, each));
  if (put.length === 0) return down;
  const { name } = await personOf();
  const up = put.flatMap((each): Write[] => {
    const entry = each.make(name);
    return entry ? [table.putItem({ ...itemOf(each), entry })] : [];
  });
  return [...down, ...up];
}

/** The most notices of a district that are read at once. */
const most = 1_000;

/** Returns the public notices of a district on a Beijing day, those that end first before the others. */
export async function publicNoticesOn(
  table: Table,
  district: string,
  today: string,
): Promise<PublicNoticeEntry[]> {
  const until = keys.publicNotice('\uffff', '');
  const items = await table.listBetween(
    keys.publicNotices(district),
    keys.publicNotice(today, ''),
    until,
    most,
  );
  return items.flatMap(({ entry }: Item) => {
    if (!entry) return [];
    const parsed = parseTolerantly(entrySchema, entry);
    return parsed.from <= today ? [parsed] : [];
  });
}

/** Finds the case of a public notice by its number, while it is on the board; undefined if it is not. */
export async function caseOfPublicNotice(table: Table, reference: string): Promise<string | undefined> {
  const [listed] = await table.byIndex(lists.caseOfPublicNotice.partition(reference), { limit: 1 });
  return listed && String(listed.item.caseId);
}
