import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { firstBrokenEvent, hashOf } from '../../lib/store/chain.ts';

const recordedSchema = z.object({
  caseId: z.string(),
  sequence: z.int(),
  event: z.looseObject({ data: z.record(z.string(), z.unknown()) }),
  sealed: z.unknown().optional(),
  previousHash: z.string(),
  hash: z.string(),
});

/**
 * Histories with their hashes as of 2026-11-28, before a library produced the canonical JSON: nine cases with 31 of
 * the 34 kinds of event, and one with unusual text, numbers, member names and nesting. Stored hashes never change,
 * so this file must not be recorded again.
 */
const recorded = Map.groupBy(
  readFileSync(join(import.meta.dirname, 'fixtures/recorded-histories.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => recordedSchema.parse(JSON.parse(line))),
  ({ caseId }) => caseId,
);

describe('A recorded history', () => {
  it.each([...recorded.keys()])("is unbroken under today's hashing (%s)", (caseId) => {
    expect(firstBrokenEvent(recorded.get(caseId) ?? [])).toBeUndefined();
  });

  it('has the same hashes if events have undefined members, which the table does not store', () => {
    for (const stored of [...recorded.values()].flat()) {
      const event = { ...stored.event, absent: undefined, data: { absent: undefined, ...stored.event.data } };
      expect(hashOf({ ...stored, event })).toBe(stored.hash);
    }
  });
});
