import type { Finding } from '../../../lib/domain/case/case.ts';
import { type Counts, sumOf } from '../../common/rounds/run-round.ts';

/** The findings of a pass over a part of a list, and the position after which it continues. */
export interface PassResult {
  readonly looked: number;
  readonly counts: Counts;
  readonly after?: string | undefined;
}

/** Goes through a part of a list of a shard: at most `limit` items after a position. */
export type Pass = (shard: number, after: string | undefined, limit: number) => Promise<PassResult>;

/** How often each was found. */
export const counted = (found: readonly Finding[]): Counts => sumOf(found.map((each) => ({ [each]: 1 })));
