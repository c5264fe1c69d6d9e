import type { Finding } from '../../../lib/domain/case/case.ts';
import { type Counts, sumOf } from '../../common/rounds/run-round.ts';

/** What a pass over a part of a list has found, and the place after which it goes on. */
export interface PassResult {
  readonly looked: number;
  readonly counts: Counts;
  readonly after?: string | undefined;
}

/** Goes through a part of a list of a shard, of at most `limit` items after a place. */
export type Pass = (shard: number, after: string | undefined, limit: number) => Promise<PassResult>;

/** How often each was found. */
export const counted = (found: readonly Finding[]): Counts => sumOf(found.map((each) => ({ [each]: 1 })));
