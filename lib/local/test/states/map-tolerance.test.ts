/**
 * Expected values: the developer guide on a distributed Map, of the tolerated percentage and the tolerated count: "If you
 * specify both values, the workflow fails when it exceeds either value"; the default of each is zero.
 */
import { afterEach, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, only } from './harness.ts';

let harness: Harness;
afterEach(() => harness.close());

/** A Map of ten items, of which the first `failures` fail. */
const map = (failures: number, tolerance: JsonObject): JsonObject =>
  only({
    Type: 'Map',
    Items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'C',
      States: {
        C: {
          Type: 'Choice',
          Choices: [{ Condition: `{% $states.input <= ${failures} %}`, Next: 'F' }],
          Default: 'P',
        },
        F: { Type: 'Fail' },
        P: { Type: 'Pass', End: true },
      },
    },
    ...tolerance,
    End: true,
  });

it.each<[number, JsonObject, boolean]>([
  [3, { ToleratedFailureCount: 1, ToleratedFailurePercentage: 50 }, false],
  [3, { ToleratedFailureCount: 5, ToleratedFailurePercentage: 10 }, false],
  [3, { ToleratedFailureCount: 5, ToleratedFailurePercentage: '{% 0 %}' }, false],
  [3, { ToleratedFailureCount: 0, ToleratedFailurePercentage: 50 }, false],
  [3, { ToleratedFailureCount: 3, ToleratedFailurePercentage: 30 }, true],
  [3, { ToleratedFailureCount: 3 }, true],
  [3, { ToleratedFailureCount: 2 }, false],
  [3, { ToleratedFailurePercentage: 30 }, true],
  [3, { ToleratedFailurePercentage: 29 }, false],
  [10, { ToleratedFailurePercentage: 100 }, true],
  [1, {}, false],
  [0, {}, true],
])('%i failures among ten with %j are tolerated: %s', async (failures, tolerance, isTolerated) => {
  harness = new Harness();
  const { status, error } = await harness.run(map(failures, tolerance));
  expect({ status, error }).toEqual(
    isTolerated
      ? { status: 'SUCCEEDED', error: undefined }
      : { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' },
  );
});

it('describes the tolerance of a map run as zero when it has none', async () => {
  harness = new Harness();
  const executionArn = await harness.start(map(0, { ToleratedFailureCount: 2 }));
  const { mapRuns } = await harness.api('ListMapRuns', { executionArn });
  const [{ mapRunArn }] = mapRuns as [{ mapRunArn: string }];
  expect(await harness.api('DescribeMapRun', { mapRunArn })).toMatchObject({
    toleratedFailureCount: 2,
    toleratedFailurePercentage: 0,
  });
});
