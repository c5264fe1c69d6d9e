import { isStillNeeded } from '../domain/case/data-rights/retention.ts';
import { isInForce } from '../domain/case/kernel/access.ts';
import type { Mandate } from '../domain/case/mandate/state.ts';
import { type Person, personSchema } from '../domain/person.ts';
import { countUnserved, headsOfPerson, newestOwned, statesOfPerson } from './cases-of-person.ts';
import type { StoredEvent } from './chain.ts';
import { openEvent, openEvents, openHead } from './held-back.ts';
import { assertedPlaces, type IndexPartition, keys, listedIn, lists } from './keys.ts';
import { type CaseWithPerson, KnownCases } from './known-cases.ts';
import { type Page, type PageRequest, pageOf } from './paging.ts';
import { RecordsDestroyedError } from './records-destroyed-error.ts';
import { type DataKey, type Sealing, sealedSchema } from './sealing.ts';
import type { SoughtPart } from './sought-cases.ts';
import { type LoadedCase, parseHead, parseStoredEvent, readableEvents } from './stored.ts';
import type { Item, ItemKey, ListedItem, Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** The key that unseals the events of a case, and the event as of which it was read. */
type WithKey = Pick<LoadedCase, 'dataKey'>;
type LastEvent = Pick<LoadedCase, 'lastHash'>;

const headOf = (caseId: string): ItemKey => ({ PK: keys.case(caseId), SK: keys.head });
const personOf = (caseId: string): ItemKey => ({ PK: keys.case(caseId), SK: keys.person });

/**
 * Reads cases. Sealed parts are unsealed if the function may decrypt; otherwise only the rest is read. This is a class, unlike
 * most of this folder, because it ties the table to the keys of personal data.
 */
export class CaseReader {
  protected readonly table: Table;
  readonly #givenSealing: Sealing | undefined;
  readonly #known = new KnownCases();

  /**
   * @param sealing omitted by functions that move cases without access to personal data: they read the open parts of a
   *   case, and the sealed parts stay as they are
   */
  constructor(table: Table, sealing?: Sealing) {
    this.table = table;
    this.#givenSealing = sealing;
  }

  protected get sealing(): Sealing {
    if (!this.#givenSealing) throw new Error('this function has no part in personal data');
    return this.#givenSealing;
  }

  /**
   * Returns the current case; undefined if it does not exist. For a case in the cache only its last event is asked for, and the
   * whole case is read only if it has changed.
   */
  async load(caseId: string): Promise<LoadedCase | undefined> {
    const known = this.#known.has(caseId) && (await this.#loadKnown(caseId));
    if (known) return known;
    const head = await this.table.get(keys.case(caseId), keys.head);
    return head && this.#read(head);
  }

  /** Like `load`, but reads the person in the same call, so that `person` needs no further one. */
  async loadWithPerson(caseId: string): Promise<LoadedCase | undefined> {
    const known = this.#known.has(caseId) && (await this.#loadKnown(caseId, true));
    return known || this.loadWithPersonAnew(caseId);
  }

  /** Like `load`, for a caller that only shows it. The case is kept for the next one, and `history` is kept with it. */
  async loadShown(caseId: string): Promise<LoadedCase | undefined> {
    const found = await this.loadWithPerson(caseId);
    if (found && this.opening) {
      const { personItem: _person, ...loaded } = found;
      this.#known.keep(loaded);
    }
    return found;
  }

  /** Like `loadWithPerson`, but never from the cache: for an answer whose timing must not reveal which case was read before. */
  async loadWithPersonAnew(caseId: string): Promise<LoadedCase | undefined> {
    const [head, personItem] = await this.table.getMany([headOf(caseId), personOf(caseId)]);
    return head && { ...(await this.#read(head)), ...(personItem && { personItem }) };
  }

  /** A cached case, checked against its last event. With its person, who may not be cached yet, it still takes one call. */
  async #loadKnown(caseId: string, withPerson = false): Promise<LoadedCase | undefined> {
    const asked = withPerson && !this.#known.hasPerson(caseId) ? [personOf(caseId)] : [];
    const [head, personItem] = await this.table.getMany([headOf(caseId), ...asked], ['lastHash', 'sealed']);
    const loaded = this.#known.get(caseId, head?.lastHash)?.loaded;
    if (loaded && personItem?.sealed) this.#known.keep(loaded, await this.#unsealPerson(loaded, personItem));
    return loaded;
  }

  /** Returns cases by their ids, in the order given, without those that do not exist. A hundred take one call. */
  async loadMany(caseIds: readonly string[]): Promise<LoadedCase[]> {
    const heads = await this.table.getMany(caseIds.map(headOf));
    return Promise.all(heads.flatMap((head) => (head ? [this.#read(head)] : [])));
  }

  /**
   * Returns the history of a case from its first event, in order, in the shapes of this version. Events that nobody needs any
   * more are left out, and so are those of a newer version that this code cannot read.
   * @param loaded the case, if it has been read: its key need not be read again, nor its history if it is cached as of the same
   * event
   */
  async history(caseId: string, loaded?: WithKey & LastEvent): Promise<readonly StoredEvent[]> {
    const known = loaded && this.#known.get(caseId, loaded.lastHash);
    if (known?.history) return known.history;
    const items = await this.table.list(keys.case(caseId), keys.eventPrefix);
    const history = await this.#readEvents(caseId, items, loaded);
    if (known && items.at(-1)?.hash === loaded.lastHash)
      this.#known.keepHistory(caseId, loaded.lastHash, history);
    return history;
  }

  /** Returns at most `limit` events of a case that follow an event, given by its number, in order. */
  async historyAfter(
    caseId: string,
    sequence: number,
    limit: number,
    loaded?: WithKey,
  ): Promise<StoredEvent[]> {
    const until = `${keys.eventPrefix}\uffff`;
    const items = await this.table.listBetween(keys.case(caseId), keys.event(sequence), until, limit);
    return this.#readEvents(caseId, items, loaded);
  }

  /**
   * Returns one event of a case by its number, from 1; undefined if it does not exist or nobody needs it any more.
   * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
   */
  async event(caseId: string, sequence: number): Promise<StoredEvent | undefined> {
    const item = await this.table.get(keys.case(caseId), keys.event(sequence));
    const sealing = this.opening;
    if (!item || !sealing) return item && parseStoredEvent(item);
    return openEvent(item, sealing, () => this.#dataKeyOf(caseId));
  }

  /** Returns a page of the cases that a sign-in has submitted, newest first, in two DynamoDB calls. */
  ownedBy(subject: string, page: PageRequest): Promise<Page<LoadedCase>> {
    return this.#newestFirst(lists.casesOfOwner.partition(subject), page);
  }

  /**
   * Returns a page of the cases in which somebody acts for the person on a Beijing day, ordered by the last day of their
   * mandate. A page may hold fewer cases than its size: a mandate that has not begun takes a place but is left out.
   */
  async representedBy(
    subject: string,
    today: string,
    { limit, after }: PageRequest,
  ): Promise<Page<{ readonly loaded: LoadedCase; readonly mandate: Mandate }>> {
    const partition = lists.casesOfRepresentative.partition(subject);
    const listed = await this.table.byIndex(partition, { limit: limit + 1, after: after ?? today });
    const { entries, ...next } = pageOf(listed, limit, ({ place }) => place);
    if (entries.length === 0) return { entries: [] };
    const mandates = new Set(entries.map(({ place }) => place));
    const cases = new Map((await this.#loadListed(entries)).map((loaded) => [loaded.state.caseId, loaded]));
    const found = [...cases.values()].flatMap((loaded) =>
      (loaded.state.mandates ?? [])
        .filter((each) => each.subject === subject && isInForce(each, today))
        .filter(({ until, mandateId }) =>
          mandates.has(lists.casesOfRepresentative.sort(until, loaded.state.caseId, mandateId)),
        )
        .map((mandate) => ({ loaded, mandate })),
    );
    return { entries: found, ...next };
  }

  /** Returns a page of a person's cases, whoever opened them, newest first. Cases whose identity is only stated come last. */
  async pageOfPerson(identityNumber: string, page: PageRequest): Promise<Page<LoadedCase>> {
    const personId = await this.sealing.personId(identityNumber);
    return this.#newestFirst(lists.casesOfPerson.partition(personId), page);
  }

  /**
   * Returns at most `limit` cases of a person, by the keyed hash of their number, newest first. Cases whose identity is only
   * stated come last.
   */
  async casesOf(personId: string, limit: number): Promise<LoadedCase[]> {
    const partition = lists.casesOfPerson.partition(personId);
    return this.#loadListed(await this.table.byIndex(partition, { limit, backwards: true }));
  }

  /** Like `casesOf`, without unsealing anything: always two reads, whether there are any cases or not. */
  async unopenedOf(personId: string, limit: number): Promise<LoadedCase[]> {
    const partition = lists.casesOfPerson.partition(personId);
    const listed = await this.table.byIndex(partition, { limit, backwards: true });
    const caseIds = ['none', ...listed.map(({ item }) => String(item.caseId))];
    const heads = await this.table.getMany(caseIds.map(headOf));
    return heads.flatMap((head) => (head ? [parseHead(head)] : []));
  }

  /**
   * Finds cases by a keyed hash of the person's name or phone number, newest first. Cases whose identity is only stated, which
   * anybody can add to, come last (I-52). What was hashed may have been corrected since: compare with the person.
   * @returns at most `limit` cases, and what was left out: only cases with a stated identity, or others as well
   */
  async soughtBy(
    part: SoughtPart,
    sought: string,
    limit: number,
  ): Promise<{ readonly cases: readonly LoadedCase[]; readonly more?: 'stated' | 'known' }> {
    const partition = lists.soughtCases.partition(part, sought);
    const listed = await this.table.byIndex(partition, { limit: limit + 1, backwards: true });
    const cases = await this.#loadListed(listed.slice(0, limit));
    const next = listed[limit];
    return { cases, ...(next && { more: next.place.startsWith(assertedPlaces) ? 'stated' : 'known' }) };
  }

  /**
   * Finds other cases with the same telephone number under another identity number. It uses the case's own search entry, so
   * that no key is needed. Cases whose identity is only stated come last. Whether it is the same person, a human decides.
   */
  async withSamePhone({ state, personId }: LoadedCase, limit: number): Promise<LoadedCase[]> {
    const item = await this.table.get(keys.case(state.caseId), keys.sought('phone'));
    const partition = item && listedIn(item, lists.soughtCases.index);
    if (!partition) return [];
    const listed = await this.#loadListed(await this.table.byIndex(partition, { limit, backwards: true }));
    return listed.filter((each) => each.personId !== '' && each.personId !== personId);
  }

  /**
   * Whether a sign-in has begun at least so many applications since an instant, or has so many open ones whose identity nobody
   * has checked. Withdrawn ones count on their day, since each stays among the cases of the person it names. Of the sign-in's
   * newest cases, registrations as a job-seeker count as open, too, while nobody has done anything for them.
   */
  async hasMany(subject: string, many: number, since: string): Promise<boolean> {
    const [newest, undecided] = await Promise.all([
      newestOwned(this.table, subject),
      this.table.byIndex(lists.undecidedOfOwner.partition(subject), { limit: many }),
    ]);
    const begun = newest.filter(({ place }) => place > since);
    if (newest.length < many) return false;
    if (begun.length >= many || undecided.length >= many) return true;
    return undecided.length + (await countUnserved(this.table, newest)) >= many;
  }

  /**
   * Returns the cases of a person that matter for another act of theirs, and the keyed hash by which they were found: those
   * with a known identity, and those that the same sign-in has stated. However many others have stated makes no difference.
   */
  async ofPerson(
    identityNumber: string,
    subject: string | undefined,
  ): Promise<{ readonly personId: string; readonly all: readonly LoadedCase[] }> {
    const personId = await this.sealing.personId(identityNumber);
    const heads = await headsOfPerson(this.table, personId, subject);
    return { personId, all: await Promise.all(heads.map((head) => this.#read(head))) };
  }

  /** Whether the person of a case has another open one among those that `ofPerson` returns. */
  async hasOpenCase({ state, personId }: LoadedCase): Promise<boolean> {
    const all = await statesOfPerson(this.table, personId, state.owner);
    return all.some((each) => each.caseId !== state.caseId && each.endedAt === undefined);
  }

  /**
   * Whether another case of the person among those that `ofPerson` returns still builds on this one: it is open, or money, a
   * review or other work is pending in it.
   */
  async isNeededElsewhere({ state, personId }: LoadedCase): Promise<boolean> {
    const all = await statesOfPerson(this.table, personId, state.owner);
    return all.some((each) => each.caseId !== state.caseId && !each.destroyed && isStillNeeded(each));
  }

  /** Whether the person of a case is registered as unemployed in another one among those that `ofPerson` returns. */
  async isRegisteredElsewhere({ state, personId }: LoadedCase): Promise<boolean> {
    const all = await statesOfPerson(this.table, personId, state.owner);
    return all.some(({ caseId, phase, owner }) => {
      // Who has only stated a number learns nothing of the person whose it is.
      const isTold = state.identity !== 'stated' || owner === state.owner;
      return caseId !== state.caseId && phase === 'registered' && isTold;
    });
  }

  /** Whether a case belongs to the person with an identity number. */
  async isOf({ personId }: Pick<LoadedCase, 'personId'>, identityNumber: string): Promise<boolean> {
    return personId === (await this.sealing.personId(identityNumber));
  }

  /**
   * Returns cases with their persons, in the order given, without those that do not exist or whose records were destroyed. A
   * first call asks for the last event of each; a second one reads those that are not cached as of it.
   */
  async withPersons(caseIds: readonly string[]): Promise<CaseWithPerson[]> {
    const ids = [...new Set(caseIds)];
    const heads = await this.table.getMany(ids.map(headOf), ['lastHash']);
    const all = new Map<string, CaseWithPerson>();
    const unread: { readonly id: string; readonly lastHash: unknown }[] = [];
    for (const [index, id] of ids.entries()) {
      const head = heads[index];
      const { loaded, person } = (head && this.#known.get(id, head.lastHash)) ?? {};
      if (loaded && person) all.set(id, { loaded, person });
      else if (head) unread.push({ id, lastHash: head.lastHash });
    }
    const found = await this.table.getMany(unread.flatMap(({ id }) => [headOf(id), personOf(id)]));
    await Promise.all(
      unread.map(async ({ id, lastHash }, index) => {
        const head = found[2 * index];
        if (!head) return;
        const loaded = await this.#read(head);
        if (loaded.state.destroyed) return;
        const person = await this.#unsealPerson(loaded, found[2 * index + 1]);
        all.set(id, { loaded, person });
        // With another event in between, the person may be older than the head: the two are not read at one instant.
        if (loaded.lastHash === lastHash) this.#known.keep(loaded, person);
      }),
    );
    return caseIds.flatMap((id) => all.get(id) ?? []);
  }

  /** Returns the person of a case. */
  async person(loaded: LoadedCase): Promise<Person> {
    const { state, lastHash, personItem } = loaded;
    const known = personItem ? undefined : this.#known.get(state.caseId, lastHash)?.person;
    return (
      known ??
      this.#unsealPerson(loaded, personItem ?? (await this.table.get(keys.case(state.caseId), keys.person)))
    );
  }

  async #unsealPerson(loaded: LoadedCase, item: Item | undefined): Promise<Person> {
    const { caseId } = loaded.state;
    if (!item) throw new Error(`case ${caseId} has no person`);
    if (loaded.state.destroyed)
      throw new RecordsDestroyedError(`the records of case ${caseId} were destroyed`);
    const sealed = parseTolerantly(sealedSchema, item.sealed);
    return parseTolerantly(
      personSchema,
      await this.sealing.unseal(caseId, keys.person, loaded.dataKey, sealed),
    );
  }

  /** Returns what was written in somebody's own words with an event; undefined if nothing was, or if it was destroyed. */
  async freeText(loaded: LoadedCase, stored: StoredEvent): Promise<unknown> {
    if (!stored.sealed || loaded.state.destroyed) return undefined;
    const field = keys.event(stored.sequence);
    return this.sealing.unseal(stored.caseId, field, loaded.dataKey, stored.sealed);
  }

  async #newestFirst(partition: IndexPartition, { limit, after }: PageRequest): Promise<Page<LoadedCase>> {
    const found = await this.table.byIndex(partition, { limit: limit + 1, after, backwards: true });
    const { entries, ...next } = pageOf(found, limit, ({ place }) => place);
    return { entries: await this.#loadListed(entries), ...next };
  }

  async #loadListed(listed: readonly ListedItem[]): Promise<LoadedCase[]> {
    const heads = await this.#headsOf(listed);
    return Promise.all(heads.map((head) => this.#read(head)));
  }

  async #headsOf(listed: readonly ListedItem[]): Promise<Item[]> {
    const found = await this.table.getMany(listed.map(({ item }) => headOf(String(item.caseId))));
    return found.filter((head) => head !== undefined);
  }

  /** The keys, if this function may decrypt. */
  protected get opening(): Sealing | undefined {
    return this.#givenSealing?.mayDecrypt ? this.#givenSealing : undefined;
  }

  async #read(head: Item): Promise<LoadedCase> {
    return this.opening ? openHead(head, this.opening) : parseHead(head);
  }

  async #readEvents(caseId: string, items: readonly Item[], loaded?: WithKey): Promise<StoredEvent[]> {
    if (!this.opening) return readableEvents(items);
    return openEvents(items, this.opening, async () => loaded?.dataKey ?? this.#dataKeyOf(caseId));
  }

  async #dataKeyOf(caseId: string): Promise<DataKey> {
    const head = await this.table.get(keys.case(caseId), keys.head);
    if (!head) throw new Error(`case ${caseId} has events and no head`);
    return parseHead(head).dataKey;
  }
}
