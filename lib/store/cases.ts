import { type CaseEvent, type CaseState, evolve, withholdState } from '../domain/case/case.ts';
import type { Person } from '../domain/person.ts';
import { claimPlace, findActiveCase, movedPlaces, PersonActiveElsewhere } from './active-cases.ts';
import { CaseReader } from './case-reader.ts';
import { firstPreviousHash } from './chain.ts';
import { claimCountWrites } from './claim-counts.ts';
import { claimGuardWrites, failedGuard } from './claim-guards.ts';
import { droppedCheckWrites } from './dropped-checks.ts';
import { employerWrites } from './employer-list.ts';
import { eventWrites, nextEventWrites, type SealedPerson } from './event-writes.ts';
import { fundWrites } from './funds.ts';
import { grantCountWrites } from './grant-counts.ts';
import { carriedParts, type StoredParts, sealedParts } from './held-back.ts';
import { householdWrites, isOfAnotherHousehold, membershipWrites } from './household-guards.ts';
import { jobSeekerEndWrites } from './job-seeker-end.ts';
import { keys } from './keys.ts';
import { lapsedNoticeWrites } from './lapsed-notices.ts';
import { inPortions, writeLater } from './later-lists.ts';
import { MemberElsewhereError } from './member-elsewhere-error.ts';
import { areTooMany, type CountedOpening, openingWrite } from './own-openings.ts';
import { requireOwnRoom } from './own-room.ts';
import { placementWrites } from './post-guards.ts';
import { publicNoticeWrites } from './public-notices.ts';
import { type AnsweredRequest, answeredRequest, type RequestIdentity, rememberEffect } from './requests.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { DataKey } from './sealing.ts';
import { soughtItems, soughtMoves } from './sought-cases.ts';
import type { Change, LoadedCase } from './stored.ts';
import { type FailedCondition, maxTransactItems, type Write } from './table.ts';

interface NewCase {
  readonly caseId: string;
  readonly event: CaseEvent<'application-submitted' | 'job-seeker-registration-begun'>;
  readonly person: Person;
  /** The keyed hash of the person, if known. */
  readonly personId?: string;
  /** Omitted when the request cannot be repeated. */
  readonly request?: RequestIdentity;
  /** Further writes that must succeed together with the first event. */
  readonly alongside?: readonly Write[];
  /** The limit on how many cases the sign-in may begin on a day, if there is one. */
  readonly counted?: CountedOpening | undefined;
}

/** The outcome of a request to open a case. Only `created` has written anything. */
export type CreateOutcome =
  | { readonly kind: 'created'; readonly state: CaseState }
  | AnsweredRequest
  /** The person already has an open application or registration: at most one per person, nationwide (DOMAIN C2). */
  | { readonly kind: 'person-active'; readonly caseId: string }
  /** The sign-in has begun as many as it may on a day. */
  | { readonly kind: 'too-many' };

/** A decision on a case: an event to append, or none, and an answer for the caller. */
export interface Decision<Answer> {
  readonly change?: Change | undefined;
  /**
   * A task to open once this is done, or if there is nothing left to do: an event of its own in the same transaction. None if
   * the task is open or has ended.
   * @param state the case after the change
   */
  readonly opening?: ((state: CaseState) => CaseEvent<'task-opened'> | undefined) | undefined;
  readonly answer: Answer;
}

/** A case after a decision: whether an event was appended, and the answer. */
interface Decided<Answer> {
  readonly loaded: LoadedCase;
  readonly answer: Answer;
  readonly written: boolean;
}

/** A registration that moves: the last event of the old case and the first of the new one. */
interface TransferredCase {
  readonly caseId: string;
  readonly out: CaseEvent<'registration-transferred-out'>;
  readonly in: CaseEvent<'registration-transferred-in'>;
  /** Free text, kept encrypted with the case that ends. */
  readonly freeText?: Readonly<Record<string, unknown>>;
}

/**
 * Reads and writes cases. Every write is one transaction: the head under its version, one event with the next number, the index
 * entries of the new state, and the guards that must hold with it. Only lists of more tasks and deadlines than a transaction
 * can take are written afterwards (`later-lists.ts`).
 */
export class CaseStore extends CaseReader {
  /** How an earlier request to open a case was answered; undefined if it is the first with its key. */
  replayOf(request: RequestIdentity): Promise<AnsweredRequest | undefined> {
    return answeredRequest(this.table, request);
  }

  /**
   * Opens a case with `open`, for a request that may be a repetition. Nearly every request is the first, and the transaction of
   * `create` writes nothing for a repeated one. So earlier requests are only looked up when something is in the way.
   */
  async openOnce(request: RequestIdentity, open: () => Promise<CreateOutcome>): Promise<CreateOutcome> {
    try {
      return await open();
    } catch (error) {
      const answered = await this.replayOf(request);
      if (answered) return answered;
      throw error;
    }
  }

  /**
   * Opens a case with its first event. Writes nothing if the person has an active case anywhere, if the request has been
   * answered before, or if its sign-in has begun too many.
   * @throws VersionConflictError when other transactions kept getting in the way
   */
  async create({
    caseId,
    event,
    person,
    request,
    alongside = [],
    counted,
    ...of
  }: NewCase): Promise<CreateOutcome> {
    const personId = of.personId ?? (await this.sealing.personId(person.identityNumber));
    const state = evolve(undefined, caseId, event);
    const writes = [
      ...claimPlace(this.table, personId, state),
      ...(request ? [rememberEffect(this.table, request, { caseId })] : []),
      ...(await this.#firstWrites(personId, person, state, event)),
      ...alongside,
      ...(counted ? [openingWrite(this.table, counted)] : []),
    ];
    return retryOnConflict(`case ${caseId}`, async (): Promise<CreateOutcome | typeof conflict> => {
      const failed = await this.table.transact(writes);
      if (failed.length === 0) return { kind: 'created', state };
      const answered = request && (await this.replayOf(request));
      if (answered) return answered;
      const activeCaseId = findActiveCase(failed);
      if (activeCaseId !== undefined) return { kind: 'person-active', caseId: activeCaseId };
      if (areTooMany(failed)) return { kind: 'too-many' };
      if (failed.every(({ found }) => found === undefined)) return conflict;
      throw new Error('the application could not be written; nothing was changed');
    });
  }

  /**
   * Lets `decide` look at the case, append one event or nothing, and then open a task. If another writer was faster, it decides
   * again. Returns the case after the change and the answer of `decide`; undefined if there is no such case.
   *
   *     const changed = await cases.change(caseId, ({ state }) => {
   *       const event = escalate(state, deadlineId, context);
   *       return { change: event && { event }, answer: event !== undefined };
   *     });
   *
   * @param alongside further writes that must succeed together with the event
   * @param withPerson reads the person with the case
   * @throws ClaimGuardError when another claim of the person rules out what is claimed
   * @throws OwnRoomUsedError when the persons whom the case is about have used up their room in it
   * @throws PersonActiveElsewhere when the case would become active again and the person has another active one
   * @throws MemberElsewhereError when a member of the household has joined another one meanwhile
   * @throws VersionConflictError when others kept changing the case
   */
  change<Answer>(
    caseId: string,
    decide: (loaded: LoadedCase) => Promise<Decision<Answer>> | Decision<Answer>,
    alongside: (loaded: LoadedCase) => readonly Write[] = () => [],
    { withPerson = false }: { readonly withPerson?: boolean } = {},
  ): Promise<Decided<Answer> | undefined> {
    return retryOnConflict(
      `case ${caseId}`,
      async (): Promise<Decided<Answer> | undefined | typeof conflict> => {
        const loaded = await (withPerson ? this.loadWithPerson(caseId) : this.load(caseId));
        if (!loaded) return undefined;
        const { change: first, opening, answer } = await decide(loaded);
        const readable = (state: CaseState): CaseState => (loaded.heldBack ? withholdState(state) : state);
        const opened = opening?.(first ? readable(evolve(loaded.state, caseId, first.event)) : loaded.state);
        const change = first ?? (opened && { event: opened });
        if (!change) return { loaded, answer, written: false };
        const then = first && opened;
        const { event, freeText, person }: Change = change;
        const after = evolve(loaded.state, caseId, event);
        const sealed = await this.#sealedFreeText(loaded, freeText);
        const personId = person ? await this.sealing.personId(person.identityNumber) : loaded.personId;
        const parts = await this.partsOf(loaded, event, after);
        const sealedPerson = await this.#sealedPerson(loaded, person);
        const made = eventWrites(
          this.table,
          { ...loaded, personId },
          { event, before: loaded.state, after, parts, sealed, person: sealedPerson },
        );
        requireOwnRoom(event.actor.role, after.version, made.writes);
        const last = then && evolve(after, caseId, then);
        const { writes, lastHash } = last
          ? nextEventWrites(this.table, { ...loaded, personId }, made, {
              event: then,
              before: after,
              after: last,
              parts: await this.partsOf(loaded, then, last),
            })
          : made;
        writes.push(...(await this.#writesBeside(loaded, change, after, personId)), ...alongside(loaded));
        const owner = { before: loaded.personId, after: personId };
        const guards = await claimGuardWrites(this.table, () => this.sealing, owner, loaded.state, after);
        writes.push(...guards.map(({ write }) => write));
        const { together, later } = inPortions(caseId, writes);
        const firstGuard = together.length - guards.length;
        const room = maxTransactItems - together.length;
        together.push(...(await lapsedNoticeWrites(this.table, loaded.personId, loaded.state, after, room)));
        const failed = await this.table.transact(together);
        if (failed.length === 0) await writeLater(this.table, caseId, (last ?? after).version, later);
        const personItem = loaded.personItem && { ...loaded.personItem, ...sealedPerson };
        if (failed.length === 0)
          return {
            loaded: {
              ...loaded,
              personId,
              state: readable(last ?? after),
              lastHash,
              ...(personItem && { personItem }),
            },
            answer,
            written: true,
          };
        // Whoever changed the case may also have caused the other failures: decide again first.
        if (hasChanged(failed)) return conflict;
        const activeCaseId = findActiveCase(failed);
        if (activeCaseId !== undefined) throw new PersonActiveElsewhere(activeCaseId);
        const guard = failedGuard(failed, guards, firstGuard);
        if (guard) throw guard;
        if (isOfAnotherHousehold(failed, caseId)) throw new MemberElsewhereError();
        return conflict;
      },
    );
  }

  /** What an event changes beside its case: lists, counts, guards, and other cases. */
  async #writesBeside(
    loaded: LoadedCase,
    { event, person, ofMember }: Change,
    after: CaseState,
    personId: string,
  ): Promise<Write[]> {
    const before = loaded.state;
    const owner = { before: loaded.personId, after: personId };
    const others = {
      load: (other: string) => this.load(other),
      partsOf: (...of: Parameters<CaseStore['partsOf']>) => this.partsOf(...of),
    };
    const ofPerson = async () => person ?? (await this.person(loaded));
    return [
      ...(person ? await this.#soughtWrites(after, person) : soughtMoves(this.table, before, after)),
      ...movedPlaces(this.table, loaded.personId, personId, before),
      ...fundWrites(this.table, event, after),
      ...claimCountWrites(this.table, event, after),
      ...(await publicNoticeWrites(this.table, ofPerson, before, after, person !== undefined)),
      ...householdWrites(this.table, owner, before, after),
      ...placementWrites(this.table, owner, event, before, after),
      ...(await membershipWrites(this.table, others, event, after, ofMember)),
      ...(await jobSeekerEndWrites(this.table, others, loaded.personId, event, before, after)),
      ...(await droppedCheckWrites(this.table, others, event, before, after)),
      ...(await employerWrites(this.table, () => this.sealing, before, after)),
      ...grantCountWrites(this.table, before, after),
    ];
  }

  /**
   * Ends one case and begins another with the same person: both or neither. The person's active slot passes from the first to
   * the second. If somebody else was faster, `decide` looks again.
   * @param alongside further writes that must succeed together with the two events
   * @throws VersionConflictError when others kept changing the case
   */
  transfer<Answer>(
    caseId: string,
    decide: (loaded: LoadedCase) => Promise<{ readonly transfer?: TransferredCase; readonly answer: Answer }>,
    alongside: () => readonly Write[] = () => [],
  ): Promise<{ readonly transferred?: CaseState; readonly answer: Answer } | undefined> {
    return retryOnConflict(`case ${caseId}`, async () => {
      const loaded = await this.load(caseId);
      if (!loaded) return undefined;
      const { transfer, answer } = await decide(loaded);
      if (!transfer) return { answer };
      const transferred = evolve(undefined, transfer.caseId, transfer.in);
      const after = evolve(loaded.state, caseId, transfer.out);
      const { writes: lastWrites } = eventWrites(this.table, loaded, {
        event: transfer.out,
        before: loaded.state,
        after,
        parts: await this.partsOf(loaded, transfer.out, after),
        sealed: await this.#sealedFreeText(loaded, transfer.freeText),
        successor: transfer.caseId,
      });
      const owner = { before: loaded.personId, after: loaded.personId };
      lastWrites.push(...householdWrites(this.table, owner, loaded.state, after, transferred));
      const person = await this.person(loaded);
      // The public notices of the case are taken down, since they end with the registration.
      const ofNotices = await publicNoticeWrites(this.table, async () => person, loaded.state, after, false);
      lastWrites.push(...ofNotices);
      const firstWrites = await this.#firstWrites(loaded.personId, person, transferred, transfer.in);
      const { together, later } = inPortions(caseId, [...lastWrites, ...firstWrites, ...alongside()]);
      const failed = await this.table.transact(together);
      if (failed.length > 0) return conflict;
      await writeLater(this.table, caseId, after.version, later);
      return { transferred, answer };
    });
  }

  protected async partsOf(
    before: Parameters<typeof carriedParts>[0],
    event: CaseEvent,
    after: CaseState,
  ): Promise<StoredParts> {
    const sealing = this.opening;
    if (!sealing) return carriedParts(before, event, after);
    return sealedParts((...of) => sealing.seal(...of), before, event, after);
  }

  /** The corrected person of a case, encrypted. */
  async #sealedPerson({ state, dataKey }: LoadedCase, person: Person | undefined) {
    return person && this.#sealPerson(state.caseId, dataKey, person);
  }

  /** A person, encrypted, with the keyed hash of the last digits of their number, by which a status is looked up. */
  async #sealPerson(caseId: string, dataKey: DataKey, person: Person): Promise<SealedPerson> {
    const [sealed, phoneTail] = await Promise.all([
      this.sealing.seal(caseId, keys.person, dataKey, person),
      this.sealing.phoneTail(caseId, person.phone.slice(-4)),
    ]);
    return { sealed, phoneTail };
  }

  /** The new search entries of the case, if its person was added or corrected. */
  async #soughtWrites(after: CaseState, person: Person): Promise<readonly Write[]> {
    const items = await soughtItems(this.sealing, after, person);
    return items.map((item) => this.table.putItem(item));
  }

  /** Free text of the next event of a case, encrypted for that event alone. */
  async #sealedFreeText({ state, dataKey }: LoadedCase, freeText: Change['freeText']) {
    if (!freeText) return undefined;
    return this.sealing.seal(state.caseId, keys.event(state.version + 1), dataKey, freeText);
  }

  /** The items of a new case: its person, sealed under a data key of its own, and its first event. */
  async #firstWrites(personId: string, person: Person, after: CaseState, event: CaseEvent): Promise<Write[]> {
    const { caseId } = after;
    const dataKey = await this.sealing.newDataKey(caseId);
    const sealed = await this.#sealPerson(caseId, dataKey, person);
    const head = { personId, dataKey, lastHash: firstPreviousHash };
    const parts = await this.partsOf(head, event, after);
    const { writes } = eventWrites(this.table, head, { event, after, parts, person: sealed });
    return [...writes, ...(await this.#soughtWrites(after, person))];
  }
}

/**
 * Whether a write failed because the case, or another one that changes with it, has changed. Its head is the first write;
 * DynamoDB says nothing about a head that somebody else is writing at that moment.
 */
const hasChanged = (failed: readonly FailedCondition[]): boolean =>
  failed.some(({ index, found }) => index === 0 || found?.lastHash !== undefined);
