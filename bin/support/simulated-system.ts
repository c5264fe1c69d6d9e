import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type JsonObject,
  KeptThreads,
  type LocalRuntime,
  type ScheduleDefinition,
  startLocalRuntime,
} from 'cdk-local-runtime';
import { accounts, audience } from './accounts.ts';
import { nextDeadline } from './next-deadline.ts';
import { localCode } from './project-assembly.ts';
import { enterSampleStaff } from './sample-staff.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as received. `bodyOf` of the tests checks it and types it by its operation. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  /** A sign-in of `accounts.ts`; default: not signed in. */
  readonly as?: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly key?: string;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Functions keep their connections for each instance (`functions/common/connections/once.ts`). */
const threads = new KeptThreads({ perRuntime: 1 });

/**
 * Ends the thread that a closed system leaves for the next one of this process. A command has to call it at its end: the thread
 * keeps the process from ending.
 */
export const endKeptThreads = (): Promise<void> => threads.close();

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };

/**
 * Starts the runtime of a simulated system: with the sign-ins of `accounts.ts`, the staff among them in the directory, and a
 * stopped clock.
 */
export async function runtimeOf(options: {
  readonly assembly: string;
  readonly at: string;
  readonly dataFolder?: string | undefined;
  readonly usageFolder?: string | undefined;
  /** Runs each function from the file that is deployed, in threads of its own. */
  readonly asDeployed?: boolean;
  /** The portal links to the console of the runtime and shows its clock, as after `npm start`. */
  readonly withConsole?: boolean;
}): Promise<LocalRuntime> {
  const { assembly, at, dataFolder, usageFolder, asDeployed = false, withConsole = false } = options;
  const runtime = await startLocalRuntime({
    assembly,
    ...(!asDeployed && { functionCode: localCode, threads }),
    identity,
    clock: { at: Date.parse(at) },
    parameters: ({ endpoint, issuer }) => ({
      TokenIssuer: issuer ?? '',
      TokenAudience: audience,
      PortalClientId: 'local',
      ...(withConsole && { ConsoleUrl: `${endpoint}/_local/` }),
    }),
    identityProvider: { accounts, audience },
    // Discarded with the assembly when the code has changed.
    compileCache: join(assembly, 'compiled'),
    ...(dataFolder !== undefined && { dataFolder }),
    ...(usageFolder !== undefined && { usageFolder }),
  });
  await enterSampleStaff(runtime.endpoint, accounts);
  return runtime;
}

const hour = 3_600_000;
/** The full hour at or after an instant. The offset of Beijing from UTC is a whole number of hours. */
const nextHour = (instant: number): number => Math.ceil(instant / hour) * hour;

/** Sparse schedules, for tests in which the hour does not matter. */
const sweepName = 'SweepDeadlines';
const rounds = [
  [sweepName, 'cron(0 7 1/2 * ? *)'],
  ['SendDigests', 'cron(0 8 ? * MON *)'],
  ['ReconcileCases', 'cron(0 8 1 * ? *)'],
  ['ListRetention', 'cron(0 8 1 * ? *)'],
  ['FindHardship', 'cron(15 6 1 * ? *)'],
  ['SignHistory', 'cron(15 1 1 * ? *)'],
] as const;

/** The whole system on the local runtime, with its clock stopped at a Beijing instant. */
export class SimulatedSystem {
  readonly runtime: LocalRuntime;
  readonly #api: string;
  readonly #tokens = new Map<string, string>();

  protected constructor(runtime: LocalRuntime) {
    this.runtime = runtime;
    const [api] = runtime.apis;
    if (!api) throw new Error('the app has no API');
    this.#api = api.url;
  }

  /** @param options `at`: a Beijing instant such as `2026-11-20T09:00:00+08:00` */
  static async begin(options: {
    readonly assembly: string;
    readonly at: string;
    readonly dataFolder?: string | undefined;
    readonly usageFolder?: string | undefined;
  }): Promise<SimulatedSystem> {
    return new SimulatedSystem(await runtimeOf(options));
  }

  close(): Promise<void> {
    return this.runtime.close();
  }

  /** Calls the API and waits until everything that the call has set off has finished. */
  async call(method: string, path: string, call: Call = {}): Promise<ApiAnswer> {
    const answer = await this.send(method, path, call);
    await this.runtime.settle();
    return answer;
  }

  /** Calls the API without waiting for its effects. */
  async send(method: string, path: string, call: Call = {}): Promise<ApiAnswer> {
    const token = call.token ?? (call.as === undefined ? undefined : await this.#tokenOf(call.as));
    const body = call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const response = await fetch(`${this.#api}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': call.key ?? randomUUID() }),
        ...(call.language !== undefined && { 'accept-language': call.language }),
        ...call.headers,
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const isFile = response.headers.get('content-type') === 'application/pdf';
    const answered = isFile ? { text } : text === '' ? {} : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: answered };
  }

  async #tokenOf(account: string): Promise<string> {
    const known = this.#tokens.get(account);
    if (known !== undefined) return known;
    const token = await this.runtime.identityProvider?.tokenFor(account);
    if (token === undefined) throw new Error(`there is no account ${account}`);
    this.#tokens.set(account, token);
    return token;
  }

  /** Moves the clock to a Beijing instant; everything that falls due on the way happens. */
  async to(at: string): Promise<void> {
    await this.runtime.clock.advanceTo(Date.parse(at));
  }

  /**
   * Moves the clock to a Beijing instant like `to`, but with all schedules except the digests disabled until two hours before.
   * They then catch up on everything that fell due. For tests in which nothing happens on the way, since every sweep takes
   * time.
   */
  async skipTo(at: string): Promise<void> {
    const schedules = (await this.#schedules()).filter(({ Name }) => !Name.includes('SendDigests'));
    const change = (State: 'ENABLED' | 'DISABLED') => {
      for (const schedule of schedules) this.runtime.schedules.put({ ...schedule, State });
    };
    change('DISABLED');
    await this.runtime.clock.advanceTo(Date.parse(at) - 2 * 60 * 60 * 1000);
    change('ENABLED');
    await this.to(at);
  }

  /**
   * Runs the schedules rarely: the sweep every other day at seven, the digests once a week, all others once a month. For tests
   * of months and years in which the hour does not matter.
   */
  async useSparseSchedules(): Promise<void> {
    for (const schedule of await this.#schedules()) {
      const [, seldom] = rounds.find(([name]) => schedule.Name.includes(name)) ?? [];
      if (seldom === undefined) throw new Error(`${schedule.Name} has no sparse schedule`);
      this.runtime.schedules.put({ ...schedule, ScheduleExpression: seldom });
    }
  }

  /**
   * Moves the clock to a Beijing instant like `to`, but sweeps deadlines only in the hours in which one is due. Each step
   * happens
   * at the time of the hourly sweep.
   */
  async toByTheHour(at: string): Promise<void> {
    const target = Date.parse(at);
    const { clock } = this.runtime;
    const sweep = (await this.#schedules()).find(({ Name }) => Name.includes(sweepName));
    if (!sweep) throw new Error('the app has no sweep of deadlines');
    const enable = (State: 'ENABLED' | 'DISABLED') =>
      this.runtime.schedules.put({ ...sweep, ScheduleExpression: 'cron(0 * * * ? *)', State });
    enable('DISABLED');
    for (let now = clock.now(); now < target; now = clock.now()) {
      // Deadlines of the past hour may have appeared since the last sweep.
      const due = await nextDeadline(this.runtime.endpoint, now - hour);
      const sweptAt = due === undefined ? target + hour : nextHour(Math.max(Date.parse(due), now + 1));
      // A timer can create a new deadline.
      const next = Math.min(sweptAt, Math.max(clock.nextTimer() ?? target, now + 1), target);
      if (next === sweptAt) {
        await clock.advanceTo(sweptAt - 1);
        enable('ENABLED');
      }
      await clock.advanceTo(next);
      enable('DISABLED');
    }
  }

  async #schedules(): Promise<ScheduleDefinition[]> {
    const { Schedules } = await this.aws('scheduler', 'ListSchedules', {});
    return Promise.all(
      (Schedules as { Name: string }[]).map(async ({ Name }) => {
        const { Arn: _arn, ...schedule } = await this.aws('scheduler', 'GetSchedule', { Name });
        return schedule as JsonObject & ScheduleDefinition;
      }),
    );
  }

  /** Makes an AWS call as the account's root, like the AWS CLI. */
  aws(service: string, operation: string, input: JsonObject): Promise<JsonObject> {
    return this.runtime.callService({
      service,
      operation,
      input,
      principal: { arn: `arn:${identity.partition}:iam::${identity.accountId}:root` },
    });
  }

  /** Finds the name of the table of cases. */
  async tableName(): Promise<string> {
    const { TableNames } = await this.aws('dynamodb', 'ListTables', {});
    const [name] = TableNames as string[];
    if (name === undefined) throw new Error('the app has no table');
    return name;
  }
}
