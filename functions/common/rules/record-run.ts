import { ulid } from 'ulid';
import { regionDefinitions } from '../../../lib/policy/regions/registry.ts';
import {
  type MatchingCounts,
  type MatchingPart,
  matchingRun,
  matchingRunWrite,
  withPart,
} from '../../../lib/store/matching-runs.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { Table, Write } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';
import type { Rules } from './rules.ts';

/** The run of which a request says it is a part. */
export interface SentRun {
  readonly id: string;
  readonly fileHash?: string | undefined;
  readonly refused?: number | undefined;
}

interface Compared extends Pick<MatchingPart, 'kind' | 'source' | 'asOf' | 'facts' | 'by'> {
  readonly counts: MatchingCounts;
  readonly now: number;
}

/**
 * Records a request as a part of a run of a comparison (DOMAIN G14), together with the record of the request. A request that
 * names no run is a run of its own.
 * @throws Problem `run-is-another` if the named run has another source, day, file or person
 */
export async function recordRun(
  table: Table,
  sent: SentRun | undefined,
  { now, ...compared }: Compared,
  rules: Rules,
  alongside: readonly Write[],
): Promise<void> {
  const part: MatchingPart = {
    ...compared,
    runId: sent?.id ?? ulid(now),
    at: new Date(now).toISOString(),
    ...(sent?.fileHash !== undefined && { fileHash: sent.fileHash }),
    ...(sent?.refused !== undefined && { refusedBefore: sent.refused }),
    rules: Object.fromEntries(regionDefinitions.map(({ id }) => [id, rules.packAt(id, now).reference])),
  };
  await retryOnConflict('a run of a comparison', async () => {
    const run = withPart(await matchingRun(table, part.runId), part);
    if (!run) throw new Problem('run-is-another');
    const failed = await table.transact([matchingRunWrite(table, run), ...alongside]);
    // If the same request was recorded meanwhile, so was its part.
    const isKnown = failed.some(({ index, found }) => index > 0 && found !== undefined);
    return failed.length === 0 || isKnown ? undefined : conflict;
  });
}
