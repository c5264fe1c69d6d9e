import * as z from 'zod';
import { type CaseEvent, type CaseState, caseStateSchema, parseEvent } from '../domain/case/case.ts';
import type { Person } from '../domain/person.ts';
import type { StoredEvent } from './chain.ts';
import { keys } from './keys.ts';
import { type DataKey, dataKeySchema, type Sealed, sealedSchema } from './sealing.ts';
import type { Item } from './table.ts';

/** A case as it was read: its state, and what the next write has to know. */
export interface LoadedCase {
  readonly state: CaseState;
  readonly personId: string;
  readonly dataKey: DataKey;
  readonly lastHash: string;
}

/** An event to be appended, with what people wrote in their own words: stored encrypted beside it. */
export interface Change {
  readonly event: CaseEvent;
  readonly freeText?: Readonly<Record<string, unknown>>;
  /** The person as they are from now on, where the event corrects something. */
  readonly person?: Person;
}

/*
 * The only place where heads and events are made into items and read from them, so that a change of their stored
 * form is made here alone.
 */

/** The head of a case as it is stored, without what the indexes list it by. */
export const headItem = ({ state, personId, dataKey, lastHash }: LoadedCase): Item => ({
  PK: keys.case(state.caseId),
  SK: keys.head,
  caseId: state.caseId,
  version: state.version,
  state,
  dataKey,
  lastHash,
  personId,
});

/** @throws Error when the item is no head of a case */
export function parseHead(head: Item): LoadedCase {
  const { personId, lastHash } = head;
  if (typeof personId !== 'string' || typeof lastHash !== 'string') throw new Error('a case head is damaged');
  return {
    state: caseStateSchema.parse(head.state),
    personId,
    dataKey: dataKeySchema.parse(head.dataKey),
    lastHash,
  };
}

const partialStateSchema = caseStateSchema
  .pick({
    phase: true,
    followUp: true,
    scheduledActions: true,
    applicationNumber: true,
    assignment: true,
    registeredAt: true,
    endedAt: true,
  })
  .required({ registeredAt: true });
const partialHeadSchema = z.object({ caseId: z.string(), state: partialStateSchema });
/** The part of a registration that the matrix of cases and months shows. */
export type RegistrationMonths = z.infer<typeof partialHeadSchema>;

/** The attributes of a head that `parseRegistrationMonths` needs. */
export const registrationMonthsAttributes: readonly string[] = [
  'caseId',
  ...Object.keys(partialStateSchema.shape).map((name) => `state.${name}`),
];

/** @throws Error when the item is no part of the head of a case that was registered */
export const parseRegistrationMonths = (head: Item): RegistrationMonths => partialHeadSchema.parse(head);

/** An event as it is stored. */
export const eventItem = (stored: StoredEvent): Item => ({
  PK: keys.case(stored.caseId),
  SK: keys.event(stored.sequence),
  ...stored,
});

/**
 * Parses an event item, as the table or its stream holds it.
 * @throws Error when the item is no event
 */
export function parseStoredEvent(item: Item): StoredEvent {
  const { caseId, sequence, previousHash, hash } = item;
  if (
    typeof caseId !== 'string' ||
    typeof sequence !== 'number' ||
    typeof previousHash !== 'string' ||
    typeof hash !== 'string'
  )
    throw new Error('an event is damaged');
  const sealed: Sealed | undefined = item.sealed === undefined ? undefined : sealedSchema.parse(item.sealed);
  return { caseId, sequence, event: parseEvent(item.event), ...(sealed && { sealed }), previousHash, hash };
}
