import { type CaseEvent, type CaseState, evolve } from '../domain/case/case.ts';
import { type Person, personSchema } from '../domain/person.ts';
import { firstPreviousHash, type StoredEvent } from './chain.ts';
import { eventWrites } from './event-writes.ts';
import { indexes, keys } from './keys.ts';
import { lapsedNoticeWrites } from './lapsed-notices.ts';
import { type Sealing, sealedSchema } from './sealing.ts';
import { type Change, type LoadedCase, parseHead, parseStoredEvent } from './stored.ts';
import { type FailedCondition, type Item, maxTransactItems, type Table, type Write } from './table.ts';
import { VersionConflictError } from './version-conflict-error.ts';

export interface NewCase {
  readonly caseId: string;
  readonly event: CaseEvent<'application-submitted'>;
  readonly person: Person;
  readonly request?: RequestIdentity;
}

/** What makes a repeated request the same request: who sent it under which key, and a keyed hash of its body. */
export interface RequestIdentity {
  readonly id: string;
  readonly bodyMac: string;
  /** When the key may be forgotten, in seconds since 1970. */
  readonly expiresAt: number;
}

export type CreateOutcome =
  | { readonly kind: 'created'; readonly state: CaseState }
  | { readonly kind: 'replayed'; readonly caseId: string }
  | { readonly kind: 'other-body' }
  /** The person has an open application or registration somewhere: one a person, nationwide (DOMAIN C2). */
  | { readonly kind: 'person-active'; readonly caseId: string };

const attempts = 8;

/** The person of a case that should become active again has another active case by now. */
export class PersonActiveElsewhere extends Error {
  readonly caseId: string;
  constructor(caseId: string) {
    super('the person has another active case');
    this.name = 'PersonActiveElsewhere';
    this.caseId = caseId;
  }
}

/** A registration that moves: the last event of the one case, and the first of the other. */
export interface TransferredCase {
  readonly caseId: string;
  readonly out: CaseEvent<'registration-transferred-out'>;
  readonly in: CaseEvent<'registration-transferred-in'>;
  /** What was written with it, kept encrypted at the case that ends. */
  readonly freeText?: Readonly<Record<string, unknown>>;
}

/**
 * The case store. Every write is one transaction: the head under its version, one event with the next number,
 * the projections that follow from the new state, and the guards that must hold together with it.
 */
export class CaseStore {
  readonly #table: Table;
  readonly #persons: Sealing | undefined;

  /** @param sealing left out by functions that move cases and have no part in whom they are about. */
  constructor(table: Table, sealing?: Sealing) {
    this.#table = table;
    this.#persons = sealing;
  }

  get #sealing(): Sealing {
    if (!this.#persons) throw new Error('this function has no part in personal data');
    return this.#persons;
  }

  async load(caseId: string): Promise<LoadedCase | undefined> {
    const head = await this.#table.get(keys.case(caseId), keys.head);
    return head && parseHead(head);
  }

  /** The case's history from its first event, in order. */
  async history(caseId: string): Promise<StoredEvent[]> {
    const items = await this.#table.list(keys.case(caseId), keys.eventPrefix);
    return items.map(parseStoredEvent);
  }

  /** The cases that somebody has submitted, newest first. */
  async ownedBy(subject: string): Promise<LoadedCase[]> {
    const items = await this.#table.byIndex(indexes.owner, keys.ownerPartition(subject));
    const loaded = await Promise.all(items.map((item) => this.load(String(item.caseId))));
    return loaded.filter((each) => each !== undefined).reverse();
  }

  async person(loaded: LoadedCase): Promise<Person> {
    const { caseId } = loaded.state;
    const item = await this.#table.get(keys.case(caseId), keys.person);
    if (!item) throw new Error(`case ${caseId} has no person`);
    const sealed = sealedSchema.parse(item.sealed);
    return personSchema.parse(await this.#sealing.unseal(caseId, keys.person, loaded.dataKey, sealed));
  }

  /** What was written in somebody's own words with an event; nothing where nothing was. */
  async freeText(loaded: LoadedCase, stored: StoredEvent): Promise<unknown> {
    if (!stored.sealed) return undefined;
    const field = keys.event(stored.sequence);
    return this.#sealing.unseal(stored.caseId, field, loaded.dataKey, stored.sealed);
  }

  /** The request that was answered under this key before, if any. */
  async replayOf(request: RequestIdentity): Promise<CreateOutcome | undefined> {
    const item = await this.#table.get(keys.replay(request.id), keys.replaySort);
    return item && replayOutcome(item, request);
  }

  /** Opens a case with its first event. Writes nothing when the person has an active case anywhere. */
  async create(newCase: NewCase): Promise<CreateOutcome> {
    const { caseId, event, person, request } = newCase;
    const personId = await this.#sealing.personId(person.identityNumber);
    const state = evolve(undefined, caseId, event);
    const absent = { expression: 'attribute_not_exists(PK)' };
    const writes: Write[] = [
      this.#table.updateItem(
        { PK: keys.personPartition(personId), SK: keys.activeRegistration },
        'SET activeCaseId = :case',
        'attribute_not_exists(activeCaseId)',
        { ':case': caseId },
      ),
      ...(request
        ? [
            this.#table.putItem(
              {
                PK: keys.replay(request.id),
                SK: keys.replaySort,
                bodyMac: request.bodyMac,
                caseId,
                expiresAt: request.expiresAt,
              },
              absent,
            ),
          ]
        : []),
      ...(await this.#beginning(caseId, personId, person, state, event)),
    ];
    for (let attempt = 0; attempt < attempts; attempt++) {
      const obstacles = await this.#table.transact(writes);
      if (obstacles.length === 0) return { kind: 'created', state };
      const known = await this.#whyNotCreated(obstacles, request);
      if (known) return known;
    }
    throw new VersionConflictError(`case ${caseId} could not be written; nothing was changed`);
  }

  /**
   * Lets `decide` look at the case and append one event, or nothing. When somebody else was faster, it looks
   * again. Returns the case as it stands afterwards, and what `decide` answered.
   * @param alongside further writes that must be true together with the event.
   */
  async change<Answer>(
    caseId: string,
    decide: (loaded: LoadedCase) => Promise<Decided<Answer>> | Decided<Answer>,
    alongside: (loaded: LoadedCase) => readonly Write[] = () => [],
  ): Promise<{ readonly loaded: LoadedCase; readonly answer: Answer } | undefined> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const loaded = await this.load(caseId);
      if (!loaded) return undefined;
      const { change, answer } = await decide(loaded);
      if (!change) return { loaded, answer };
      const sequence = loaded.state.version + 1;
      const state = evolve(loaded.state, caseId, change.event);
      const sealed =
        change.freeText &&
        (await this.#sealing.seal(caseId, keys.event(sequence), loaded.dataKey, change.freeText));
      const writes = [
        ...eventWrites(this.#table, loaded, loaded.state, state, change.event, sealed),
        ...alongside(loaded),
      ];
      const room = maxTransactItems - writes.length;
      writes.push(...(await lapsedNoticeWrites(this.#table, change.event, state, room)));
      const obstacles = await this.#table.transact(writes);
      if (obstacles.length === 0) {
        const lastHash = headHashOf(writes);
        return { loaded: { ...loaded, state, lastHash }, answer };
      }
      const active = obstacles.map(({ found }) => found?.activeCaseId).find((each) => each !== undefined);
      if (typeof active === 'string') throw new PersonActiveElsewhere(active);
    }
    throw new VersionConflictError(`case ${caseId} changed ${attempts} times while it was being written`);
  }

  /**
   * Ends one case and begins another with the same person, both or neither; the one active place that the
   * person has passes from the one to the other. When somebody else was faster, `decide` looks again.
   */
  async transfer<Answer>(
    caseId: string,
    decide: (loaded: LoadedCase) => Promise<{ readonly transfer?: TransferredCase; readonly answer: Answer }>,
  ): Promise<{ readonly transferred?: CaseState; readonly answer: Answer } | undefined> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const loaded = await this.load(caseId);
      if (!loaded) return undefined;
      const { transfer, answer } = await decide(loaded);
      if (!transfer) return { answer };
      const after = evolve(loaded.state, caseId, transfer.out);
      const begun = evolve(undefined, transfer.caseId, transfer.in);
      const field = keys.event(after.version);
      const sealed =
        transfer.freeText && (await this.#sealing.seal(caseId, field, loaded.dataKey, transfer.freeText));
      const writes = [
        ...eventWrites(this.#table, loaded, loaded.state, after, transfer.out, sealed, transfer.caseId),
        ...(await this.#beginning(
          transfer.caseId,
          loaded.personId,
          await this.person(loaded),
          begun,
          transfer.in,
        )),
      ];
      const obstacles = await this.#table.transact(writes);
      if (obstacles.length === 0) return { transferred: begun, answer };
    }
    throw new VersionConflictError(`case ${caseId} changed ${attempts} times while it was being written`);
  }

  /** The case that occupies the one active place of a person, if there is one. */
  async activeCaseOf(personId: string): Promise<string | undefined> {
    const guard = await this.#table.get(keys.personPartition(personId), keys.activeRegistration);
    return typeof guard?.activeCaseId === 'string' ? guard.activeCaseId : undefined;
  }

  /** The person's registration that ended last, if there is one. */
  async lastClosed(identityNumber: string): Promise<CaseState | undefined> {
    const personId = await this.#sealing.personId(identityNumber);
    const items = await this.#table.byIndex(indexes.person, keys.personPartition(personId));
    const cases = await Promise.all(items.map(({ caseId }) => this.load(String(caseId))));
    return cases
      .flatMap((each) => (each?.state.phase === 'closed' ? [each.state] : []))
      .toSorted((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? -1 : 1))
      .at(-1);
  }

  /** Keeps a workflow's task token until the task has ended. Not a fact of the case, so no event. */
  waitingWrite(caseId: string, taskId: string, token: string): Write {
    return this.#table.putItem(this.#waitItem(caseId, taskId, token));
  }

  async putWait(caseId: string, taskId: string, token: string): Promise<void> {
    await this.#table.put(this.#waitItem(caseId, taskId, token));
  }

  async waitToken(caseId: string, taskId: string): Promise<string | undefined> {
    const item = await this.#table.get(keys.case(caseId), keys.wait(taskId));
    return typeof item?.token === 'string' ? item.token : undefined;
  }

  /** Asks that the effects of an event be carried out again: they can be, any number of times. */
  async redo(caseId: string, sequence: number, at: string): Promise<void> {
    await this.#table.put({ PK: keys.case(caseId), SK: keys.redo(sequence), caseId, sequence, at });
  }

  async event(caseId: string, sequence: number): Promise<StoredEvent | undefined> {
    const item = await this.#table.get(keys.case(caseId), keys.event(sequence));
    return item && parseStoredEvent(item);
  }

  #waitItem(caseId: string, taskId: string, token: string): Item {
    return { PK: keys.case(caseId), SK: keys.wait(taskId), caseId, taskId, token };
  }

  /** A new case: its person, sealed under a data key of its own, and its first event. */
  async #beginning(
    caseId: string,
    personId: string,
    person: Person,
    state: CaseState,
    event: CaseEvent,
  ): Promise<Write[]> {
    const dataKey = await this.#sealing.newDataKey(caseId);
    const sealed = await this.#sealing.seal(caseId, keys.person, dataKey, person);
    const absent = { expression: 'attribute_not_exists(PK)' };
    return [
      this.#table.putItem({ PK: keys.case(caseId), SK: keys.person, sealed }, absent),
      ...eventWrites(
        this.#table,
        { personId, dataKey, lastHash: firstPreviousHash },
        undefined,
        state,
        event,
        undefined,
      ),
    ];
  }

  /** Undefined where another transaction was only in the way for a moment: it may be tried again. */
  async #whyNotCreated(
    obstacles: readonly FailedCondition[],
    request: RequestIdentity | undefined,
  ): Promise<CreateOutcome | undefined> {
    const replayed = request && (await this.replayOf(request));
    if (replayed) return replayed;
    const active = obstacles.find(({ index }) => index === 0)?.found?.activeCaseId;
    if (typeof active === 'string') return { kind: 'person-active', caseId: active };
    if (obstacles.every(({ found }) => found === undefined)) return undefined;
    throw new Error('the application could not be written; nothing was changed');
  }
}

export interface Decided<Answer> {
  readonly change?: Change | undefined;
  readonly answer: Answer;
}

function replayOutcome(item: Item, request: RequestIdentity): CreateOutcome {
  if (item.bodyMac !== request.bodyMac) return { kind: 'other-body' };
  if (typeof item.caseId !== 'string') throw new Error('a remembered request is damaged');
  return { kind: 'replayed', caseId: item.caseId };
}

function headHashOf(writes: readonly Write[]): string {
  const hash = writes[0]?.Put?.Item?.lastHash;
  if (typeof hash !== 'string') throw new Error('the first write of a change is its head');
  return hash;
}
