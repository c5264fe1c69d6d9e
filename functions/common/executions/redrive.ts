import { createHash } from 'node:crypto';
import { ExecutionNotRedrivable } from '@aws-sdk/client-sfn';
import { ulid } from 'ulid';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { claimRedrive, hasClaimed } from '../../../lib/store/redrives.ts';
import type { ExecutionCalls } from '../connections/execution-calls.ts';
import type { CaseRecords } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import { endOf, presentExecution } from './read-execution.ts';
import { whyNotRedrivable } from './redrivability.ts';
import { isReplaced } from './replaced.ts';

/** Who redrives which execution, and why. */
export interface RedriveRequest {
  readonly name: string;
  /** How often the execution had been redriven when they looked at it. */
  readonly expectedRedrives: number;
  readonly by: string;
  readonly reason: string;
  readonly batchId?: string;
}

/**
 * Redrives an execution, after recording who asked for it and why. The request may be repeated after a lost answer: the record
 * shows that it was theirs, and the call has one effect.
 * @returns the number of this redrive of the execution
 * @throws Problem if it cannot be redriven: then nothing was done
 */
export async function redrive(
  { table, cases }: CaseRecords,
  calls: ExecutionCalls,
  request: RedriveRequest,
  now: number,
): Promise<number> {
  const { name, expectedRedrives, by, reason, batchId } = request;
  const number = expectedRedrives + 1;
  const execution = await presentExecution(table, calls, name);
  if (execution.redrives !== expectedRedrives) {
    if (execution.redrives === number && (await hasClaimed(table, name, number, request))) return number;
    throw new Problem('redriven-meanwhile');
  }
  const { count } = await endOf(calls, execution.executionArn);
  const because = whyNotRedrivable(execution, now, count);
  if (because) throw new Problem(because);
  if (await isReplaced(table, execution)) throw new Problem('replaced-by-another');
  const { caseId } = execution;
  const district = caseId && (await cases.load(caseId))?.state.district;
  const claimed = await claimRedrive(table, {
    redriveId: ulid(now),
    name,
    redrive: number,
    ...(caseId !== undefined && { caseId }),
    ...(district && { district }),
    by,
    at: toInstant(now),
    reason,
    ...(batchId !== undefined && { batchId }),
  });
  if (!claimed) throw new Problem('redriven-meanwhile');
  try {
    await calls.redrive(execution.executionArn, tokenOf(name, number));
  } catch (error) {
    if (error instanceof ExecutionNotRedrivable) throw new Problem('redriven-meanwhile');
    throw error;
  }
  return number;
}

/** The client token of a redrive: the same for everybody who asks for it, so that it happens once. */
const tokenOf = (name: string, redriveNumber: number): string =>
  createHash('sha256').update(`${name} ${redriveNumber}`).digest('hex');
