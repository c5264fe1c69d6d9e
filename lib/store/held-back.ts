import * as z from 'zod';
import { type CaseEvent, type CaseState, splitEvent, splitState } from '../domain/case/case.ts';
import type { Sensitive } from '../domain/case/model/sensitive.ts';
import type { StoredEvent } from './chain.ts';
import { keys } from './keys.ts';
import {
  type DataKey,
  dataKeySchema,
  isDestroyed,
  type Sealed,
  type Sealing,
  sealedSchema,
} from './sealing.ts';
import { type LoadedCase, parseHead, parseStoredEvent, readableEvents } from './stored.ts';
import type { Item } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * Of heads and events, what is sensitive (groups, stated facts, findings, what comparisons say) is sealed into one
 * member, `heldBack`, under the data key of the case. A function that may decrypt opens it as it reads, and seals it
 * as it writes. Any other function reads the rest, and writes the sealed member back as it is.
 */

/** The stored form of an event and of the state after it: the open parts of each, and the rest sealed. */
export interface StoredParts {
  readonly event: CaseEvent;
  readonly heldBackOfEvent?: Sealed;
  readonly state: CaseState;
  readonly heldBackOfState?: Sealed;
}

/** How the next event of a case is stored. */
type Before = Pick<LoadedCase, 'dataKey' | 'heldBack' | 'newer'>;

const sensitiveSchema = z.record(z.string(), z.unknown());

const ofState = `${keys.head}|held-back`;
const ofEvent = (sequence: number): string => `${keys.event(sequence)}|held-back`;

/** The parts under the data key of the case, unless that was destroyed: for functions that may decrypt. */
export async function sealedParts(
  seal: Sealing['seal'],
  before: Before,
  event: CaseEvent,
  after: CaseState,
): Promise<StoredParts> {
  if (event.type === 'records-destroyed') return destroyedParts(event, after);
  const { dataKey, newer } = before;
  if (isDestroyed(dataKey)) return carriedParts(before, event, after);
  const { caseId, version } = after;
  const [state, said] = [splitState(after), splitEvent(event)];
  const sensitive = { ...newer?.sensitive, ...state.sensitive };
  return {
    state: state.open,
    heldBackOfState: await seal(caseId, ofState, dataKey, sensitive),
    event: said.open,
    ...(Object.keys(said.sensitive).length > 0 && {
      heldBackOfEvent: await seal(caseId, ofEvent(version), dataKey, said.sensitive),
    }),
  };
}

/**
 * The parts when nothing is unsealed: the sealed parts of the case stay as they are.
 * @throws Error if the event says something that has to be sealed, or changes something sealed
 */
export function carriedParts({ heldBack }: Before, event: CaseEvent, after: CaseState): StoredParts {
  if (event.type === 'records-destroyed') return destroyedParts(event, after);
  const places = [
    ...Object.keys(splitEvent(event).sensitive),
    // What an earlier version stored stays open until a function that may decrypt writes the case.
    ...(heldBack ? Object.keys(splitState(after).sensitive) : []),
  ];
  if (places.length > 0)
    throw new Error(`${event.type} says ${places.join(', ')}, which this function cannot seal`);
  return { state: after, event, ...(heldBack && { heldBackOfState: heldBack }) };
}

/**
 * The parts that remain when the key of a case is destroyed: nothing sensitive, whether sealed or not. An earlier version may
 * have stored it open.
 */
const destroyedParts = (event: CaseEvent, after: CaseState): StoredParts => ({
  state: splitState(after).open,
  event,
});

/**
 * Parses a case from its head, with its sealed parts.
 * @throws Error when the item is not the head of a case
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export async function openHead(head: Item, sealing: Sealing): Promise<LoadedCase> {
  // An earlier version sealed nothing.
  if (head.heldBack === undefined) return parseHead(head);
  const { caseId, dataKey, heldBack } = parseTolerantly(sealedHeadSchema, head);
  // Without the key of the case, everybody reads only the open parts.
  if (isDestroyed(dataKey)) return parseHead(head);
  return parseHead(head, await opened(sealing, caseId, ofState, dataKey, heldBack));
}

/** What is needed of a head to unseal the rest. */
const sealedHeadSchema = z.object({ caseId: z.string(), dataKey: dataKeySchema, heldBack: sealedSchema });

/**
 * Parses the events of a case that this version can read and somebody still needs, with their sealed parts.
 * @param dataKey is only called if something is sealed
 */
export async function openEvents(
  items: readonly Item[],
  sealing: Sealing,
  dataKey: () => Promise<DataKey>,
): Promise<StoredEvent[]> {
  const sensitive = await sensitiveOf(items, sealing, dataKey);
  return readableEvents(items, sensitive);
}

/** Parses one event of a case, with its sealed parts: see `parseStoredEvent`. */
export async function openEvent(
  item: Item,
  sealing: Sealing,
  dataKey: () => Promise<DataKey>,
): Promise<StoredEvent | undefined> {
  const sensitive = await sensitiveOf([item], sealing, dataKey);
  return parseStoredEvent(item, sensitive.get(item));
}

async function sensitiveOf(
  items: readonly Item[],
  sealing: Sealing,
  dataKey: () => Promise<DataKey>,
): Promise<ReadonlyMap<Item, Sensitive>> {
  const held = items.filter(({ heldBack }) => heldBack !== undefined);
  if (held.length === 0) return new Map();
  const key = await dataKey();
  if (isDestroyed(key)) return new Map();
  return new Map(
    await Promise.all(
      held.map(async (item): Promise<[Item, Sensitive]> => {
        const field = ofEvent(Number(item.sequence));
        return [
          item,
          await opened(
            sealing,
            String(item.caseId),
            field,
            key,
            parseTolerantly(sealedSchema, item.heldBack),
          ),
        ];
      }),
    ),
  );
}

const opened = async (
  sealing: Sealing,
  caseId: string,
  field: string,
  dataKey: DataKey,
  sealed: Sealed,
): Promise<Sensitive> => sensitiveSchema.parse(await sealing.unseal(caseId, field, dataKey, sealed));
