import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { itemName } from '../engine/ending.ts';
import type { Engine } from '../engine/engine.ts';
import { NO_LIMIT } from '../engine/items.ts';
import { MAX_DISTRIBUTED_CONCURRENCY } from '../engine/quotas.ts';
import type { ItemStatus, MapRunRecord } from '../store/map-runs.ts';
import type { Store } from '../store/store.ts';
import { page } from './pages.ts';
import { type Arns, answer, checkBounds, invalidArn, seconds, text } from './parameters.ts';

/** The runs of distributed Maps. */
export class MapRuns {
  readonly #store: Store;
  readonly #engine: Engine;
  readonly #arns: Arns;

  constructor(store: Store, engine: Engine, arns: Arns) {
    this.#store = store;
    this.#engine = engine;
    this.#arns = arns;
  }

  describe(input: JsonObject): JsonObject {
    const run = this.#find(input);
    const parent = this.#store.execution(run.execution);
    const counts = this.#store.mapRuns.counts(run.id);
    const again = this.#pendingRedrive(run);
    const count = (what: 'items' | 'children'): JsonObject => {
      const of = (status: ItemStatus): number => counts.get(status)?.[what] ?? 0;
      return {
        pending: of('PENDING') - again[what],
        running: of('RUNNING'),
        succeeded: of('SUCCEEDED'),
        failed: of('FAILED'),
        timedOut: of('TIMED_OUT'),
        aborted: of('ABORTED'),
        total: [...counts.values()].reduce((sum, value) => sum + value[what], 0),
        resultsWritten: 0,
        failuresNotRedrivable: 0,
        pendingRedrive: again[what],
      };
    };
    return answer({
      mapRunArn: run.arn,
      executionArn: parent && this.#arns.execution(parent.family, parent.name),
      status: run.status,
      startDate: seconds(run.started),
      stopDate: run.stopped === undefined ? undefined : seconds(run.stopped),
      maxConcurrency: run.concurrency,
      toleratedFailurePercentage: given(run.toleratedPercentage),
      toleratedFailureCount: given(run.toleratedCount),
      itemCounts: count('items'),
      executionCounts: count('children'),
      redriveCount: run.redrives,
      redriveDate: run.redriven === undefined ? undefined : seconds(run.redriven),
    });
  }

  /** Counts what a redriven run still has to run again: pending items that already have an execution. */
  #pendingRedrive(run: MapRunRecord): { children: number; items: number } {
    const again = { children: 0, items: 0 };
    if (run.redrives === 0) return again;
    for (const { item, size } of this.#store.mapRuns.pendingSizes(run.id)) {
      if (!this.#store.executionByName(-run.id, itemName(run.id, item))) continue;
      again.children++;
      again.items += size;
    }
    return again;
  }

  list(input: JsonObject): JsonObject {
    const arn = this.#arns.checkExecution(text(input, 'executionArn'));
    const parent = this.#store.executionByArn(arn);
    if (!parent) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    const runs = this.#store.mapRuns.ofExecution(parent.id);
    const { items, nextToken } = page(`mapRuns/${parent.id}`, runs, input, ({ id }) => id);
    return answer({
      mapRuns: items.map((run) =>
        answer({
          executionArn: arn,
          mapRunArn: run.arn,
          stateMachineArn: this.#arns.stateMachine(run.arn.split(':').at(-2) as string),
          startDate: seconds(run.started),
          stopDate: run.stopped === undefined ? undefined : seconds(run.stopped),
        }),
      ),
      nextToken,
    });
  }

  update(input: JsonObject): JsonObject {
    const run = this.#find(input);
    run.concurrency = limit(input, 'maxConcurrency', run.concurrency) || MAX_DISTRIBUTED_CONCURRENCY;
    run.toleratedCount = limit(input, 'toleratedFailureCount', run.toleratedCount);
    run.toleratedPercentage = limit(input, 'toleratedFailurePercentage', run.toleratedPercentage, 100);
    this.#store.mapRuns.update(run);
    this.#engine.send(run.execution, { type: 'mapRun', run: run.id });
    return {};
  }

  #find(input: JsonObject): MapRunRecord {
    const arn = text(input, 'mapRunArn', 2000);
    if (!/^arn:[^:]+:states:[^:]*:\d{12}:mapRun:[^:]+:[^:]+$/.test(arn)) throw invalidArn(arn);
    const run = this.#store.mapRuns.byArn(arn);
    if (!run) throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
    return run;
  }
}

/** A limit as `DescribeMapRun` shows it: 0 if there is none. */
const given = (limit: number): number => (limit === NO_LIMIT ? 0 : limit);

/** The new limit of a map run; the current one if the request has none. */
function limit(input: JsonObject, name: string, present: number, maximum = Number.MAX_SAFE_INTEGER): number {
  const value = input[name];
  if (value === undefined || value === null) return present;
  const isPercentage = maximum === 100;
  if (typeof value !== 'number' || !(isPercentage || Number.isInteger(value)))
    throw new AwsError('SerializationException', `${name} must be a number`);
  return checkBounds(value, name, 0, maximum);
}
