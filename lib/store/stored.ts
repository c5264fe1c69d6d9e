import * as z from 'zod';
import {
  type CaseEvent,
  type CaseState,
  caseStateSchema,
  eventDataSchemas,
  eventTypes,
  openEventSchema,
  openStateSchema,
  parseEvent,
  sensitivePlaces,
  withholdEvent,
  withholdState,
} from '../domain/case/case.ts';
import type { CoveredCase } from '../domain/case/follow-up/coverage.ts';
import type { HouseholdMember } from '../domain/case/household/events.ts';
import type { realNamesOf } from '../domain/case/kernel/real-name.ts';
import { isAt, join, type Sensitive } from '../domain/case/model/sensitive.ts';
import type { Person } from '../domain/person.ts';
import type { ChainedEvent, StoredEvent } from './chain.ts';
import { keys } from './keys.ts';
import { parsingOf } from './parsing.ts';
import { type DataKey, dataKeySchema, isDestroyed, type Sealed, sealedSchema } from './sealing.ts';
import type { Item } from './table.ts';
import { parseParts, partAttributes } from './versions/parts.ts';
import type { Recorded } from './versions/release-0.ts';
import { parseKnown, parseTolerantly } from './versions/tolerant.ts';
import {
  currentEvent,
  currentState,
  currentVersion,
  NewerVersionError,
  refuseNewer,
  versionOf,
} from './versions/versions.ts';

/** A case as read: its state, and what the next write needs. */
export interface LoadedCase {
  readonly state: CaseState;
  readonly personId: string;
  readonly dataKey: DataKey;
  readonly lastHash: string;
  /** The sealed part of the state, if this function has not unsealed it: it is written back as it is. */
  readonly heldBack?: Sealed;
  /** Additional data of a newer version of this service: it is written back unchanged. */
  readonly newer?: Newer;
  /** The person as stored, if they were read with the case. */
  readonly personItem?: Item;
}

/** The version of a head that is newer than this code, and the attributes that this code does not know. */
interface Newer {
  readonly schemaVersion: number;
  readonly attributes: Item;
  /** Sealed values at places that this code does not know. */
  readonly sensitive?: Sensitive;
}

/** An event to be appended, with free text, which is stored encrypted beside it. */
export interface Change {
  readonly event: CaseEvent;
  readonly freeText?: Readonly<Record<string, unknown>>;
  /** The changed person, if the event corrects something. */
  readonly person?: Person;
  /** What the end of a household says of another member, for their own registration: in the same transaction. */
  readonly ofMember?: OfMember | undefined;
}

/** Decides on an event of the registration of another member of a household; undefined if there is nothing to record. */
export type OfMember = (member: HouseholdMember, registration: CaseState) => CaseEvent | undefined;

/*
 * The only place where heads and events are made into items and read from them, so that a change of their stored
 * form is made here alone. Items of earlier versions become those of the current one as they are read (`versions/`).
 * Of a newer version, members that this code does not know are kept; values that it does not know are refused.
 */

/** The stored head of a case, without its index keys: the open part of the state. */
export const headItem = ({
  state,
  personId,
  dataKey,
  lastHash,
  heldBack,
  newer,
}: Omit<LoadedCase, 'heldBack'> & { readonly heldBack?: Sealed | undefined }): Item => ({
  ...newer?.attributes,
  PK: keys.case(state.caseId),
  SK: keys.head,
  schemaVersion: newer?.schemaVersion ?? currentVersion,
  caseId: state.caseId,
  version: state.version,
  state,
  ...(heldBack && { heldBack }),
  dataKey,
  lastHash,
  personId,
});

const maybeSealedSchema = sealedSchema.optional();

const headParsing = parsingOf();
const eventParsing = parsingOf();

const headAttributes = new Set([
  'PK',
  'SK',
  'schemaVersion',
  'caseId',
  'version',
  'state',
  'heldBack',
  'dataKey',
  'lastHash',
  'personId',
]);

/**
 * @param sensitive the sealed part of the state, if the function may unseal it; otherwise reading a sealed member of the state
 *   throws
 * @throws Error when the item is not the head of a case
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export function parseHead(head: Item, sensitive?: Sensitive): LoadedCase {
  const { personId, lastHash } = head;
  if (typeof personId !== 'string' || typeof lastHash !== 'string') throw new Error('a case head is damaged');
  const schemaVersion = versionOf(head);
  const heldBack = sensitive === undefined ? parseTolerantly(maybeSealedSchema, head.heldBack) : undefined;
  const dataKey = parseTolerantly(dataKeySchema, head.dataKey);
  const loaded = {
    personId,
    dataKey,
    lastHash,
    ...(heldBack && { heldBack }),
  };
  // An earlier version sealed nothing: all of it is open to whoever may read the table.
  const isOpen = heldBack !== undefined || isDestroyed(dataKey);
  const schema = isOpen ? openStateSchema() : caseStateSchema;
  const { known, unknown } = knownPlaces(sensitive ?? {}, sensitivePlaces.state);
  const recorded = currentState(join((head.state ?? {}) as Recorded, known), schemaVersion);
  const ready = (state: CaseState): CaseState => (isOpen ? withholdState(state) : state);
  if (schemaVersion <= currentVersion)
    return { ...loaded, state: ready(schema.parse(recorded, headParsing())) };
  const attributes = Object.fromEntries(
    Object.entries(head).filter(([name]) => !headAttributes.has(name) && !isIndexKey(name)),
  );
  return {
    ...loaded,
    state: ready(refuseNewer('a case', schemaVersion, () => parseTolerantly(schema, recorded))),
    newer: { schemaVersion, attributes, ...(unknown && { sensitive: unknown }) },
  };
}

/** Sealed values at places that this code knows, and further ones of a newer version. */
function knownPlaces(sensitive: Sensitive, places: readonly string[]) {
  const { known = [], unknown } = Object.groupBy(Object.entries(sensitive), ([place]) =>
    isAt(place, places) ? 'known' : 'unknown',
  );
  return { known: Object.fromEntries(known), ...(unknown && { unknown: Object.fromEntries(unknown) }) };
}

/** Index keys follow from the state whenever a head is written. */
const isIndexKey = (name: string): boolean => /^gsi\d+(pk|sk)$/.test(name);

/** Must contain what rules compute the matrix from, and what a row shows of its case. */
type ReadParts = Record<keyof CoveredCase | keyof Parameters<typeof realNamesOf>[0][number], true>;

const partialStateSchema = caseStateSchema
  .pick({
    phase: true,
    identity: true,
    followUp: true,
    scheduledActions: true,
    applicationNumber: true,
    assignment: true,
    agency: true,
    registeredAt: true,
    endedAt: true,
  } satisfies ReadParts & Partial<Record<keyof CaseState, true>>)
  .required({ registeredAt: true });
const partialHeadSchema = z.object({ caseId: z.string(), state: partialStateSchema });
/** The part of a registration that the matrix of cases and months shows. */
export type RegistrationMonths = z.infer<typeof partialHeadSchema>;

/** The attributes of a head that `parseRegistrationMonths` needs. */
export const registrationMonthsAttributes = partAttributes(Object.keys(partialStateSchema.shape));

/**
 * @throws Error when the item is not part of the head of a case that was registered
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export const parseRegistrationMonths = (head: Item): RegistrationMonths =>
  parseParts(head, (state) => parseTolerantly(partialHeadSchema, { caseId: head.caseId, state }));

/** An event as stored. */
export const eventItem = (stored: ChainedEvent): Item => ({
  PK: keys.case(stored.caseId),
  SK: keys.event(stored.sequence),
  ...stored,
});

const bindingsSchema = z.record(z.string(), z.string());

/**
 * Parses an event item as the chain covers it: its content is neither read nor converted to the current version.
 * @throws Error when the item is not an event
 */
export function parseChainedEvent(item: Item): ChainedEvent {
  const { caseId, sequence, event, sealed, heldBack, binds, previousHash, hash } = item;
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
    ...(heldBack !== undefined && { heldBack }),
    ...(binds !== undefined && { binds: bindingsSchema.parse(binds) }),
    ...(item.schemaVersion !== undefined && { schemaVersion: versionOf(item) }),
    previousHash,
    hash,
  };
}

/**
 * Parses an event item, as the table or its stream holds it.
 * @param sensitive the sealed part of the event, if the function may unseal it; otherwise reading a sealed member of the event
 *   throws
 * @returns undefined for an event of an earlier version that nobody needs any more
 * @throws Error when the item is not an event
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export function parseStoredEvent(item: Item, sensitive?: Sensitive): StoredEvent | undefined {
  const { caseId, sequence, event: said, schemaVersion, ...rest } = parseChainedEvent(item);
  const version = schemaVersion ?? 0;
  const sealed = parseTolerantly(maybeSealedSchema, rest.sealed);
  const heldBack = parseTolerantly(maybeSealedSchema, rest.heldBack);
  const recorded = currentEvent(withSensitive((said ?? {}) as Recorded, sensitive), version);
  if (!recorded) return undefined;
  const isOpen = heldBack !== undefined && sensitive === undefined;
  const event =
    version <= currentVersion
      ? parseRecorded(recorded, isOpen)
      : refuseNewer('an event', version, () => parseNewerEvent(recorded, isOpen));
  return {
    caseId,
    sequence,
    ...(schemaVersion !== undefined && { schemaVersion }),
    event: isOpen ? withholdEvent(event) : event,
    ...(sealed && { sealed }),
  };
}

/**
 * Merges the sealed part into a recorded event; what a newer version has sealed besides is left out with its other additions.
 */
function withSensitive(recorded: Recorded, sensitive: Sensitive | undefined): Recorded {
  if (!sensitive) return recorded;
  const { known } = knownPlaces(sensitive, sensitivePlaces.events[String(recorded.type)] ?? []);
  return { ...recorded, data: join((recorded.data ?? {}) as object, known) };
}

/** @param isOpen whether its sealed part is absent */
const parseRecorded = (recorded: Recorded, isOpen: boolean): CaseEvent => {
  if (!isOpen) return parseEvent(recorded, eventParsing());
  const { type } = eventTypeSchema.parse(recorded);
  return openEventSchema(type).parse(recorded, eventParsing()) as CaseEvent;
};

/**
 * Parses the events that this version can read and somebody still needs. Left out are those of earlier versions that nobody
 * needs any more, and those of a newer version that this code cannot read.
 * @param sensitive the sealed part of some of them, if the function may unseal it
 * @throws Error when an item is not an event
 */
export const readableEvents = (
  items: readonly Item[],
  sensitive: ReadonlyMap<Item, Sensitive> = new Map(),
): StoredEvent[] =>
  items.flatMap((item) => {
    try {
      return parseStoredEvent(item, sensitive.get(item)) ?? [];
    } catch (error) {
      if (error instanceof NewerVersionError) return [];
      throw error;
    }
  });

const eventTypeSchema = z.looseObject({ type: z.enum(eventTypes) });

/** An event without the members that this code does not know. */
function parseNewerEvent(recorded: Recorded, isOpen: boolean): CaseEvent {
  const { type } = eventTypeSchema.parse(recorded);
  const { parsed } = parseKnown(
    isOpen ? openEventSchema(type).shape.data : (eventDataSchemas[type] ?? z.never()),
    recorded.data,
  );
  return parseRecorded({ ...recorded, data: parsed }, isOpen);
}
