import type { HttpAnswer } from './http-answer.ts';
import type { JsonObject } from './service.ts';

/** A request below `/_local/`. */
export interface ControlRequest {
  readonly method: string;
  /** The decoded path after the name: `['count-parcels']` for `/_local/logs/count-parcels`. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal | undefined;
}

/** Answers the requests below one name. */
export type ControlRoute = (request: ControlRequest) => HttpAnswer | Promise<HttpAnswer>;

/** The request of a client cannot be carried out: problem+json (RFC 9457). */
export class ControlProblem extends Error {
  readonly status: number;
  readonly type: string;

  /** @param type in kebab case, such as `not-found` */
  constructor(status: number, type: string, detail: string) {
    super(detail);
    this.status = status;
    this.type = type;
  }
}

export function json(value: object): HttpAnswer {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

export function problem(status: number, type: string, detail: string): HttpAnswer {
  const body: JsonObject = { type: `about:blank#${type}`, title: type.replaceAll('-', ' '), status, detail };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/** @throws ControlProblem 405 when the method is not allowed */
export function requireMethod({ method }: ControlRequest, ...allowed: readonly string[]): void {
  if (!allowed.includes(method))
    throw new ControlProblem(
      405,
      'method-not-allowed',
      `This takes ${allowed.join(' and ')}, not ${method}.`,
    );
}

/**
 * Returns a whole number from the query.
 * @throws ControlProblem 400 when it is not a whole number, or is out of range
 */
export function numberOf(
  query: URLSearchParams,
  name: string,
  range: readonly [number, number],
  otherwise: number,
): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const value = Number(given);
  const [minimum, maximum] = range;
  if (given.trim() === '' || !Number.isInteger(value) || value < minimum || value > maximum)
    throw new ControlProblem(
      400,
      'invalid-parameter',
      `${name} must be a whole number from ${minimum} to ${maximum}.`,
    );
  return value;
}
