import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../service.ts';
import { compileProgram } from '../definition/program.ts';
import { isInMap, type TestedState } from '../definition/tested-state.ts';
import type { Environment } from '../expression/environment.ts';
import { mapContext } from './context-object.ts';
import { type EngineContext, Execution } from './execution.ts';
import type { ExecutionRecord, Failure } from './model.ts';

/** A test that takes longer fails with `States.Timeout`. */
const MAX_DURATION = 5 * 60_000;

export interface StateTest {
  readonly tested: TestedState;
  readonly role: string;
  readonly input: string;
  readonly variables: JsonObject;
  /** The result of the state's work, instead of calls, branches and iterations. */
  readonly mock: { readonly result: JsonValue } | { readonly failure: Failure } | undefined;
  /** Replaces parts of the context object. */
  readonly context: JsonObject;
  /** How often the retrier for the mocked failure has been used. */
  readonly retries: number;
  /** The data that the ItemReader of the Map has read. Without them, the input holds the items. */
  readonly readerData: string | undefined;
  /** How many iterations have failed, of the Map itself or of the one around the state. */
  readonly failedIterations: number;
}

/** An execution of one state that only the test knows of. */
export class TestedExecution extends Execution {
  readonly test: StateTest;
  readonly inspection: JsonObject = {};
  /** The instant at which the test times out. */
  readonly limit: number;
  readonly #dues = new Map<number, number>();

  constructor(test: StateTest, engine: EngineContext) {
    const { name, state } = test.tested;
    const program = compileProgram({ StartAt: name, States: { [name]: state } });
    super(newRecord(test.input, engine.now()), { program, role: test.role }, engine);
    this.test = test;
    this.limit = engine.now() + MAX_DURATION;
  }

  due(timer: number): number {
    return this.#dues.get(timer) ?? Infinity;
  }

  override setTimer(...given: Parameters<Execution['setTimer']>): number {
    const id = super.setTimer(...given);
    this.#dues.set(id, given[2]);
    return id;
  }

  override emit(...given: Parameters<Execution['emit']>): number {
    const [, type, details] = given;
    if (details && (type === 'TaskSucceeded' || type === 'LambdaFunctionSucceeded'))
      this.inspection.result = (details.value as { output: string }).output;
    return super.emit(...given);
  }

  /** Returns the context of a tested state: that of the engine, overridden by what the test gives. */
  #context({ Execution: own, ...context }: JsonObject): JsonObject {
    const { RedriveCount: _, ...execution } = own as JsonObject;
    const { tested, input, context: given } = this.test;
    const first = mapContext({ Index: 0, Value: JSON.parse(input) as JsonValue });
    return { Execution: execution, ...context, ...(isInMap(tested) && { Map: first }), ...given };
  }

  override environment(...given: Parameters<Execution['environment']>): Environment {
    const environment = super.environment(...given);
    return { ...environment, context: () => this.#context(environment.context()) };
  }
}

function newRecord(input: string, started: number): ExecutionRecord {
  return {
    id: 0,
    machine: 0,
    family: 'TestState',
    name: randomUUID(),
    definition: 0,
    program: [],
    input,
    started,
    version: undefined,
    alias: undefined,
    traceHeader: undefined,
    item: undefined,
    status: 'RUNNING',
    stopped: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    redrives: 0,
    redriven: undefined,
  };
}

/** Returns the engine's context without anything that a test must not reach. */
export function quietContext(engine: EngineContext): EngineContext {
  const { identity, store, callService } = engine;
  return {
    identity,
    store,
    callService,
    now: () => engine.now(),
    send: () => {},
    track: (work) => engine.track(work),
    notifyStarted: () => {},
    notifyEnded: () => {},
    startExecution: () => {},
  };
}
