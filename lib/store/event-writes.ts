import type { CaseEvent, CaseState } from '../domain/case/case.ts';
import { isOnlyStated } from '../domain/case/kernel/real-name.ts';
import { activeCaseWrites } from './active-cases.ts';
import { bindingsOf } from './bindings.ts';
import { hashOf } from './chain.ts';
import type { StoredParts } from './held-back.ts';
import { indexKeys, keys, lists, shardOf } from './keys.ts';
import { noticeItems } from './notice-items.ts';
import {
  deadlineItems,
  mandateItems,
  paymentItems,
  registrationListings,
  scheduledActionItems,
  taskItems,
} from './projections.ts';
import { destroyedDataKey, type Sealed } from './sealing.ts';
import { forgottenItems } from './sought-cases.ts';
import { eventItem, headItem, type LoadedCase } from './stored.ts';
import type { Item, Table, Write } from './table.ts';
import { currentVersion } from './versions/versions.ts';

const absent = { expression: 'attribute_not_exists(PK)' };

/** A person as stored, with the keyed hash of the last digits of their telephone number. */
export interface SealedPerson {
  readonly sealed: Sealed;
  readonly phoneTail: string;
}

/** An event to be appended. */
interface NextEvent {
  readonly event: CaseEvent;
  /** The state of the case after it. */
  readonly after: CaseState;
  /** The stored form of both. */
  readonly parts: StoredParts;
  /** The state before it; omitted for the first event of the case. */
  readonly before?: CaseState;
  /** Free text that was written with it, encrypted. */
  readonly sealed?: Sealed | undefined;
  /** The changed person, encrypted; omitted if the person stays the same. */
  readonly person?: SealedPerson | undefined;
  /** The case that takes over the person's one active slot. */
  readonly successor?: string;
}

/** The writes of an event, and the hash that the head gets with it. */
interface EventWrites {
  readonly writes: Write[];
  readonly lastHash: string;
}

/**
 * All writes of one event: the head under the version before it, the event, index entries, and the guards that must hold with
 * it. The event binds the items that are written of its case. Returns them with the new hash of the head.
 */
export function eventWrites(
  table: Table,
  head: Pick<LoadedCase, 'personId' | 'dataKey' | 'lastHash' | 'newer'>,
  { event, before, after, parts, sealed, person, successor }: NextEvent,
): EventWrites {
  const { caseId, version } = after;
  // Without its key the case no longer says whom it was about: sealed parts stay in the chain, and nobody can open them.
  const destroyed = event.type === 'records-destroyed';
  const kept = destroyed ? { ...head, personId: '', dataKey: destroyedDataKey } : head;
  const listings = headListings(after, kept.personId, event.at);
  const headAfter = (lastHash: string): Item => ({
    ...headItem({ ...kept, state: parts.state, heldBack: parts.heldBackOfState, lastHash }),
    ...listings,
  });
  const projections = [
    ...taskItems(before, after),
    ...deadlineItems(before, after),
    ...scheduledActionItems(before, after),
    ...mandateItems(before, after),
    ...paymentItems(before, after),
  ];
  const added = [...noticeItems(event, after), ...escalationItems(caseId, event)];
  const personItem = destroyed ? { destroyedAt: event.at } : person && { ...person, ...personListing(after) };
  const persons: Item[] = personItem ? [{ PK: keys.case(caseId), SK: keys.person, ...personItem }] : [];
  const unhashed = {
    caseId,
    sequence: version,
    event: parts.event,
    ...(sealed && { sealed }),
    ...(parts.heldBackOfEvent && { heldBack: parts.heldBackOfEvent }),
    binds: bindingsOf([headAfter(''), ...projections, ...added, ...persons]),
    schemaVersion: currentVersion,
    previousHash: head.lastHash,
  };
  const lastHash = hashOf(unhashed);
  const writes = [
    table.putItem(
      headAfter(lastHash),
      before ? { expression: 'version = :version', values: { ':version': before.version } } : absent,
    ),
    table.putItem(
      {
        ...eventItem({ ...unhashed, hash: lastHash }),
        ...eventListing(caseId, version, event.at, lastHash),
      },
      absent,
    ),
    ...projections.map((item) => table.putItem(item)),
    ...added.map((item) => table.putItem(item, absent)),
    ...persons.map((item) => table.putItem(item, before ? undefined : absent)),
    ...(destroyed ? forgottenItems(caseId).map((item) => table.putItem(item)) : []),
    ...(before ? activeCaseWrites(table, head.personId, before, after, successor) : []),
  ];
  return { writes, lastHash };
}

/**
 * The same for two consecutive events of a case in one transaction. An item that both write gets the content of the second,
 * under the condition of the first.
 */
export function nextEventWrites(
  table: Table,
  head: Parameters<typeof eventWrites>[1],
  { writes: earlier, lastHash }: EventWrites,
  next: NextEvent,
): EventWrites {
  const later = eventWrites(table, { ...head, lastHash }, next);
  const left = new Map(later.writes.map((write) => [nameOf(write), write]));
  const joined = earlier.map((write): Write => {
    const again = left.get(nameOf(write));
    left.delete(nameOf(write));
    return write.Put && again?.Put ? { Put: { ...write.Put, Item: again.Put.Item } } : write;
  });
  return { writes: [...joined, ...left.values()], lastHash: later.lastHash };
}

function nameOf({ Put, Update }: Write): string {
  const { PK, SK } = Put?.Item ?? Update?.Key ?? {};
  return `${PK}\n${SK}`;
}

function headListings(state: CaseState, personId: string, changedAt: string): Item {
  const { casesOfPerson, casesOfOwner, undecidedOfOwner, otherCases } = lists;
  const { caseId, owner, submittedAt } = state;
  return {
    ...(state.phase !== 'registered' &&
      indexKeys(otherCases.partition(shardOf(caseId)), otherCases.sort(changedAt, caseId))),
    ...(personId !== '' &&
      indexKeys(casesOfPerson.partition(personId), casesOfPerson.sort(caseId, isOnlyStated(state)))),
    ...registrationListings(state),
    ...(owner && indexKeys(casesOfOwner.partition(owner), casesOfOwner.sort(submittedAt, caseId))),
    ...(owner &&
      state.phase === 'applied' &&
      isOnlyStated(state) &&
      indexKeys(undecidedOfOwner.partition(owner), undecidedOfOwner.sort(submittedAt, caseId))),
  };
}

/** Lists the person of a case under the case's number, so that the number can be used to ask for them. */
const personListing = ({ applicationNumber, caseId }: CaseState): Item =>
  indexKeys(lists.caseOfNumber.partition(applicationNumber), lists.caseOfNumber.sort(caseId));

/** The position of an event in the list of all events. */
export function eventListing(caseId: string, sequence: number, at: string, hash: string): Item {
  const { writtenEvents } = lists;
  return indexKeys(writtenEvents.partition(shardOf(caseId)), writtenEvents.sort(at, caseId, sequence, hash));
}

/** Records that a step of a deadline's escalation was taken, so that it is never taken twice. */
function escalationItems(caseId: string, event: CaseEvent): Item[] {
  if (event.type !== 'deadline-escalated') return [];
  const { deadlineId, step, to } = event.data;
  return [{ PK: keys.case(caseId), SK: keys.escalation(deadlineId, step), at: event.at, to }];
}
