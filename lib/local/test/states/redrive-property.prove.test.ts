/**
 * Expected: "RedriveExecution continues the failed execution from the unsuccessful step and uses the same input" (AWS Step
 * Functions API Reference). In the end, its output must equal that of an execution in which nothing failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { JsonObject, JsonValue, ServiceRequest } from '../../service.ts';
import { functionError, functionResult } from '../../testing.ts';
import { chain, Maker } from './generated-workflows.ts';
import { Harness } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'redrive-'));
let databases = 0;
/** A database that outlives the engine. */
const database = (): string => join(folder, `${++databases}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

const nameOf = ({ input }: ServiceRequest): string => String(input.FunctionName).split(':').at(-1) as string;

type End = { status: string; output?: JsonValue };

/** Runs a definition to its end, redriving it after every failure and stop. */
async function finish(
  definition: JsonObject,
  standIn: (request: ServiceRequest) => JsonObject,
  stops: readonly number[],
): Promise<End> {
  const at = new Harness({ standIn, database: database() });
  try {
    const executionArn = await at.start(definition, 'x');
    const pauses = [...stops];
    for (let round = 0; round < 300; round++) {
      const pause = pauses.shift();
      await at.advanceBySeconds(pause ?? 300);
      const { status, output } = await at.describe(executionArn);
      if (status === 'SUCCEEDED') return { status, output: output as JsonValue };
      if (status === 'RUNNING' && pause === undefined) return { status };
      if (status === 'RUNNING') await at.api('StopExecution', { executionArn });
      if (round % 2 === 1) at.reopen();
      await at.api('RedriveExecution', { executionArn });
      await at.clock.settle();
    }
    return await at.describe(executionArn);
  } finally {
    at.close();
  }
}

it('a redriven execution of any definition ends like one in which nothing fails', async () => {
  await fc.assert(
    fc.asyncProperty(chain, fc.array(fc.nat(6), { maxLength: 3 }), async (nodes, stops) => {
      const maker = new Maker();
      const definition = maker.program(nodes);
      const left = new Map(maker.failures);
      const steady = (request: ServiceRequest): JsonObject =>
        nameOf(request).startsWith('never')
          ? functionError('Never', 'ever')
          : functionResult(nameOf(request));
      const flaky = (request: ServiceRequest): JsonObject => {
        const failures = left.get(nameOf(request)) ?? 0;
        left.set(nameOf(request), failures - 1);
        return failures > 0 ? functionError('Broken', 'once more') : steady(request);
      };
      const fresh = await finish(definition, steady, []);
      expect(fresh.status).toBe('SUCCEEDED');
      expect(await finish(definition, flaky, stops)).toEqual(fresh);
    }),
    { numRuns: 40 },
  );
});
