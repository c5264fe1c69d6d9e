import {
  Activity,
  executionArn,
  type JsonObject,
  MovableClock,
  StatesService,
  type StatesServiceOptions,
} from 'cdk-local-runtime/services';

export const IDENTITY = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
export const PERSON = { arn: 'arn:aws:iam::000000000000:root' };
export const ROLE = 'arn:aws:iam::000000000000:role/bench';

/** The engine by itself: its functions return their input at once. */
export class BenchEngine {
  readonly activity = new Activity();
  readonly clock: MovableClock;
  readonly states: StatesService;
  readonly #waiting = new Map<string, () => void>();
  #listener: (arn: string) => void = () => {};

  /**
   * @param at the instant at which the clock stands still; left out, the clock runs.
   * @param durability that of the process unless given, so that the machine's disk is not what is measured
   */
  constructor(database: string, at?: number, durability: StatesServiceOptions['durability'] = 'process') {
    this.clock = new MovableClock(this.activity, at === undefined ? { offset: 0 } : { at });
    this.states = new StatesService({
      identity: IDENTITY,
      clock: this.clock,
      activity: this.activity,
      database,
      durability,
      callService: async ({ input }) => ({ StatusCode: 200, Payload: input.Payload ?? null }),
      onEnded: (arn) => {
        this.#waiting.get(arn)?.();
        this.#waiting.delete(arn);
        this.#listener(arn);
      },
    });
    this.states.start();
  }

  onEnded(listener: (arn: string) => void): void {
    this.#listener = listener;
  }

  api(operation: string, input: JsonObject): Promise<JsonObject> {
    return this.states.handle({ service: 'states', operation, input, principal: PERSON });
  }

  async create(name: string, definition: JsonObject): Promise<string> {
    const made = await this.api('CreateStateMachine', {
      name,
      roleArn: ROLE,
      definition: JSON.stringify(definition),
    });
    return made.stateMachineArn as string;
  }

  /** Starts an execution and resolves with its ARN when it has ended. */
  async execute(stateMachineArn: string, name: string, input: string): Promise<string> {
    const arn = executionArn(stateMachineArn, name);
    const ended = new Promise<void>((resolve) => this.#waiting.set(arn, resolve));
    await this.api('StartExecution', { stateMachineArn, name, input });
    await ended;
    return arn;
  }

  close(): void {
    this.states.close();
    this.clock.close();
  }
}
