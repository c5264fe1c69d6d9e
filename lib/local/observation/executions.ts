import { ControlProblem, type ControlRoute, json, numberOf, requireMethod } from '../control-answers.ts';
import { activeStates } from '../inspect/active-states.ts';
import { type ExecutionRow, ExecutionsDatabase, startedExecutions } from '../inspect/executions-database.ts';
import { TimeText } from '../inspect/time-text.ts';
import type { StatesService } from '../states/service.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'];

/** An execution in a list. Instants are milliseconds since 1970. */
export interface ShownExecution {
  readonly number: number;
  readonly executionArn: string;
  readonly name: string;
  readonly machine: string;
  readonly status: string;
  readonly started: number;
  readonly stopped: number | null;
  readonly error: string | null;
  readonly redrives: number;
  /** The states that it is in, with the instant at which each was entered. */
  readonly standing: readonly { readonly state: string; readonly since: number }[];
}

/** Answers requests about executions, from the database of the engine. */
export class ExecutionRoutes {
  readonly #folder: string;
  readonly #states: StatesService;
  readonly #now: () => number;
  #opened: ExecutionsDatabase | undefined;

  constructor(folder: string, states: StatesService, now: () => number) {
    this.#folder = folder;
    this.#states = states;
    this.#now = now;
  }

  /**
   * - `GET executions?machine&status&name&error&before&limit`: newest first. `name` and `error` match parts of the text.
   *   `before` is the number of the last execution of the previous page. `related=NAME` finds those with the same name up to
   *   the last dash
   * - `GET executions/{arn}`: the states that it is in and what it waits for, who started it, and which executions it started
   */
  readonly route: ControlRoute = (request) => {
    requireMethod(request, 'GET');
    const { rest, query } = request;
    const [arn] = rest;
    return arn === undefined ? this.#list(query) : this.#one(arn);
  };

  close(): void {
    this.#opened?.close();
  }

  get #database(): ExecutionsDatabase {
    this.#opened ??= new ExecutionsDatabase(this.#folder);
    return this.#opened;
  }

  #list(query: URLSearchParams) {
    const text = (name: string): string | undefined => query.get(name) || undefined;
    const limit = numberOf(query, 'limit', [1, 500], 50);
    const before = query.has('before')
      ? numberOf(query, 'before', [1, Number.MAX_SAFE_INTEGER], 1)
      : undefined;
    const status = text('status')?.toUpperCase();
    if (status !== undefined && !STATUSES.includes(status))
      throw new ControlProblem(400, 'invalid-parameter', `status must be one of ${STATUSES.join(', ')}.`);
    const related = text('related');
    const filter = {
      status,
      stateMachine: text('machine'),
      nameContains: text('name'),
      error: text('error'),
      ...(related !== undefined && { prefix: groupOf(related) }),
    };
    const rows = this.#database.list({ ...filter, before }, limit + 1);
    return json({
      executions: rows.slice(0, limit).map((row) => this.#shown(row)),
      more: rows.length > limit,
      counts: Object.fromEntries(
        this.#database.counts({ ...filter, status: undefined }).map((one) => [one.status, one.count]),
      ),
      machines: this.#database.machines(),
    });
  }

  #one(arn: string) {
    const [name = '', family] = arn.split(':').toReversed();
    const row = this.#database.named(name).find((one) => family === undefined || one.family === family);
    if (!row) throw new ControlProblem(404, 'not-found', `There is no execution ${name}.`);
    const events = this.#database.history(row.id);
    const times = new TimeText('UTC');
    const own = this.#arnOf(row);
    const parent = row.machine < 0 ? this.#parentOfItem(row) : this.#database.parent(row, own);
    return json({
      ...this.#shown(row),
      standing: row.status === 'RUNNING' ? activeStates(this.#database, row.id, this.#now(), times) : [],
      parent: parent ? this.#arnOf(parent) : null,
      children: [...new Set(startedExecutions(events))],
      mapRuns: this.#database.mapRuns(row.id),
    });
  }

  #parentOfItem(row: ExecutionRow): ExecutionRow | undefined {
    const run = this.#database.mapRun(-row.machine);
    return run && this.#database.byId(run.execution);
  }

  #shown(row: ExecutionRow): ShownExecution {
    const { id, name, family, status, started, stopped, error, redrives } = row;
    const scopes = status === 'RUNNING' ? (this.#database.position(id)?.scopes ?? []) : [];
    const parents = new Set(scopes.map(({ parent }) => parent));
    return {
      ...{ number: id, executionArn: this.#arnOf(row), name, machine: family, status, started, stopped },
      ...{ error, redrives },
      standing: scopes.flatMap(({ run, id: scope }) =>
        run && !parents.has(scope) ? [{ state: run.name, since: run.enteredAt }] : [],
      ),
    };
  }

  #arnOf({ family, name }: ExecutionRow): string {
    return this.#states.arnOf(family, name);
  }
}

/** Returns the common part of the names of related executions: the name up to the last dash. */
function groupOf(name: string): string {
  const dash = name.lastIndexOf('-');
  return dash > 0 ? name.slice(0, dash) : name;
}
