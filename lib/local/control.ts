import { BackwardsError, type MovableClock, StoppedError } from './clock.ts';
import { ControlProblem, type ControlRoute, json, problem } from './control-answers.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { JsonObject } from './service.ts';

/** The prefix of the endpoint's paths that belong to the runtime and not to an AWS API. */
export const CONTROL_PATH = '/_local/';

/**
 * The names that pages of other ports of this machine may read and use, such as an app's own page that shows the clock.
 * Everything else (contents of the app, faults, logs) is for programs and for the runtime's own page.
 */
const FOR_OTHER_PORTS = new Set(['clock', 'status', 'timers', 'changes']);

/** Whether pages of other ports may use a path, which may have a query. */
export const isForOtherPorts = (path: string): boolean =>
  path.startsWith(CONTROL_PATH) && FOR_OTHER_PORTS.has(nameOf(path));

/** An ISO 8601 duration. Years and months have no fixed length and are refused. */
const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/;
const DURATION_PARTS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** Milliseconds that one command may move the clock: a hundred years, in which much falls due. */
const MAX_MOVE = 36_525 * 86_400_000;

const TOO_FAR = 'one command moves the clock by a hundred years at most';
const COMMANDS = 'advanceBy, advanceTo, toNextTimer, untilIdle, pause or run';
/** Milliseconds that `untilIdle` advances at most by default: an execution that waits for a person may wait a year. */
const IDLE_LIMIT = 31 * 86_400_000;

/**
 * Controls a running runtime, under `/_local/` of its endpoint:
 *
 * - `GET clock`: `{ now, running, aheadOfWallClock, nextTimer }`
 * - `POST clock` with one of `{"advanceBy": "P3D" | milliseconds}`, `{"advanceTo": "2026-12-01T09:00:00+08:00"}`,
 *   `{"toNextTimer": true}`, `{"untilIdle": true | "P90D"}`, `{"pause": true}`, `{"run": true}`. The answer comes when
 *   everything has settled. `untilIdle` advances until only recurring timers are left, by 31 days or the given duration at
 *   most. It answers whether nothing else is left (`idle`), the number of instants at which it stopped (`stops`), and the
 *   instant of the next non-recurring timer (`waitsUntil`)
 * - `GET status`: addresses and folders
 * - the routes in `routes` (observation/routes.ts), and the console's page at `/_local/` itself
 *
 * Invalid input is answered with problem+json (RFC 9457) and changes nothing. Going back is a conflict (409), and so is a move
 * that a pause ended before its target. Concurrent moves run one after the other, each by its full amount. One command moves
 * the clock by a hundred years at most, in whole milliseconds.
 */
export class Control {
  readonly #clock: MovableClock;
  readonly #status: () => JsonObject;
  readonly #routes: Readonly<Record<string, ControlRoute>>;

  /** @param routes answer the paths below each further name; the empty name is the page */
  constructor(
    clock: MovableClock,
    status: () => JsonObject,
    routes: Readonly<Record<string, ControlRoute>> = {},
  ) {
    this.#clock = clock;
    this.#status = status;
    this.#routes = routes;
  }

  /**
   * @param signal aborted when the client has left: its move of the clock then ends at the next instant
   * @param origin of the page that sent the request; it is one of this machine
   */
  async answer(
    method: string,
    path: string,
    body: Buffer,
    { signal, origin }: { signal?: AbortSignal; origin?: string | undefined } = {},
  ): Promise<HttpAnswer> {
    const [address = '', search = ''] = path.slice(CONTROL_PATH.length).split(/\?(.*)/s);
    const [name = '', ...rest] = address.split('/');
    if (origin === undefined || !FOR_OTHER_PORTS.has(name))
      return this.#answer(method, name, rest, search, body, signal);
    const answer =
      method === 'OPTIONS' ? PREFLIGHT : await this.#answer(method, name, rest, search, body, signal);
    const headers = { ...answer.headers, 'access-control-allow-origin': origin, vary: 'origin' };
    return { ...answer, headers };
  }

  async #answer(
    method: string,
    name: string,
    rest: readonly string[],
    search: string,
    body: Buffer,
    signal: AbortSignal | undefined,
  ): Promise<HttpAnswer> {
    const route = Object.hasOwn(this.#routes, name) ? this.#routes[name] : undefined;
    if (route) {
      try {
        const query = new URLSearchParams(search);
        return await route({ method, rest: rest.map(decodeURIComponent), query, body, signal });
      } catch (error) {
        if (error instanceof ControlProblem) return problem(error.status, error.type, error.message);
        if (error instanceof URIError)
          return problem(400, 'invalid-address', 'The address is not encoded correctly.');
        throw error;
      }
    }
    if (rest.length > 0 || (name !== 'clock' && name !== 'status')) {
      const names = ['clock', 'status', ...Object.keys(this.#routes)].filter((one) => one !== '');
      return problem(
        404,
        'not-found',
        `There is nothing at ${CONTROL_PATH}${[name, ...rest].join('/')}. The names are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
      );
    }
    if (method === 'GET') return json(name === 'clock' ? this.#state() : this.#status());
    if (name === 'clock' && method === 'POST') return this.#move(body, signal);
    return problem(405, 'method-not-allowed', `${method} is not supported at ${CONTROL_PATH}${name}.`);
  }

  async #move(body: Buffer, signal: AbortSignal | undefined): Promise<HttpAnswer> {
    let command: Command;
    try {
      command = parseCommand(body.toString());
    } catch (error) {
      return problem(400, 'invalid-command', (error as Error).message);
    }
    try {
      if (command.kind === 'untilIdle') {
        const { atMost } = command;
        const { idle, stops, next } = await this.#clock.advanceUntilIdle(
          (now) => now + atMost,
          undefined,
          signal,
        );
        const waitsUntil = next === undefined ? null : new Date(next).toISOString();
        return json({ ...this.#state(), idle, stops, waitsUntil });
      }
      if (command.kind === 'pause') this.#clock.pause();
      if (command.kind === 'run') this.#clock.run();
      if (command.kind === 'toNextTimer') await this.#clock.advanceToNextTimer(signal);
      if (command.kind === 'advanceBy') await this.#clock.advanceBy(command.milliseconds, signal);
      else if (command.kind === 'advanceTo') await this.#advanceTo(command.instant, signal);
      else await this.#clock.settle();
    } catch (error) {
      if (error instanceof BackwardsError) return problem(409, 'backwards', 'The clock never goes back.');
      if (error instanceof RangeError) {
        return problem(400, 'invalid-command', `This is not possible: ${error.message}.`);
      }
      if (error instanceof StoppedError) {
        const { now } = this.#state();
        return problem(
          409,
          'stopped',
          `The clock was paused before it reached the target. It is at ${String(now)}.`,
        );
      }
      if (signal?.aborted)
        return problem(409, 'stopped', 'The client left before the clock reached the target.');
      throw error;
    }
    return json(this.#state());
  }

  #advanceTo(instant: number, signal: AbortSignal | undefined): Promise<number> {
    if (instant - this.#clock.now() > MAX_MOVE) throw new RangeError(TOO_FAR);
    return this.#clock.advanceTo(instant, signal);
  }

  #state(): JsonObject {
    const { now, running, aheadOfWallClock } = this.#clock.state();
    const next = this.#clock.nextTimer();
    return {
      now: new Date(now).toISOString(),
      running,
      aheadOfWallClock,
      nextTimer: next === undefined ? null : new Date(next).toISOString(),
    };
  }
}

/** Returns `queues` for `/_local/queues/inbox?limit=3`. */
const nameOf = (path: string): string => path.slice(CONTROL_PATH.length).split(/[/?]/, 1)[0] ?? '';

const PREFLIGHT: HttpAnswer = {
  statusCode: 204,
  headers: {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  },
  body: '',
};

type Command =
  | { kind: 'pause' | 'run' | 'toNextTimer' }
  | { kind: 'untilIdle'; atMost: number }
  | { kind: 'advanceBy'; milliseconds: number }
  | { kind: 'advanceTo'; instant: number };

function parseCommand(text: string): Command {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`The body must be a JSON object with one of ${COMMANDS}.`);
  }
  const [entry, another] = Object.entries((value ?? {}) as Record<string, unknown>);
  if (!entry || another || Array.isArray(value)) {
    throw new Error(`The body must be a JSON object with one of ${COMMANDS}.`);
  }
  const [name, argument] = entry;
  if (name === 'pause' || name === 'run' || name === 'toNextTimer') {
    if (argument !== true) throw new Error(`${name} takes the value true.`);
    return { kind: name };
  }
  if (name === 'untilIdle') {
    return { kind: name, atMost: argument === true ? IDLE_LIMIT : parseDuration(argument, name) };
  }
  if (name === 'advanceBy') {
    return { kind: name, milliseconds: parseDuration(argument, name) };
  }
  if (name === 'advanceTo') {
    const instant = parseInstant(argument);
    if (instant === undefined) {
      throw new Error(
        'advanceTo takes an instant with its offset, such as 2026-12-01T09:00:00+08:00, to the millisecond at most.',
      );
    }
    return { kind: name, instant };
  }
  throw new Error(`${JSON.stringify(name)} is not a command: use one of ${COMMANDS}.`);
}

/** Returns milliseconds since 1970; undefined for text that is not an instant, including days and hours that do not exist. */
function parseInstant(text: unknown): number | undefined {
  const local = typeof text === 'string' ? text.match(INSTANT)?.[1] : undefined;
  if (local === undefined) return undefined;
  // `Date` reads 30 February as 2 March, and 24:00 as the next day.
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown) || new Date(shown).toISOString().slice(0, local.length) !== local) return undefined;
  const instant = Date.parse(text as string);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * Returns the milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds (to the millisecond), or of a
 * number.
 * @throws Error for anything else: a number that is negative or not whole, or more than a hundred years
 */
function parseDuration(value: unknown, what = 'The command'): number {
  const milliseconds = typeof value === 'number' ? value : durationOf(value);
  if (milliseconds === undefined || !Number.isInteger(milliseconds) || milliseconds < 0) {
    const isOfCalendar = typeof value === 'string' && /^P\d+[YM]/.test(value);
    const why = isOfCalendar
      ? ' Months and years have no fixed length: give days, or an instant to move to.'
      : '';
    throw new Error(`${what} takes a duration such as P3D or PT12H30M, or whole milliseconds.${why}`);
  }
  if (milliseconds > MAX_MOVE) throw new Error(`${what}: ${TOO_FAR}.`);
  return milliseconds;
}

function durationOf(value: unknown): number | undefined {
  const parts = typeof value === 'string' && !/[PT]$/.test(value) ? value.match(DURATION) : null;
  if (!parts) return undefined;
  const fraction = Number((parts[DURATION_PARTS.length + 1] ?? '').padEnd(3, '0'));
  return DURATION_PARTS.reduce(
    (sum, length, index) => sum + length * Number(parts[index + 1] ?? 0),
    fraction,
  );
}
