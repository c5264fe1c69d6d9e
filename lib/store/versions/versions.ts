import type { Item } from '../table.ts';
import { type Recorded, upcastEvent, upcastState } from './release-0.ts';
import { withEndsForSending } from './release-2.ts';

/**
 * The version of the stored shapes that this code writes, in `schemaVersion` of heads and events. Items without it are of
 * version 0 or 1, from before versions were recorded. Raise it when a shape changes after a version was released;
 * `docs/OPERATING.md` says what that takes.
 */
export const currentVersion = 3;

/** How heads and events of a version become those of the next: pure functions. */
interface Upcaster {
  readonly state: (state: Recorded) => Recorded;
  /** Undefined for an event that no reader needs any more: it stays in the chain, and is left out of histories. */
  readonly event: (event: Recorded) => Recorded | undefined;
}

const unchanged: Upcaster = { state: (state) => state, event: (event) => event };

/** The upcaster of each version before the current one. */
const upcasters: readonly Upcaster[] = [
  // From 0 to 1. Data of version 1 without a version number pass unchanged.
  { state: upcastState, event: upcastEvent },
  // From 1 to 2: only optional members were added.
  unchanged,
  // From 2 to 3: sensitive data are sealed apart (`held-back.ts`). Data stored before have them among the rest, and what
  // follows from a reason that is now sealed is added beside it.
  { ...unchanged, state: withEndsForSending },
];

/** A newer version of this service wrote data that this one cannot read. A later retry will meet the newer version. */
export class NewerVersionError extends Error {
  override readonly name = 'NewerVersionError';
  /** @param version the version of the data; undefined for an item that does not say it */
  constructor(what: string, version: number | undefined, cause: unknown) {
    const of = version === undefined ? 'has a value' : `is of version ${version}`;
    super(`${what} ${of}, which this code does not know (it writes ${currentVersion})`, { cause });
  }
}

/** @throws NewerVersionError if what a newer version wrote cannot be parsed */
export function refuseNewer<Parsed>(what: string, version: number, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    throw new NewerVersionError(what, version, error);
  }
}

/** The version of a stored head or event; 0 if it has none. */
export function versionOf({ schemaVersion = 0 }: Item): number {
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion) || schemaVersion < 0)
    throw new Error('the version of an item is damaged');
  return schemaVersion;
}

/** A stored state in the shape of the current version, unless it is from a newer one. */
export const currentState = (state: Recorded, version: number): Recorded =>
  upcasters.slice(version).reduce((each, { state: upcast }) => upcast(each), state);

/** A stored event in the shape of the current version; undefined if nobody needs it any more. */
export const currentEvent = (event: Recorded, version: number): Recorded | undefined =>
  upcasters
    .slice(version)
    .reduce<Recorded | undefined>((each, { event: upcast }) => each && upcast(each), event);
