import {
  Activity,
  executionArn,
  type JsonObject,
  MovableClock,
  type ServiceRequest,
  StatesService,
} from 'cdk-local-runtime/services';
import { IDENTITY, PERSON, ROLE } from './engine.ts';
import { CHECK_DEFINITION, isEndless, MONTHS, planOf, YEAR, YEAR_OF_MONTHS } from './soak-plan.ts';

const START = Date.parse('2026-01-05T00:00:00Z');

/** How an execution ended. */
export interface Completion {
  readonly execution: number;
  readonly status: string;
  readonly output: JsonObject | undefined;
  readonly lasted: number;
}

export interface SoakResult {
  readonly ended: Completion[];
  /** Open executions of all kinds; there should be none. */
  readonly open: number;
  /** Answers that came after the end of their execution and were refused with `TaskTimedOut`. */
  readonly late: number;
  readonly nextTimer: number | undefined;
}

/** A year of executions that wait, ask and retry, under a clock that is moved, with a restart in the middle. */
export class SoakYear {
  readonly #activity = new Activity();
  readonly #clock = new MovableClock(this.#activity, { at: START });
  readonly #database: string;
  #states: StatesService;
  #late = 0;

  constructor(database: string) {
    this.#database = database;
    this.#states = this.#open();
  }

  #open(): StatesService {
    const states = new StatesService({
      identity: IDENTITY,
      clock: this.#clock,
      activity: this.#activity,
      database: this.#database,
      callService: (request) =>
        request.service === 'states' ? this.#states.handle(request) : this.#invoke(request),
    });
    states.start();
    return states;
  }

  async #api(operation: string, input: JsonObject): Promise<JsonObject> {
    return this.#states.handle({ service: 'states', operation, input, principal: PERSON });
  }

  async #invoke({ input }: ServiceRequest): Promise<JsonObject> {
    const payload = input.Payload as { execution: number; month: number; token: string; attempt: number };
    const { reply, after, failures } = planOf(payload.execution, payload.month);
    if (input.FunctionName === 'work') {
      if (payload.attempt >= failures) return { StatusCode: 200, Payload: 'done' };
      const Payload = { errorType: 'Busy', errorMessage: 'try again later' };
      return { StatusCode: 200, FunctionError: 'Unhandled', Payload };
    }
    if (reply !== 'none')
      this.#clock.setTimer(this.#clock.now() + after, () => this.#answer(payload.token, reply));
    return { StatusCode: 200, Payload: null };
  }

  #answer(taskToken: string, reply: 'success' | 'failure'): void {
    void this.#activity.track(async () => {
      try {
        if (reply === 'success') await this.#api('SendTaskSuccess', { taskToken, output: '{}' });
        else await this.#api('SendTaskFailure', { taskToken, error: 'Refused', cause: 'not now' });
      } catch (error) {
        if ((error as { code?: string }).code !== 'TaskTimedOut') throw error;
        this.#late++;
      }
    });
  }

  async #create(name: string, definition: JsonObject): Promise<string> {
    const made = await this.#api('CreateStateMachine', {
      name,
      roleArn: ROLE,
      definition: JSON.stringify(definition),
    });
    return made.stateMachineArn as string;
  }

  /** @param progress is called with the number of months that have passed. */
  async run(executions: number, progress: (months: number) => void = () => {}): Promise<SoakResult> {
    const check = await this.#create('check', CHECK_DEFINITION);
    const stateMachineArn = await this.#create('year', YEAR_OF_MONTHS);
    for (let execution = 0; execution < executions; execution++) {
      const last = isEndless(execution) ? 1000 : MONTHS;
      const input = JSON.stringify({ execution, last });
      await this.#api('StartExecution', { stateMachineArn, name: `year-${execution}`, input });
    }
    for (let month = 1; month <= 13; month++) {
      await this.#clock.advanceTo(START + (month * YEAR) / 12);
      progress(month);
      if (month !== 6) continue;
      this.#states.close();
      this.#states = this.#open();
    }
    const ended: Completion[] = [];
    for (let execution = 0; execution < executions; execution++) {
      const { status, output, stopDate } = await this.#api('DescribeExecution', {
        executionArn: executionArn(stateMachineArn, `year-${execution}`),
      });
      ended.push({
        execution,
        status: status as string,
        output: output === undefined ? undefined : (JSON.parse(output as string) as JsonObject),
        lasted: Math.round((stopDate as number) * 1000) - START,
      });
    }
    let open = 0;
    for (const arn of [check, stateMachineArn]) {
      const running = { stateMachineArn: arn, statusFilter: 'RUNNING', maxResults: 1000 };
      open += ((await this.#api('ListExecutions', running)).executions as JsonObject[]).length;
    }
    return { ended, open, late: this.#late, nextTimer: this.#clock.nextTimer() };
  }

  close(): void {
    this.#states.close();
    this.#clock.close();
  }
}
