import * as z from 'zod';
import {
  type CaseEvent,
  type CaseState,
  caseStateSchema,
  eventDataSchemas,
  eventTypes,
  parseEvent,
} from '../domain/case/case.ts';
import type { ChainedEvent, StoredEvent } from './chain.ts';
import { keys } from './keys.ts';
import { type DataKey, dataKeySchema, type Sealed, sealedSchema } from './sealing.ts';
import type { Item } from './table.ts';
import type { Recorded } from './versions/release-0.ts';
import { parseKnown, parseTolerantly } from './versions/tolerant.ts';
import {
  currentEvent,
  currentState,
  currentVersion,
  NewerVersionError,
  versionOf,
} from './versions/versions.ts';

/** A case as it was read: its state, and what the next write has to know. */
export interface LoadedCase {
  readonly state: CaseState;
  readonly personId: string;
  readonly dataKey: DataKey;
  readonly lastHash: string;
  /** What a newer version of this service has written besides: it is written back unchanged. */
  readonly newer?: Newer;
}

/** The version of a head that is newer than this code, and the attributes that this code does not know. */
interface Newer {
  readonly schemaVersion: number;
  readonly attributes: Item;
}

/** An event to be appended, with what people wrote in their own words: stored encrypted beside it. */
export interface Change {
  readonly event: CaseEvent;
  readonly freeText?: Readonly<Record<string, unknown>>;
}

/*
 * The only place where heads and events are made into items and read from them, so that a change of their stored
 * form is made here alone. Items of earlier versions become those of the current one as they are read (`versions/`).
 * Of a newer version, members that this code does not know are kept; values that it does not know are refused.
 */

/** The head of a case as it is stored, without what the indexes list it by. */
export const headItem = ({ state, personId, dataKey, lastHash, newer }: LoadedCase): Item => ({
  ...newer?.attributes,
  PK: keys.case(state.caseId),
  SK: keys.head,
  schemaVersion: newer?.schemaVersion ?? currentVersion,
  caseId: state.caseId,
  version: state.version,
  state,
  dataKey,
  lastHash,
  personId,
});

const headAttributes = new Set([
  'PK',
  'SK',
  'schemaVersion',
  'caseId',
  'version',
  'state',
  'dataKey',
  'lastHash',
  'personId',
]);

/**
 * @throws Error when the item is no head of a case
 * @throws NewerVersionError when a newer version has written it in a way that this code cannot read
 */
export function parseHead(head: Item): LoadedCase {
  const { personId, lastHash } = head;
  if (typeof personId !== 'string' || typeof lastHash !== 'string') throw new Error('a case head is damaged');
  const schemaVersion = versionOf(head);
  const loaded = { personId, dataKey: dataKeySchema.parse(head.dataKey), lastHash };
  if (schemaVersion <= currentVersion)
    return {
      ...loaded,
      state: caseStateSchema.parse(currentState((head.state ?? {}) as Recorded, schemaVersion)),
    };
  const attributes = Object.fromEntries(
    Object.entries(head).filter(([name]) => !headAttributes.has(name) && !isIndexKey(name)),
  );
  return {
    ...loaded,
    state: refuseNewer('a case', schemaVersion, () => parseTolerantly(caseStateSchema, head.state)),
    newer: { schemaVersion, attributes },
  };
}

/** Keys of indexes follow from the state whenever a head is written. */
const isIndexKey = (name: string): boolean => /^gsi\d+(pk|sk)$/.test(name);

function refuseNewer<Parsed>(what: string, version: number, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    throw new NewerVersionError(what, version, error);
  }
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
export const parseRegistrationMonths = (head: Item): RegistrationMonths =>
  parseTolerantly(partialHeadSchema, head);

/** An event as it is stored. */
export const eventItem = (stored: ChainedEvent): Item => ({
  PK: keys.case(stored.caseId),
  SK: keys.event(stored.sequence),
  ...stored,
});

/**
 * An event item as the chain binds it: what it says is neither read nor brought to the current version.
 * @throws Error when the item is no event
 */
export function parseChainedEvent(item: Item): ChainedEvent {
  const { caseId, sequence, event, sealed, previousHash, hash } = item;
  if (
    typeof caseId !== 'string' ||
    typeof sequence !== 'number' ||
    typeof previousHash !== 'string' ||
    typeof hash !== 'string'
  )
    throw new Error('an event is damaged');
  return {
    caseId,
    sequence,
    event,
    ...(sealed !== undefined && { sealed }),
    ...(item.schemaVersion !== undefined && { schemaVersion: versionOf(item) }),
    previousHash,
    hash,
  };
}

/**
 * Parses an event item, as the table or its stream holds it.
 * @returns undefined for an event of an earlier version that nobody needs any more
 * @throws Error when the item is no event
 * @throws NewerVersionError when a newer version has written it in a way that this code cannot read
 */
export function parseStoredEvent(item: Item): StoredEvent | undefined {
  const chained = parseChainedEvent(item);
  const { schemaVersion = 0 } = chained;
  const sealed: Sealed | undefined =
    chained.sealed === undefined ? undefined : sealedSchema.parse(chained.sealed);
  const recorded = currentEvent((chained.event ?? {}) as Recorded, schemaVersion);
  if (!recorded) return undefined;
  const event =
    schemaVersion <= currentVersion
      ? parseEvent(recorded)
      : refuseNewer('an event', schemaVersion, () => parseNewerEvent(recorded));
  const { sealed: _sealed, ...rest } = chained;
  return { ...rest, event, ...(sealed && { sealed }) };
}

/**
 * The events that this version can read and somebody needs: left out are those of earlier versions that nobody needs
 * any more, and those of a newer version that this code cannot read.
 * @throws Error when an item is no event
 */
export const readableEvents = (items: readonly Item[]): StoredEvent[] =>
  items.flatMap((item) => {
    try {
      return parseStoredEvent(item) ?? [];
    } catch (error) {
      if (error instanceof NewerVersionError) return [];
      throw error;
    }
  });

const eventTypeSchema = z.looseObject({ type: z.enum(eventTypes) });

/** An event with members that this code does not know, which it leaves out. */
function parseNewerEvent(recorded: Recorded): CaseEvent {
  const { type } = eventTypeSchema.parse(recorded);
  const { parsed } = parseKnown(eventDataSchemas[type] ?? z.never(), recorded.data);
  return parseEvent({ ...recorded, data: parsed });
}
