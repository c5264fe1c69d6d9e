import { membersOf } from '../by-hand.ts';
import type { Item } from '../table.ts';
import type { Recorded } from './release-0.ts';
import { currentState, currentVersion, refuseNewer, versionOf } from './versions.ts';

/** The name of a part of a state in an earlier version. */
const earlierNames = new Map([['scheduledActions', 'appointments']]);

/**
 * The attributes of a head from which parts of its state are read, whichever version stored it.
 * @param paths within the state, such as `closure.inWork`
 */
export const partAttributes = (paths: readonly string[]): readonly string[] => [
  'caseId',
  'schemaVersion',
  ...[...paths, ...paths.flatMap(earlierPath)].map((path) => `state.${path}`),
];

function earlierPath(path: string): string[] {
  const [part = '', ...rest] = path.split('.');
  const earlier = earlierNames.get(part);
  return earlier === undefined ? [] : [[earlier, ...rest].join('.')];
}

/**
 * Parses what was read of the state of a head, in the shape of the current version.
 * @throws NewerVersionError when a newer version wrote it in a form that this code cannot read
 */
export function parseParts<Parsed>(head: Item, parse: (state: Recorded) => Parsed): Parsed {
  const version = versionOf(head);
  const parsed = () => parse(currentState(membersOf(head.state), version));
  return version > currentVersion ? refuseNewer('a registration', version, parsed) : parsed();
}
